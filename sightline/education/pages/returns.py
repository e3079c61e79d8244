"""A pupil's entries, a setting's own page, and the list of who has returned."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock, words
from sightline.core.pages import Link, Row, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.education import years
from sightline.education.models import READ, RETURN, PupilReturn
from sightline.education.queries.returns import Standing, Totals, entries_of, my_setting, where_it_stands
from sightline.education.states import (
    AbsenceSupport,
    Attendance,
    EarlyHelp,
    NotOffered,
    Place,
    Returned,
    Send,
    SendSupport,
)
from sightline.people.factors import Factor
from sightline.people.queries import name_lines

COLOURS = {Returned.CASES: "blue", Returned.NIL: "green", Returned.NONE: "yellow"}
HIDDEN_UP_TO, FEWEST_SETTINGS = 5, 3


@dataclass(frozen=True)
class Entry:
    """One entry about a pupil, as a page shows it."""

    key: UUID
    heading: str
    by: str
    tag: Tag | None
    rows: list[Row]
    links: list[Link]


@dataclass(frozen=True)
class PupilLine:
    """One pupil on a setting's own page."""

    name: str
    href: str
    noticed: str


@dataclass(frozen=True)
class UnmatchedLine:
    """One pupil whose record is linked to no other."""

    name: str
    href: str
    setting: str
    noticed: str


def tag_of(returned: Returned) -> Tag:
    return Tag(returned.label, COLOURS[returned])


def pupil_lines(entries: Collection[PupilReturn]) -> list[PupilLine]:
    """Pupils returned in a year, by name."""
    names = name_lines({each.record_id for each in entries}) if entries else {}
    lines = [
        PupilLine(
            names.get(each.record_id, ""),
            reverse("education:pupil", args=[each.record_id]),
            words.day(each.noticed_on),
        )
        for each in entries
    ]
    return sorted(lines, key=lambda line: (line.name, line.href))


def entries(viewer: Viewer, rows: Collection[PupilReturn]) -> list[Entry]:
    """Every entry about one pupil; the last of a setting in a year is the one that stands."""
    last: dict[tuple[UUID, int], UUID] = {}
    for each in rows:
        last.setdefault((each.setting_id, each.academic_year), each.pk)
    standing = set(last.values())
    return [_entry(viewer, each, stands=each.pk in standing) for each in rows]


def _entry(viewer: Viewer, it: PupilReturn, *, stands: bool) -> Entry:
    own = viewer.may(RETURN) and it.controller_id == viewer.employer_id
    tag = (
        Tag("Taken back", "grey")
        if it.withdrawn
        else None
        if stands
        else Tag("Followed by a later entry", "grey")
    )
    links = []
    if own and stands:
        links.append(Link("Put it right or add to it", reverse("education:correct", args=[it.pk])))
    if own and stands and not it.withdrawn:
        links.append(Link("Take it back", reverse("education:take_back", args=[it.pk])))
    return Entry(
        key=it.pk,
        heading=f"{years.in_words(it.academic_year)}: {it.setting.agency.name}, entry {it.number}",
        by=f"{it.by.name if it.by else ''}, {words.moment(it.at)}",
        tag=tag,
        rows=_rows(it),
        links=links,
    )


def _rows(it: PupilReturn) -> list[Row]:
    acute = [Row("What worried them", it.worry)] if it.acute else []
    why = [Row("Why this entry", it.why)] if it.why else []
    place = f"{Place(it.place).label}. {it.place_words}".strip() if it.place_words else Place(it.place).label
    return [
        *why,
        *acute,
        Row("Noticed on", words.day(it.noticed_on)),
        Row("Age then", str(it.age) if it.age is not None else ""),
        Row("Indicators", _listed(Factor, it.factors), empty="None of the ten"),
        Row("Where", place),
        Row("Attendance the term before", _attendance(it)),
        Row("Support because of absence", _listed(AbsenceSupport, it.absence_support), empty="None"),
        Row("Special educational needs", Send(it.send).label if it.send else ""),
        Row("Support because of them", _listed(SendSupport, it.send_support), empty="None"),
        Row("Support given", it.support),
        Row("Early help", _early_help(it)),
    ]


def _attendance(it: PupilReturn) -> str:
    band = Attendance(it.attendance_band).label if it.attendance_band else ""
    return f"{it.attendance} %. {band}" if it.attendance is not None else band


def _early_help(it: PupilReturn) -> str:
    said = EarlyHelp(it.early_help).label
    if not it.not_offered:
        return said
    return ". ".join(part for part in (said, NotOffered(it.not_offered).label, it.not_offered_words) if part)


def _listed(kind: type, values: Collection[str]) -> str:
    return "\n".join(kind(each).label for each in values)


def in_words(count: int) -> str:
    """A number of pupils as other settings may see it: a small one is not told."""
    return "fewer than 6" if 1 <= count <= HIDDEN_UP_TO else str(count)


def totals_rows(every: Totals, own: Standing) -> list[Row]:
    """What the other settings returned together, as one of them may see it.

    Their pupils are told only where at least three others returned some: each setting knows its own number.
    """
    cases, nil = own.returned is Returned.CASES, own.returned is Returned.NIL
    others, pupils = every.with_pupils - cases, every.pupils - own.pupils
    return [
        Row("Schools and colleges asked, yours among them", str(every.asked)),
        Row("Others that returned pupils", str(others)),
        Row("Others that returned nil", str(every.nil - nil)),
        Row("Pupils they returned", in_words(pupils) if others >= FEWEST_SETTINGS else "Not told"),
    ]


def unmatched_lines(viewer: Viewer, found: Collection[PupilReturn]) -> list[UnmatchedLine]:
    """Pupils known to nobody else yet; whoever decides about links is led to the records that may be the same child."""
    names = name_lines({each.record_id for each in found}) if found else {}
    page = "people:matches" if viewer.may("people.link") else "education:pupil"
    return [
        UnmatchedLine(
            names.get(each.record_id, ""),
            reverse(page, args=[each.record_id]),
            each.setting.agency.name,
            words.day(each.noticed_on),
        )
        for each in found
    ]


def greatest(all_of_them: Collection[Standing]) -> int:
    """The most pupils of any one setting (SC-05)."""
    return max((each.pupils for each in all_of_them), default=0)


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """What schools and colleges returned about this child, for those who read it."""
    if not viewer.may(READ):
        return None
    lines: dict[tuple[UUID, int], PanelLine] = {}
    for each in entries_of(viewer, subjects):
        text = f"{each.setting.agency.name}, {years.in_words(each.academic_year)}"
        tag = Tag("Taken back", "grey") if each.withdrawn else None
        line = PanelLine(text, reverse("education:pupil", args=[each.record_id]), tag)
        lines.setdefault((each.setting_id, each.academic_year), line)
    return Panel("Returned by school or college", list(lines.values())) if lines else None


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """What the lead of a setting has still to do this year."""
    today: date = clock.today()
    setting = my_setting(viewer, on=today) if viewer.may(RETURN) else None
    if setting is None:
        return None
    year = years.year_of(today)
    it = where_it_stands(viewer, setting, year)
    note = "" if it.returned is not Returned.NONE else "Record each pupil as the worry arises, or return nil."
    line = PanelLine(
        f"Returns for {years.in_words(year)}", reverse("education:ours"), tag_of(it.returned), note
    )
    return Panel("Our returns", [line], [Link("Record a pupil", reverse("education:find"))])
