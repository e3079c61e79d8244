"""My work: what waits for this person or their team, in sections that their posts give them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Draft
from sightline.access.queries import drafts_of
from sightline.access.viewer import Viewer
from sightline.core.first_rows import some_of
from sightline.core.pages import Link, Tag
from sightline.core.words import first_lower, listing, moment, plural
from sightline.deadlines import queries as deadlines
from sightline.deadlines.models import Clock
from sightline.deadlines.states import Standing, standing
from sightline.desk.pages import hub
from sightline.desk.pages.piece import Piece
from sightline.follow_up import queries as follow_up
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import State
from sightline.front_door import queries as front_door
from sightline.front_door.kinds import CallKind
from sightline.front_door.models import Contact
from sightline.people.queries import name_lines

SHOWN = 5


Present = Callable[[Sequence[Any], Viewer, datetime], list[Piece]]


@dataclass(frozen=True)
class Kind:
    """One section: who gets it, its rows, and how they are shown."""

    key: str
    title: str
    nothing: str
    gets: Callable[[Viewer], bool]
    rows: Callable[[Viewer], Any]
    present: Present
    heads: Sequence[str] = ("What", "About", "When and who", "State")


@dataclass(frozen=True)
class Section:
    """A section with its first pieces, and the address of the rest."""

    key: str
    title: str
    nothing: str
    pieces: Sequence[Piece]
    heads: Sequence[str]
    more: str = ""


def kinds_for(viewer: Viewer) -> list[Kind]:
    """The sections a viewer's posts give them, in the order they stand on the page."""
    return [kind for kind in KINDS if kind.gets(viewer)]


def sections(viewer: Viewer, *, now: datetime) -> list[Section]:
    """Every section with its first few pieces."""
    return [_first(kind, viewer, now) for kind in kinds_for(viewer)]


def calls(viewer: Viewer) -> list[Link]:
    """One press to the page of a kind of call, for those who take them."""
    new = reverse("front_door:new_contact")
    kinds = list(CallKind) if viewer.may("front_door.take_contact") else []
    return [Link(str(each.label), f"{new}?call={each.value}") for each in kinds]


def late(viewer: Viewer, *, now: datetime) -> int:
    """How many of this person's deadlines have passed."""
    return int(deadlines.mine(viewer).filter(due_at__lt=now).count())


def _first(kind: Kind, viewer: Viewer, now: datetime) -> Section:
    rows = some_of(kind.rows(viewer), 0, SHOWN + 1)
    return Section(
        key=kind.key,
        title=kind.title,
        nothing=kind.nothing,
        pieces=kind.present(rows[:SHOWN], viewer, now),
        heads=kind.heads,
        more=f"?show={kind.key}" if len(rows) > SHOWN else "",
    )


STANDING_TAG = {
    Standing.LATE: Tag("Late", "red"),
    Standing.TODAY: Tag("Due today", "orange"),
    Standing.NEARLY: Tag("Due soon", "yellow"),
    Standing.HALF: Tag("Half the time has gone", "grey"),
    Standing.EARLY: Tag("In time", "grey"),
}


def due_tag(*, started_at: datetime, due_at: datetime, now: datetime) -> Tag:
    """How a running clock stands, in words."""
    return STANDING_TAG[standing(started_at=started_at, due_at=due_at, now=now)]


def _clocks(rows: Sequence[Clock], viewer: Viewer, now: datetime) -> list[Piece]:
    return [
        Piece(
            title=f"{clock.rule.title} ({clock.reference})",
            href=clock.path,
            about=_owner(clock),
            note=f"Due {moment(clock.due_at)}",
            tag=due_tag(started_at=clock.started_at, due_at=clock.due_at, now=now),
        )
        for clock in rows
    ]


def _owner(clock: Clock) -> str:
    if clock.owner_staff:
        return clock.owner_staff.name
    return clock.owner_team.name if clock.owner_team else clock.owner_agency.name


def _contacts(rows: Sequence[Contact], viewer: Viewer, now: datetime) -> list[Piece]:
    names = name_lines(set(chain.from_iterable(contact.about for contact in rows)))
    return [
        Piece(
            title=contact.reference,
            href=reverse("front_door:contact", args=[contact.pk]),
            about=listing(names[key] for key in contact.about if key in names) or "Nobody named",
            note=f"Received {moment(contact.received_at)}",
            tag=Tag(contact.get_state_display(), "blue"),
        )
        for contact in rows
    ]


FOLLOW_UP_COLOUR = {
    State.ASKED: "blue",
    State.ACCEPTED: "green",
    State.DECLINED: "red",
    State.DONE: "grey",
    State.REOPENED: "orange",
    State.WITHDRAWN: "grey",
}


