"""What the pages of files show, as plain objects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.core.files.faults import MOST_LISTED, Fault, Level
from sightline.core.files.mending import TO_MEND, ToMend
from sightline.core.pages import Tag
from sightline.core.words import moment, plural
from sightline.front_door.imports.reading_only import Read
from sightline.front_door.models import Import, ImportBack, ImportBackEntry, ImportFault, ImportResult
from sightline.front_door.models.imports import ImportedKind
from sightline.people.pages.header import person_page

COLOURS = {"error": "red", "warning": "yellow"}
COUNTED = (
    ("children", "child", "children"),
    ("contacts", "contact", "contacts"),
    ("referrals", "referral", "referrals"),
    ("episodes", "missing episode", "missing episodes"),
    ("in_care", "child in care", "children in care"),
    ("list_2", "early help assessment", "early help assessments"),
    ("list_4", "social work assessment", "social work assessments"),
    ("list_5", "section 47 enquiry", "section 47 enquiries"),
    ("list_6", "child in need", "children in need"),
    ("list_7", "child protection plan", "child protection plans"),
    ("list_8", "time in care", "times in care"),
    ("list_9", "care leaver", "care leavers"),
    ("list_10", "child of the adoption list", "children of the adoption list"),
    ("looked_after", "episode of being looked after", "episodes of being looked after"),
)
WITHDRAWN = (
    ("contact", "contact", "contacts"),
    ("referral", "referral", "referrals"),
    ("episode", "missing episode of a return", "missing episodes of a return"),
    ("care", "child in care of a list", "children in care of a list"),
    ("fact", "row of a return", "rows of a return"),
    ("child", "child", "children"),
)
ALWAYS_TOLD = ("contact", "referral", "child")
WORDS = {"error": "Not kept", "warning": "Kept, look at it"}


@dataclass(frozen=True)
class FaultLine:
    """One thing wrong, at its place."""

    place: str
    sentence: str
    value: str
    tag: Tag


@dataclass(frozen=True)
class ImportLine:
    """One file in the list."""

    name: str
    href: str
    kind: str
    when: str
    new: str
    known: str
    faults: str


def import_line(row: Import) -> ImportLine:
    """A file with what came of it; one that broke off says so."""
    result = getattr(row, "result", None)
    counts = result.counts if result else {}
    return ImportLine(
        name=row.file_name,
        href=reverse("front_door:file", args=[row.pk]),
        kind=row.get_kind_display(),
        when=moment(row.at),
        new=in_words(counts, "created") if result else "Did not finish: bring it in again",
        known=in_words(counts, "matched"),
        faults=_faults_in_words(result) if result else "",
    )


def _faults_in_words(result: ImportResult) -> str:
    said = f"{result.errors:,} not kept, {result.warnings:,} to look at"
    more = max(result.errors, result.warnings) > MOST_LISTED
    return f"{said}. The first {MOST_LISTED:,} of each are listed." if more else said


def in_words(counts: dict[str, dict[str, int]], which: str) -> str:
    """2 children, 3 contacts."""
    said = []
    for kind, one, many in COUNTED:
        number = counts.get(kind, {}).get(which, 0)
        if number:
            said.append(plural(number, one, many))
    return ", ".join(said) or "None"


@dataclass(frozen=True)
class LeftLine:
    """One thing that was left when its file was taken back."""

    kind: str
    called: str
    reason: str
    href: str


def left_line(row: ImportBackEntry) -> LeftLine:
    """It leads to the contact, or to the child."""
    contact = row.kind == ImportedKind.CONTACT
    href = reverse("front_door:contact", args=[row.subject_id]) if contact else person_page(row.about[0])
    return LeftLine(row.get_kind_display(), row.called, row.reason, href)


def taken_back_words(back: ImportBack | None, withdrawn: dict[str, int]) -> str:
    """When, by whom and why, and how many were withdrawn."""
    if back is None:
        return ""
    who = f" by {back.by.name}" if back.by else ""
    numbers = ", ".join(
        plural(withdrawn.get(kind, 0), one, many)
        for kind, one, many in WITHDRAWN
        if withdrawn.get(kind) or kind in ALWAYS_TOLD
    )
    return f"{moment(back.at)}{who}: {back.why} Withdrawn: {numbers}."


def fault_line(row: ImportFault) -> FaultLine:
    return FaultLine(_begun(row.place), row.sentence, row.value, _tag(row.level, row.place))


def read_lines(read: Read, most: int) -> Sequence[FaultLine]:
    """What was found on reading, what is not kept first."""
    ordered = sorted(read.faults, key=lambda fault: fault.level != Level.ERROR)
    return [_line(fault) for fault in ordered[:most]]


def _line(fault: Fault) -> FaultLine:
    plain = fault.plain()
    where = fault.place.words()
    return FaultLine(_begun(where), fault.sentence, str(plain["value"] or ""), _tag(str(fault.level), where))


def _tag(level: str, where: str) -> Tag:
    """What became of it. Of a whole sheet a warning says itself what was kept."""
    whole = where.startswith("sheet ") and ", " not in where
    return Tag("Look at it" if whole and level == Level.WARNING else WORDS[level], COLOURS[level])


def _begun(place: str) -> str:
    """The place as the beginning of a line; a column keeps its own capitals."""
    return place[:1].upper() + place[1:]


def to_mend(faults: Iterable[ImportFault]) -> Iterator[ToMend]:
    """Rows that were not kept; of a return, which is no table, the place of each fault and what stands there."""
    for each in faults:
        if each.row:
            _, comma, column = each.place.rpartition(", column ")
            wrong = f"{column}: {each.sentence}" if comma else each.sentence
            yield ToMend(each.row, each.cells, wrong, _sheet(each))
        else:
            yield ToMend(
                -each.number, [("Where", each.place), ("What stands there", each.value)], each.sentence
            )


def _sheet(fault: ImportFault) -> str:
    """The sheet a row stood on, as its place says it."""
    before, row, _ = fault.place.partition(f", row {fault.row}")
    return before.removeprefix("sheet ") if row and before.startswith("sheet ") else TO_MEND
