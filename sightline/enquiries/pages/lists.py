"""Lists: the front door's enquiries, an agency's requests, what was released to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Row, Tag
from sightline.enquiries.models import Asked, Conclusion, Enquiry, Release, Subject
from sightline.enquiries.pages.one import tags_of
from sightline.enquiries.states import Concern, Outcome, Part, State
from sightline.follow_up.pages import state_tag
from sightline.follow_up.states import WITH_THE_ASKED

Subjects = Mapping[UUID, list[tuple[Subject, str]]]


@dataclass(frozen=True)
class Line:
    """One enquiry of a list."""

    reference: str
    href: str
    who: str
    concern: str
    asked: str
    opened: str
    tags: list[Tag]


def children(subjects: Subjects, key: UUID) -> str:
    """The children of one enquiry, as far as they are shown."""
    found = [name for each, name in subjects.get(key, []) if each.part == Part.CHILD]
    return words.listing(found) or "Somebody restricted"


def lines(rows: Sequence[Enquiry], subjects: Subjects, asked: Mapping[UUID, list[Asked]]) -> list[Line]:
    """Enquiries for the front door."""
    return [
        Line(
            reference=it.reference,
            href=reverse("enquiries:one", args=[it.pk]),
            who=children(subjects, it.pk),
            concern=Concern(it.concern).label,
            asked=waiting_words(asked.get(it.pk, [])),
            opened=words.day(it.at),
            tags=tags_of(it, State.CONCLUDED if getattr(it, "concluded", False) else State.OPEN)[1:],
        )
        for it in rows
    ]


def waiting_words(asked: Iterable[Asked]) -> str:
    """Which organisations have not answered yet."""
    rows = list(asked)
    silent = [each.name for each in rows if each.follow_up.state in WITH_THE_ASKED]
    return f"Waiting for {words.listing(silent)}" if silent else f"All {len(rows)} have answered"


@dataclass(frozen=True)
class OursLine:
    """One request to the viewer's own service."""

    reference: str
    href: str
    who: str
    asked_on: str
    due: str
    state: Tag


def our_lines(rows: Sequence[Asked], subjects: Subjects) -> list[OursLine]:
    """What the viewer's service is asked."""
    return [
        OursLine(
            reference=it.enquiry.reference,
            href=reverse("enquiries:answer", args=[it.pk]),
            who=children(subjects, it.enquiry_id),
            asked_on=words.day(it.at),
            due=words.day(it.follow_up.due_at),
            state=state_tag(it.follow_up.state),
        )
        for it in rows
    ]


def outcome_rows(conclusion: Conclusion | None) -> list[Row]:
    """What an agency asked is told."""
    if conclusion is None:
        return []
    return [
        Row("Decided", Outcome(conclusion.outcome).label),
        Row("What you are told", conclusion.told),
        Row("By", f"{conclusion.decided_by_name}, {words.moment(conclusion.at)}"),
    ]


@dataclass(frozen=True)
class ReleasedLine:
    """One entry released to the viewer's agency; what it says stands on its own page, so that reading is on record."""

    href: str
    whose: str
    when: str
    why: str


def released_lines(rows: Iterable[Release]) -> list[ReleasedLine]:
    return [
        ReleasedLine(
            href=reverse("enquiries:released_one", args=[it.pk]),
            whose=it.agency.name,
            when=words.day(it.at),
            why=it.why,
        )
        for it in rows
    ]
