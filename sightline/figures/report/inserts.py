"""Numbers put into sentences, the report's own and those of its commentary.

{figure:contacts.exploitation}            the number, of the report's year
{figure:contacts.by_source:police}        one part of a breakdown
{figure:contacts.exploitation@2021/22}    another year, or the years together, of the report
{count:contacts.by_source:police}         how many are behind a percentage
{base:contacts.by_outcome}                what a percentage is a percentage of
{average:contacts.exploitation}           over the years of the report
{change:contacts.exploitation}            against the year before, in words
{words:contacts.by_source:police}         a percentage as a fraction, in words
{most:contacts.by_source:3}               the largest parts, in words, with their numbers
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sightline.figures.definitions.catalogue import NOT_RECORDED, figures
from sightline.figures.definitions.periods import NotAPeriod, Period, read_period
from sightline.figures.definitions.results import Result
from sightline.figures.report.blocks import NUMBER, Line, Run
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import MEANING, NoSuchNumber, Number, Numbers, printed

INSERT = re.compile(r"\{([^{}]*)\}")
FORM = re.compile(
    r"(figure|count|base|average|change|words|most):([a-z_0-9]+\.[a-z_0-9]+)(?::([^@{}]+))?(?:@([^{}]+))?"
)
BEGINS = re.compile(r"(^|[.!?] )$")  # what comes next begins a sentence
SIMPLE = [Fraction(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole)]
NAMES = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 10: "tenth"}
COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class CannotInsert(ValueError):
    """What stands between braces is no insert; the sentence says why."""


def line(numbers: Numbers, text: str) -> tuple[Line, tuple[str, ...]]:
    """Return a sentence with its numbers in it, and the figures they come from; raises CannotInsert."""
    runs: list[Run] = []
    used: list[str] = []
    place = 0
    for found in INSERT.finditer(text):
        runs.append(Run(text[place : found.start()]))
        made, figure = inserted(numbers, found[1])
        runs += _begun(made) if made and BEGINS.search(text[: found.start()]) else made
        used.append(figure)
        place = found.end()
    runs.append(Run(text[place:]))
    return tuple(each for each in runs if each.text), tuple(dict.fromkeys(used))


def _begun(runs: list[Run]) -> list[Run]:
    """Let words that begin a sentence begin with a capital."""
    first = runs[0].text
    return [replace(runs[0], text=first[:1].upper() + first[1:]), *runs[1:]]


def inserted(numbers: Numbers, text: str) -> tuple[list[Run], str]:
    """What one insert stands for, and its figure; raises CannotInsert."""
    form = FORM.fullmatch(text)
    if form is None:
        raise CannotInsert(f"{{{text}}} is not a number to insert; write {{figure:contacts.exploitation}}")
    kind, figure, part, when = form[1], form[2], form[3] or "", form[4]
    if figure not in figures():
        raise CannotInsert(f"{{{text}}}: there is no figure called {figure}")
    try:
        return MAKERS[kind](numbers, figure, part, _period(numbers, when)), figure
    except (NoSuchNumber, NotAPeriod, ValueError) as error:
        raise CannotInsert(f"{{{text}}}: {error}") from error


def _period(numbers: Numbers, text: str | None) -> Period:
    if not text:
        return numbers.year
    period = read_period(text)
    if period not in numbers.periods:
        raise NoSuchNumber(f"this report has no numbers for {period}")
    return period


def shown(number: Number) -> Run:
    return Run(number.text, NUMBER, MEANING.get(number.symbol, ""), number)


def _figure(numbers: Numbers, figure: str, part: str, period: Period) -> list[Run]:
    return [shown(numbers.number(figure, part, period))]


def _count(numbers: Numbers, figure: str, part: str, period: Period) -> list[Run]:
    return [shown(numbers.count(figure, part, period))]


def _base(numbers: Numbers, figure: str, _part: str, period: Period) -> list[Run]:
    return [shown(numbers.base(figure, period))]


def _average(numbers: Numbers, figure: str, part: str, _period: Period) -> list[Run]:
    return [shown(numbers.average(figure, part))]


def _change(numbers: Numbers, figure: str, part: str, period: Period) -> list[Run]:
    """Against the year before, where both are printed."""
    before = Period(period.first_year - 1, period.last_year - 1)
    if before not in numbers.years or period not in numbers.years:
        return [Run("with no earlier year to set beside it")]
    now, then = numbers.number(figure, part, period), numbers.number(figure, part, before)
    if now.value is None or then.value is None:
        return [Run(f"which cannot be set beside {before}")]
    more = now.value - then.value
    if not more:
        return [Run(f"the same as in {before}")]
    unit = " percentage points" if now.unit == "%" else ""
    size = Number(
        abs(Decimal(more)) if isinstance(more, Decimal) else abs(int(more)),
        "",
        "£" if now.unit == "£" else "",
        figure,
    )
    return [
        shown(size),
        Run(f"{unit} {'more' if more > 0 else 'fewer' if not unit else 'less'} than in {before}"),
    ]


def _words(numbers: Numbers, figure: str, part: str, period: Period) -> list[Run]:
    found = numbers.number(figure, part, period)
    if found.value is None or found.unit != "%":
        return [shown(found)]
    return [Run(in_words(Fraction(found.value) / 100), NUMBER, "", found)]


def in_words(share: Fraction) -> str:
    """A share as the nearest plain fraction: `about two fifths`, `just over a half`."""
    if share in (0, 1):
        return "none" if share == 0 else "all"
    nearest = min(SIMPLE, key=lambda each: (abs(each - share), each.denominator))
    away = share - nearest
    if abs(away) > Fraction(3, 100):
        return "fewer than one in ten" if share < Fraction(1, 10) else "more than nine in ten"
    part, whole = nearest.numerator, nearest.denominator
    named = f"a {NAMES[whole]}" if part == 1 else f"{COUNTS[part]} {NAMES[whole]}s"
    named = "half" if nearest == Fraction(1, 2) else named
    if abs(away) < Fraction(1, 200):
        return named if not away else f"about {named}"
    return f"just over {named}" if away > 0 else f"just under {named}"


def _most(numbers: Numbers, figure: str, part: str, period: Period) -> list[Run]:
    """The largest printed parts; it says so where a part is withheld."""
    results = [each for each in numbers.results(figure, period) if each.part != NOT_RECORDED]
    known = [each for each in results if each.value]
    largest = sorted(known, key=lambda each: -Decimal(each.value or 0))[: int(part or 3)]
    if not largest:
        return [Run("none that can be shown")]
    runs: list[Run] = []
    for place, each in enumerate(largest):
        joined = "" if not place else " and " if place == len(largest) - 1 else ", "
        runs += [Run(f"{joined}{_small(each)} ("), shown(printed(each)), Run(")")]
    if any(each.symbol == "c" for each in results):
        runs.append(Run(" among those that can be shown"))
    return runs


def _small(result: Result) -> str:
    """A label as it stands within a sentence."""
    said = label(result.figure, result.part)
    keeps = said.startswith(
        ("SEN", "GP", "NHS", "White", "Asian", "Black", "Mixed", "Other White", "Police and Crime")
    )
    return said if keeps else said[:1].lower() + said[1:]


MAKERS: dict[str, Callable[[Numbers, str, str, Period], list[Run]]] = {
    "figure": _figure,
    "count": _count,
    "base": _base,
    "average": _average,
    "change": _change,
    "words": _words,
    "most": _most,
}