def follow_up_tag(asked: FollowUp) -> Tag:
    """Where a follow-up stands; that silence went past the people asked is said first."""
    if asked.escalated_at and asked.state in (State.ASKED, State.ACCEPTED):
        return Tag(f"Escalated: {first_lower(asked.get_state_display())}", "red")
    return Tag(asked.get_state_display(), FOLLOW_UP_COLOUR[State(asked.state)])


def _follow_ups(rows: Sequence[FollowUp], viewer: Viewer, now: datetime) -> list[Piece]:
    people: set[UUID] = set(chain.from_iterable(asked.about for asked in rows))
    names = name_lines(people) if viewer.may("people.open") else {}
    return [
        Piece(
            title=f"{asked.get_kind_display()} ({asked.reference})",
            href=reverse("follow_up:one", args=[asked.pk]),
            about=listing(names[key] for key in asked.about if key in names),
            note=_due(asked),
            tag=follow_up_tag(asked),
        )
        for asked in rows
    ]


def _due(asked: FollowUp) -> str:
    until: datetime | None = getattr(asked, "runs_until", None)
    return f"{asked.asked_name}; due {moment(until)}" if until else asked.asked_name


def _drafts(rows: Sequence[Draft], viewer: Viewer, now: datetime) -> list[Piece]:
    return [
        Piece(
            title=draft.title or "Something you began",
            href=draft.path,
            note=f"Last changed {moment(draft.changed_at)}",
            tag=Tag("Not saved yet", "yellow"),
        )
        for draft in rows
    ]


def _silent(rows: Sequence[dict[str, Any]], viewer: Viewer, now: datetime) -> list[Piece]:
    return [
        Piece(
            title=row["asked_agency__name"],
            href=reverse("follow_up:partnership"),
            about=plural(row["requests"], "request"),
            note=f"The last reached the partnership on {moment(row['last'])}",
        )
        for row in rows
    ]


KINDS = [
    Kind(
        "deadlines",
        "Deadlines",
        "No deadline of yours or your team’s is running.",
        lambda viewer: viewer.records and not viewer.may("follow_up.escalated"),
        deadlines.mine,
        _clocks,
        ("Deadline", "Whose", "When", "State"),
    ),
    Kind(
        "contacts",
        "Contacts to decide or pass on",
        "No contact waits for you or your team.",
        lambda viewer: viewer.may("front_door.take_contact") or viewer.may("front_door.decide"),
        front_door.own_and_team,
        _contacts,
        ("Contact", "About", "When", "State"),
    ),
    Kind(
        "cover",
        "What came to you through cover",
        "You cover for nobody today, or they have nothing open.",
        lambda viewer: viewer.may("front_door.take_contact"),
        hub.covered,
        hub.covered_pieces,
        ("Contact", "About", "Whose it is", "State"),
    ),
    Kind(
        "away",
        "Who is away, and who covers",
        "Nobody is away, and nobody will be as far as was said.",
        lambda viewer: viewer.may("front_door.take_contact"),
        hub.absences,
        hub.absent_pieces,
        ("Who is away", "Who covers", "When", "State"),
    ),
    Kind(
        "tell",
        "People to tell what happens",
        "Everybody who told your team something knows what happens.",
        lambda viewer: viewer.may("front_door.tell_referrer"),
        front_door.to_tell,
        _contacts,
        ("Contact", "About", "When", "State"),
    ),
    Kind(
        "follow-ups",
        "Asked of others and of us",
        "Nothing that was asked waits for you.",
        lambda viewer: any(viewer.may(f"follow_up.{it}") for it in ("read", "answer", "ask")),
        follow_up.own,
        _follow_ups,
        ("Request", "About", "Of whom, by when", "State"),
    ),
    Kind(
        "challenges",
        "Decisions your organisation challenged",
        "No challenge of your organisation waits for an answer.",
        lambda viewer: viewer.may("front_door.dispute"),
        hub.disputed,
        hub.disputed_pieces,
        ("Decision", "Sent by", "When", "State"),
    ),
    Kind(
        "organisations",
        "Organisations that leave requests unanswered",
        "No request has gone unanswered long enough to reach the partnership.",
        lambda viewer: viewer.may("follow_up.escalated"),
        lambda viewer: follow_up.silent_organisations(),
        _silent,
        ("Organisation", "How many", "When", "State"),
    ),
    Kind(
        "drafts",
        "Begun and not saved",
        "You have no unfinished forms.",
        lambda viewer: True,
        drafts_of,
        _drafts,
        ("Form", "About", "When", "State"),
    ),
]
