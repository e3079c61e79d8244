"""Appendices: terms of reference, minutes, earlier printed figures beside ours, and how all this was made."""

from collections.abc import Sequence

from sightline.figures.report.blocks import Block, Cell, Column, Notice, Section, Table, long_day
from sightline.figures.report.content import NOT_SUPPLIED
from sightline.figures.report.earlier import AGREES, Beside
from sightline.figures.report.tabling import legend
from sightline.figures.report.writing import Writer

ATTACHED = (
    ("terms-of-reference", "Appendix A: terms of reference"),
    ("minutes", "Appendix B: minutes of the review group"),
)
AS_PRINTED = "Printed figures stand as they were printed; neither replaces the other."
COLUMNS = (
    Column("Figure", numeric=False),
    Column("Period", numeric=False),
    Column("Where printed", numeric=False),
    Column("Published"),
    Column("Ours"),
    Column("Why", numeric=False),
)


def appendices(writer: Writer, earlier: Sequence[Beside]) -> list[Section]:
    """The appendices in their order."""
    attached = [_attached(writer, key, title) for key, title in ATTACHED]
    return [*attached, _earlier(writer, earlier), _made(writer)]


def _attached(writer: Writer, key: str, title: str) -> Section:
    given = key in writer.content.texts
    notice = [] if given else [Notice("missing", f"{NOT_SUPPLIED} It would stand in {key}.md.")]
    return writer.section(key, title, *notice)


def _earlier(writer: Writer, earlier: Sequence[Beside]) -> Section:
    title = "Appendix C: earlier published figures beside ours"
    if not earlier:
        none = Notice("missing", "No earlier figures were published for the years of this report.")
        return Section("earlier", title, (none,))
    rows = tuple(_beside(each) for each in earlier)
    names = tuple(dict.fromkeys(each.printed.figure for each in earlier))
    notes = (*legend(cell for row in rows for cell in row), AS_PRINTED)
    source = writer.content.printed.name if writer.content.printed else "The report published in July 2023"
    table = Table("earlier-table", "", "Published, ours, and why", COLUMNS, rows, names, notes, source)
    agree = sum(each.why == AGREES for each in earlier)
    told = (
        f"{len(earlier)} figures were published before for the years of this report. {agree} of them agree "
        f"with ours, once "
        "ours is rounded as they were; the table gives the reason for each of the others."
    )
    return Section("earlier", title, (writer.plain(told), table))


def _beside(each: Beside) -> tuple[Cell, ...]:
    printed = each.printed
    return (
        each.words,
        printed.period.replace("-", "\N{NO-BREAK SPACE}to "),
        printed.place,
        each.as_printed,
        each.ours,
        each.why,
    )


def _made(writer: Writer) -> Section:
    taken = f", taken on {long_day(writer.gathered.taken_at)}" if writer.gathered.taken_at else ""
    blocks: list[Block] = [
        writer.say("made.how", area=writer.gathered.area, taken=taken),
        writer.say("made.protected" if writer.gathered.public else "made.unprotected"),
        writer.say("made.rounding"),
    ]
    return Section("how-made", "Appendix D: how this report was made", tuple(blocks))
