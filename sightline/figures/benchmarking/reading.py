"""Reading a return: against its schema, figure by figure, and for what could be worked out of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from sightline.core.delimited import shown
from sightline.figures.benchmarking.data_sets import set_of
from sightline.figures.benchmarking.making import Content
from sightline.figures.benchmarking.parsing import Unreadable, parsed
from sightline.figures.benchmarking.schema import schema
from sightline.figures.benchmarking.worked_out import Attack, Contradiction
from sightline.figures.definitions.catalogue import COUNT, MEAN, MOST, NOT_RECORDED, Figure, figures
from sightline.figures.definitions.output import TENTH
from sightline.figures.definitions.periods import NotAPeriod, Period, read_period
from sightline.figures.definitions.results import Result, rounded
from sightline.figures.disclosure.items import is_small
from sightline.figures.disclosure.quantities import is_exempt

MOST_FAULTS = 30
KEPT = ("data_set", "figure", "definition", "part", "value", "numerator", "denominator", "symbol")
SMALL = "a count of 1 to 5 must be withheld: write c under symbol, and leave value, numerator and denominator empty"
WORDS = {
    "required": "something is missing here",
    "additionalProperties": "there is something here that a return does not have",
    "type": "this is not of the right kind",
    "enum": "this is none of the words that may stand here",
    "const": "this is not a return of this kind and version",
    "pattern": "this is not written as it has to be",
    "minimum": "this is too low",
    "maximum": "this is too high",
    "maxLength": "this is too long",
    "minLength": "this is empty",
    "minItems": "there is nothing here",
    "maxItems": "there are too many",
    "oneOf": "the number of children, its source and its year go together, or none of them is given",
}
NO_NAME = "the name of an area begins with a letter or figure and is on one line"
CONTRADICTS = (
    "These numbers cannot all be true together: a total, a base and the parts of some figure do not agree."
)


@dataclass(frozen=True)
class Read:
    """A return that was read: what is kept of it, and its numbers. `otherwise`: how a figure is counted there."""

    content: Content
    period: Period
    results: tuple[Result, ...]
    otherwise: Mapping[str, str]
    editions: Mapping[str, str]


def read(data: bytes) -> Read:
    """Read a file; raises Unreadable with every fault that was found and where each stands."""
    given, table = parsed(data)
    faults = list(_against_schema(given, table))
    if faults:
        raise Unreadable(*_some(faults))
    faults = list(_faults(given, table))
    if faults:
        raise Unreadable(*_some(faults))
    made = taken(_plain(given))
    attacked = list(given_away(made))
    if attacked:
        raise Unreadable(*_some(attacked))
    return made


def taken(content: Content) -> Read:
    """The numbers of a return that is sound."""
    listed = content["figures"]
    return Read(
        content,
        read_period(content["period"]),
        tuple(_result(each) for each in listed),
        {each["figure"]: each["counted_otherwise"] for each in listed if each["counted_otherwise"]},
        {each["figure"]: each["definition"] or "" for each in listed},
    )


def given_away(made: Read) -> Iterator[str]:
    """Say which withheld counts could be worked out of the others."""
    try:
        for each in Attack(made.period, made.results, frozenset(made.otherwise)).worked_out():
            part = f", {each.part}" if each.part else ""
            yield (
                f"{each.figure.id}{part}: it is withheld, and follows from the other numbers of the return. "
                "Withhold one more of those it adds up with."
            )
    except Contradiction:
        yield CONTRADICTS


def _some(faults: Sequence[str]) -> list[str]:
    more = len(faults) - MOST_FAULTS
    return [*faults[:MOST_FAULTS], *([f"And {more} more."] if more > 0 else [])]


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _against_schema(given: Any, table: bool) -> Iterator[str]:
    for error in sorted(_validator().iter_errors(given), key=lambda each: list(map(str, each.absolute_path))):
        where = _place([*error.absolute_path], given, table)
        yield f"{where}: {WORDS.get(str(error.validator), 'this is wrong')}{_what(error)}."


def _what(error: ValidationError) -> str:
    if error.validator == "required":
        absent = [name for name in error.validator_value if name not in error.instance]
        return f": {', '.join(absent)}"
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        return f": {', '.join(shown(name) for name in error.instance if name not in known)}"
    return f": {shown(str(error.instance))}" if isinstance(error.instance, str | int | float) else ""


def _place(path: Sequence[str | int], given: Any, table: bool) -> str:
    if not path:
        return "The return"
    if path[0] != "figures" or len(path) == 1:
        return ", ".join(map(str, path))
    number = int(path[1])
    field = "".join(f", {each}" for each in path[2:])
    if table:
        return f"row {number + 2}{field}"
    each = given["figures"][number]
    named = (
        [shown(str(each[name])) for name in ("figure", "part") if each.get(name)]
        if isinstance(each, dict)
        else []
    )
    return f"figures, number {number + 1}{' (' + ', '.join(named) + ')' if named else ''}{field}"


def _faults(given: Content, table: bool) -> Iterator[str]:
    if not _is_name(given["area"]["name"]):
        yield f"{'row 2, area' if table else 'area, name'}: {NO_NAME}: {shown(given['area']['name'])}."
    try:
        period = read_period(given["period"])
        if period.first_year != period.last_year:
            yield "period: a return is of one financial year."
    except NotAPeriod as error:
        yield f"period: {error}"
    seen: dict[tuple[str, str], int] = {}
    for number, each in enumerate(given["figures"]):
        key = (each["figure"], each["part"])
        place = _place(["figures", number], given, table)
        if key in seen:
            yield f"{place}: the same figure and part stands earlier, as number {seen[key] + 1}."
        seen.setdefault(key, number)
        for fault in _of(each):
            yield f"{place}, {fault}."


def _is_name(said: str) -> bool:
    """Whether it begins as a name does; a spreadsheet reckons what begins with a sign."""
    return said.strip()[:1].isalnum() and said.isprintable()


def _of(each: Content) -> Iterator[str]:
    figure = figures()[each["figure"]]
    if set_of()[figure.id] != each["data_set"]:
        yield f"data_set: {figure.id} belongs to {set_of()[figure.id]}"
    if figure.by and figure.parts is not None and each["part"] not in (*figure.parts, NOT_RECORDED):
        yield f"part: “{shown(each['part'])}” is not one of {', '.join(figure.parts)}, {NOT_RECORDED}"
    if not figure.by and each["part"]:
        yield f"part: {figure.id} has no breakdown"
    if each["definition"] is None and not each.get("counted_otherwise", "").strip():
        yield "definition: give the definition counted by, or say under counted_otherwise how it is counted"
    yield from _numbers(each, figure)


def _numbers(each: Content, figure: Figure) -> Iterator[str]:
    value, top, base = each["value"], each["numerator"], each["denominator"]
    if each["symbol"]:
        if (value, top, base) != (None, None, None):
            yield "symbol: where there is a symbol there is no number"
    elif figure.kind in (COUNT, MOST, MEAN):
        if value is None or (top, base) != (None, None):
            yield "value: this figure has a value and neither numerator nor denominator"
        elif figure.kind != MEAN and value != int(value):
            yield "value: a count is a whole number"
        elif figure.kind == COUNT and is_small(int(value)) and not is_exempt(figure):
            yield f"value: {SMALL}"
    elif top is None or base is None:
        yield "numerator: a percentage comes with its numerator and denominator"
    else:
        yield from _share(each, figure, int(top), int(base))


def _share(each: Content, figure: Figure, top: int, base: int) -> Iterator[str]:
    outside = each["part"] in figure.outside
    if outside != (each["value"] is None):
        yield "value: " + (
            "outside the base there is no percentage" if outside else "the percentage is missing"
        )
    elif not outside and (top > base or not base):
        yield "numerator: it is more than the denominator" if base else "denominator: of nothing, write z"
    elif not outside and Decimal(str(each["value"])) != rounded(Fraction(100 * top, base)):
        yield f"value: {top} of {base} is {rounded(Fraction(100 * top, base))} per cent"
    small = [top, base] if figure.by else [top, base, base - top]
    if any(is_small(number) for number in small):
        yield f"numerator: {SMALL}"


def _plain(given: Content) -> Content:
    order = list(set_of())
    listed = sorted(given["figures"], key=lambda each: order.index(each["figure"]))
    kept = [
        {name: each[name] for name in KEPT}
        | {"value": _plain_value(each), "counted_otherwise": each.get("counted_otherwise", "").strip()}
        for each in listed
    ]
    whole = {
        name: given.get(name) for name in ("format", "version", "area", "period", "made_on", "population")
    }
    return whole | {"figures": kept}


def _plain_value(each: Content) -> int | float | None:
    """The same for 40 and 40.0, however the file was written."""
    if each["value"] is None:
        return None
    whole = figures()[each["figure"]].kind in (COUNT, MOST)
    return int(each["value"]) if whole else float(Decimal(str(each["value"])).quantize(TENTH))


def _result(each: Content) -> Result:
    figure, value = figures()[each["figure"]], each["value"]
    whole = figure.kind in (COUNT, MOST)
    return Result(
        figure,
        each["part"],
        value if value is None else int(value) if whole else Decimal(str(value)).quantize(TENTH),
        each["numerator"],
        each["denominator"],
        each["symbol"],
    )
