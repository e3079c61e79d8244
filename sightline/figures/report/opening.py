"""The report's opening: introduction, how to read it, definition, and the group that publishes it."""

from sightline.figures.report.blocks import Block, Column, Notice, Quotation, Section, Table
from sightline.figures.report.numbers import Number
from sightline.figures.report.writing import Writer

DEFINED = (
    "Somebody uses the power they have over a person under 18, by force, deceit or favours, to draw them "
    "into sexual "
    "activity: in exchange for something the young person needs or wants, or for the gain or standing of "
    "whoever does "
    "it. It is abuse, also where the young person seems to agree, and it can happen wholly online."
)
SOURCE = "After Department for Education, Child sexual exploitation: definition and guide, 2017"
SYMBOLS = (
    (
        "[c]",
        "Withheld, so that nobody can be known by it: a count of one to five, or what would give one away.",
    ),
    ("[x]", "Not supplied: the table it is counted from was not given."),
    ("[z]", "Not applicable: there is nothing to reckon it from."),
    ("–", "No share: shown as a number beside the base, and not in it."),
)
RECOGNISED = (
    "These numbers count what was recognised and recorded. More contacts may mean more harm, or that more "
    "of it is "
    "seen; no number here says which."
)
HIGHLIGHTS = (
    ("contacts.exploitation", "contacts with indicators of exploitation in {year}"),
    ("contacts.children", "children those contacts were about"),
    ("cases.opened", "new cases opened in {year}"),
    ("cases.open_at_end", "cases open on {day}"),
    ("missing.in_72_hours", "of return home interviews in {year} were held within 72 hours"),
    ("follow_up.answered_in_time", "of what was asked of other organisations was answered in time"),
)


def opening(writer: Writer) -> list[Section]:
    """Everything before Part One."""
    return [_introduction(writer), _reading(writer), _definition(writer), _group(writer)]


def highlights(writer: Writer) -> tuple[tuple[Number, str, str], ...]:
    """The few numbers the report begins with: the number, what it counts, its figure."""
    last = writer.year.last_day
    said = {"year": str(writer.year), "day": f"{last.day} {last:%B %Y}"}
    known = [each for each in HIGHLIGHTS if writer.numbers.supplied(each[0])]
    return tuple((writer.numbers.number(name), words.format(**said), name) for name, words in known)


def _introduction(writer: Writer) -> Section:
    what = writer.say("introduction.what", publisher=writer.content.publisher, area=writer.gathered.area)
    return writer.section("introduction", "Introduction", what, writer.say("introduction.parts"))


def _reading(writer: Writer) -> Section:
    blocks: list[Block] = [writer.say("reading.brackets")] if writer.several else []
    columns = (Column("Symbol", numeric=False), Column("Means", numeric=False))
    blocks += [
        writer.say("reading.bases"),
        Table("symbols", "", "Symbols used in this report", columns, SYMBOLS),
        Notice("caution", RECOGNISED),
    ]
    return writer.section("reading", "How to read the numbers", *blocks)


def _definition(writer: Writer) -> Section:
    title = "Definition of child sexual exploitation"
    if "definition" in writer.content.texts:
        return writer.section("definition", title)
    blocks = (writer.say("definition.used"), Quotation(DEFINED, SOURCE), writer.say("definition.other"))
    return writer.section("definition", title, *blocks)


def _group(writer: Writer) -> Section:
    made = ("review-group", "", "Members of the review group")
    members = writer.content.table("review_group", made, ("Organisation", "Role"))
    return writer.section("review-group", "Joint review group", writer.say("group.what"), members)
