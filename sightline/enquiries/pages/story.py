"""What the agencies wrote, as lines of one chronology."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.urls import reverse

from sightline.access.states import ConfidentialityBasis, Handling
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.enquiries.models import Entry, Release
from sightline.enquiries.queries.story import Let, Told
from sightline.enquiries.states import Known, Part, ReleaseBasis, SexualHealth

SHORT = 120


@dataclass(frozen=True)
class LetLine:
    """One release of an entry, as its author and the enquiry's social workers see it."""

    sentence: str
    basis: str
    readers: str
    withdrawn: str
    withdraw: str


@dataclass(frozen=True)
class EntryLine:
    """One entry."""

    key: UUID
    when: str
    agency: str
    title: str
    tags: list[Tag]
    text: str
    rows: list[Row]
    releases: list[LetLine]
    links: list[Link]


@dataclass(frozen=True)
class Group:
    """Entries under one heading; no heading where they stand by date."""

    heading: str
    lines: list[EntryLine] = field(default_factory=list)


def by_date(told: Iterable[Told], *, works: bool = False, corrects: bool = False) -> list[Group]:
    """One chronology, oldest first."""
    return [Group("", [line(each, works=works, corrects=corrects) for each in told])]


def by_agency(told: Iterable[Told], *, works: bool = False) -> list[Group]:
    """The same, organisation by organisation."""
    ordered = sorted(told, key=lambda each: service(each.entry))
    return [
        Group(name, [line(each, works=works) for each in them])
        for name, them in groupby(ordered, key=lambda each: service(each.entry))
    ]


def service(entry: Entry) -> str:
    """Whose entry it is, as people say it."""
    return f"{entry.team.name} ({entry.agency.name})" if entry.team else entry.agency.name


def line(
    told: Told, *, works: bool = False, corrects: bool = False, shows_releases: bool = True
) -> EntryLine:
    """One entry. `works`: with what the enquiry's social workers can do; `corrects`: with what its author can."""
    it = told.entry
    return EntryLine(
        key=it.pk,
        when=words.day(it.happened_on) if it.happened_on else it.when_said or f"Written {words.day(it.at)}",
        agency=service(it),
        title=title(it),
        tags=_tags(told),
        text=it.words,
        rows=_rows(told),
        releases=[release_line(each, works=works) for each in told.releases] if shows_releases else [],
        links=_links(told, works=works, corrects=corrects),
    )


def choices(told: Iterable[Told]) -> list[tuple[str, str]]:
    """Entries to choose from, each in a line."""
    return [
        (str(each.entry.pk), f"{service(each.entry)}, {words.day(each.happened)}: {_short(each.entry)}")
        for each in told
    ]


def _short(it: Entry) -> str:
    if it.sexual_health or not it.words:
        return title(it)
    return it.words if len(it.words) <= SHORT else it.words[:SHORT].rsplit(" ", 1)[0] + " …"


def title(it: Entry) -> str:
    """What an entry is, in a word."""
    if it.sexual_health:
        return f"Sexual health: {words.first_lower(str(SexualHealth(it.sexual_health).label))}"
    return str(Known(it.known).label) if it.known == Known.NOTHING else "What is known"


def _tags(told: Told) -> list[Tag]:
    it = told.entry
    found = []
    if told.corrected:
        found.append(Tag("Corrected by a newer entry", "orange"))
    if it.corrects_id:
        found.append(Tag("Correction", "turquoise"))
    if it.handling != Handling.OFFICIAL_SENSITIVE:
        found.append(Tag(Handling(it.handling).label, "purple"))
    if told.drawn:
        found.append(Tag("The decision rests on it", "blue"))
    return found


def _rows(told: Told) -> list[Row]:
    it = told.entry
    rows = [Row("Places", it.places)] if it.places else []
    rows += [
        Row(str(Part(each.part).label), f"{each.called}: {each.known}" if each.known else each.called)
        for each in told.mentioned
    ]
    if it.third_party:
        rows.append(Row("Marked: about somebody else", it.third_party))
    rows.append(Row("Where they looked", it.looked_in))
    if it.confidentiality_basis:
        rows.append(Row("Confidence", ConfidentialityBasis(it.confidentiality_basis).label))
    said = f"{it.by.name}, {words.moment(it.at)}" if it.by else words.moment(it.at)
    taken_down = f"{it.told_by}; taken down by {said}"
    return [*rows, Row("Written by", taken_down if it.told_by else said)]


def _links(told: Told, *, works: bool, corrects: bool) -> list[Link]:
    if told.corrected:
        return []
    if works:
        return [Link("Release to another organisation", reverse("enquiries:release", args=[told.entry.pk]))]
    if corrects:
        at = [told.entry.asked_id, told.entry.pk]
        return [Link("Correct this", reverse("enquiries:correct", args=at))]
    return []


def _under(it: Release) -> list[str]:
    """The sharing agreement and the leave it rests on, where there are any."""
    found = [f"Under {it.agreement}."] if it.agreement else []
    return [*found, f"Leave given by {it.leave_from}."] if it.leave_from else found


def release_line(let: Let, *, works: bool = False) -> LetLine:
    it = let.release
    by = it.by.name if it.by else ""
    read = [f"{each.by.name} ({words.moment(each.at)})" for each in let.readings if each.by]
    gone = let.withdrawal
    return LetLine(
        sentence=f"Released to {it.to_agency.name} by {by}, {words.moment(it.at)}: {it.why}",
        basis=" ".join([f"{ReleaseBasis(it.basis).label}: {it.basis_words}", *_under(it)]),
        readers=f"Read there by {words.listing(read)}." if read else "Nobody there has read it.",
        withdrawn=f"Withdrawn {words.moment(gone.at)}: {gone.why}" if gone else "",
        withdraw=reverse("enquiries:withdraw", args=[it.pk]) if works and not gone else "",
    )
