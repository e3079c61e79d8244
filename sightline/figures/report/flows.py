"""The report's flow diagrams: from contacts to what came of them, and through criminal justice."""

from sightline.figures.charts.boxes import Box, Lane, Row, flow
from sightline.figures.definitions.catalogue import NOT_RECORDED, figures
from sightline.figures.definitions.periods import Period
from sightline.figures.report.blocks import Picture
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import Number, Numbers
from sightline.figures.report.writing import Writer

OUTCOMES = ("early_help", "advice", "pathway")
CONTACTS = (
    "contacts.all",
    "contacts.exploitation",
    "contacts.by_outcome",
    "contacts.children",
    "contacts.assessed_children",
    "contacts.not_a_factor_support",
    "cases.opened",
    "cases.judgement_of_opened",
)
CASES = CONTACTS[-2:]
JUSTICE = (
    "justice.disclosed",
    "justice.crimes",
    "justice.outcome",
    "justice.suspects",
    "justice.repeat_suspects",
    "justice.suspects_charged",
)


def contacts_diagram(writer: Writer, place: str, year: Period) -> Picture:
    """Contacts and children in lanes of their own, and below them the cases opened, where cases were supplied."""
    title = f"Contacts and their outcomes, {year}"
    lanes = [_contacts(writer.numbers, year), _children(writer.numbers, year)]
    if writer.numbers.supplied(*CASES):
        lanes.append(_cases(writer.numbers, year))
    names = [name for name in CONTACTS if writer.numbers.supplied(name)]
    key = place.lower().replace(" ", "-")
    return writer.picture(key, title, flow(lanes, what=title), names, place=place)


def justice_diagram(writer: Writer) -> Picture:
    """Diagram 5, over all the years: cases, crimes and suspects, each in a lane of its own."""
    numbers, at = writer.numbers, writer.span
    told = _box("in which the child told the police", numbers.count("justice.disclosed", "", at))
    cases = Lane(
        "Confirmed cases",
        (Row((_box("confirmed cases", numbers.base("justice.disclosed", at)),)), Row((told,))),
    )
    outcomes = tuple(
        _part(numbers, "justice.outcome", each.part, at) for each in numbers.results("justice.outcome", at)
    )
    total = _box("crimes investigated", numbers.number("justice.crimes", "", at))
    crimes = Lane("Crimes", (Row((total,)), Row(outcomes, title="What came of them")), 1)
    several = _box("in more than one crime", numbers.number("justice.repeat_suspects", "", at))
    charged = _box("charged or summonsed", numbers.count("justice.suspects_charged", "", at))
    found = _box("suspects identified", numbers.number("justice.suspects", "", at))
    suspects = Lane("Suspects", (Row((found,)), Row((several, charged), parts=False)), 2)
    title = f"Criminal justice, {writer.years}"
    drawn = flow((cases, crimes, suspects), what=title)
    return writer.picture("diagram-5", title, drawn, JUSTICE, place="Diagram 5")


def _contacts(numbers: Numbers, year: Period) -> Lane:
    outcomes = []
    for part in OUTCOMES:
        count, share = (
            numbers.count("contacts.by_outcome", part, year),
            numbers.number("contacts.by_outcome", part, year),
        )
        text = count.text if share.value is None else f"{count.text} ({share.text})"
        outcomes.append(Box(label(figures()["contacts.by_outcome"], part), text, _size(count)))
    rows = (
        Row((_box("contacts", numbers.number("contacts.all", "", year)),)),
        Row((_box("with indicators of exploitation", numbers.number("contacts.exploitation", "", year)),)),
        Row(tuple(outcomes)),
    )
    return Lane("Contacts: each time the front door was told something", rows)


def _children(numbers: Numbers, year: Period) -> Lane:
    assessed = [each.part for each in numbers.results("contacts.assessed_children", year)]
    given = [each.part for each in numbers.results("contacts.not_a_factor_support", year)]
    of = assessed.index("not_a_factor")
    named = {part: part for part in given if part != NOT_RECORDED}
    rows = (
        Row((_box("children those contacts were about", numbers.number("contacts.children", "", year)),)),
        Row(
            tuple(_part(numbers, "contacts.assessed_children", part, year) for part in assessed),
            title="Those assessed after screening",
        ),
        Row(
            tuple(_part(numbers, "contacts.not_a_factor_support", part, year) for part in named),
            of,
            title="Where exploitation was not a factor, what was given",
        ),
    )
    return Lane("Children: each counted once, however many contacts", rows, 1)


def _cases(numbers: Numbers, year: Period) -> Lane:
    name = "cases.judgement_of_opened"
    judged = tuple(_part(numbers, name, part, year) for part in ("confirmed", "at_risk"))
    opened = _box("new cases, from any contact", numbers.number("cases.opened", "", year))
    return Lane("Cases opened in the year", (Row((opened,)), Row(judged)), 2)


def _part(numbers: Numbers, name: str, part: str, period: Period) -> Box:
    return _box(label(figures()[name], part), numbers.count(name, part, period))


def _box(words: str, number: Number) -> Box:
    return Box(words, number.text, _size(number))


def _size(number: Number) -> float | None:
    return None if number.value is None else float(number.value)
