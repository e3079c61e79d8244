"""Sections of My work from the hub's day: cover, absence, and what an organisation challenged."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain

from django.db.models import QuerySet
from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.clock import london
from sightline.core.pages import Tag
from sightline.core.words import day, listing, moment
from sightline.desk.pages.piece import Piece
from sightline.front_door.models import Absence, Contact, PartnerDispute
from sightline.front_door.pages.cover import days_away
from sightline.front_door.pages.partners import told_tag
from sightline.front_door.queries.absences import away, now_and_to_come
from sightline.front_door.queries.board import Picked, open_work
from sightline.front_door.queries.partners import told_of, waiting
from sightline.people.queries import name_lines


def covered(viewer: Viewer) -> QuerySet[Contact]:
    """Open contacts of those this person covers for today, the longest waiting first."""
    rows = open_work(viewer, Picked(whose="cover"), away(clock.today()))
    return rows.select_related("owner").order_by("received_at", "id")


def covered_pieces(rows: Sequence[Contact], viewer: Viewer, now: datetime) -> list[Piece]:
    """Each with whose it is and until when they are away."""
    names = name_lines(set(chain.from_iterable(contact.about for contact in rows)))
    absences = away(london(now).date()) if rows else {}
    return [
        Piece(
            title=contact.reference,
            href=reverse("front_door:contact", args=[contact.pk]),
            about=listing(names[key] for key in contact.about if key in names) or "Nobody named",
            note=_whose(contact, absences[contact.owner_id]) if contact.owner_id in absences else "",
            tag=Tag(contact.get_state_display(), "blue"),
        )
        for contact in rows
    ]


def _whose(contact: Contact, absence: Absence) -> str:
    name = contact.owner.name if contact.owner else ""
    until = f"until {day(absence.last_day)}" if absence.last_day else "until it is known"
    return f"{name}, away {until}"


def absences(viewer: Viewer) -> QuerySet[Absence]:
    """Who is away now and soon, those whom this person covers for among them."""
    return now_and_to_come(viewer, on=clock.today())


def absent_pieces(rows: Sequence[Absence], viewer: Viewer, now: datetime) -> list[Piece]:
    """Each with who covers."""
    today = london(now).date()
    return [
        Piece(
            title=each.staff.name,
            href=reverse("front_door:cover"),
            about=_cover(each, viewer),
            note=days_away(each),
            tag=Tag("Away today", "orange") if each.first_day <= today else Tag("To come"),
        )
        for each in rows
    ]


def _cover(absence: Absence, viewer: Viewer) -> str:
    if absence.cover is None:
        return "Nobody"
    return "You" if absence.cover_id == viewer.staff_id else absence.cover.name


def disputed(viewer: Viewer) -> QuerySet[PartnerDispute]:
    """What the viewer's organisation challenged and waits for."""
    return waiting(viewer)


def disputed_pieces(rows: Sequence[PartnerDispute], viewer: Viewer, now: datetime) -> list[Piece]:
    """Each with where it stands."""
    return [
        Piece(
            title=told.dispute.reference,
            href=reverse("front_door:our_dispute", args=[told.dispute.pk]),
            about=told.dispute.by.name if told.dispute.by else "",
            note=f"Sent {moment(told.dispute.at)}",
            tag=told_tag(told),
        )
        for told in told_of(rows)
    ]
