"""Bringing a contact in from another system: new work goes on here, and what was done there comes with it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.models import Rule
from sightline.deadlines.queries import would_be_due
from sightline.front_door.actions.clocks import start_one
from sightline.front_door.actions.moving import keep, tell_chronology
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.given import Elsewhere, Named, Said, Whose
from sightline.front_door.models import Assessment, Contact, ContactSubject
from sightline.front_door.permissions import may_bring_in
from sightline.front_door.queries import at_home
from sightline.front_door.rows import (
    contact_row,
    decision_row,
    move_row,
    next_references,
    subject_rows,
    told_row,
)
from sightline.front_door.states import DECIDE_RULE, ContactState, Origin, Source, ToldHow
from sightline.front_door.words import chronology_title

FROM_FILE = "Brought in from a file"


@action("front_door.contact_brought_in")
def bring_in(
    *,
    said: Said,
    people: list[Named],
    by: Viewer,
    at: datetime,
    elsewhere: Elsewhere | None = None,
    whose: Whose | None = None,
) -> Contact:
    """Keep a contact that another system sent, with its own reference, so that a second run finds it.

    Undecided: it is new work here, with its clocks. Decided there: its decision stands in the name given
    there. Finished there: it is history, closed, and no clock starts.
    """
    may_bring_in(by).demand()
    new = elsewhere is None or not (elsewhere.was_decided or elsewhere.finished)
    whose = replace(whose or at_home(by, now=at if new else None), origin=Origin.FILE)
    if elsewhere is None or new:
        return take_contact(said=said, people=people, whose=whose, by=by, at=at)
    state = ContactState.CLOSED if elsewhere.finished else ContactState.DECIDED
    reference = next_references([said.received_at])[0]
    contact = contact_row(said, people=people, whose=whose, reference=reference, state=state, by=by, at=at)
    contact.decision_due_on = _due_on(said.received_at)
    _save(contact, people, elsewhere, by=by, at=at)
    return contact


def _due_on(received_at: datetime) -> date | None:
    """The last day for a decision by the rule of the time; none before there was a rule."""
    try:
        return london(would_be_due(DECIDE_RULE, received_at)).date()
    except Rule.DoesNotExist:
        return None


def _save(contact: Contact, people: list[Named], elsewhere: Elsewhere, *, by: Viewer, at: datetime) -> None:
    contact.save(force_insert=True)
    ContactSubject.objects.bulk_create(subject_rows(contact, people, by=by, at=at))
    move_row(contact, was="", now=contact.state, by=by, at=at, why=FROM_FILE).save(force_insert=True)
    title = chronology_title(contact)
    tell_chronology(contact, "front_door.contact_taken", title, happened_at=contact.received_at, by=by, at=at)
    if elsewhere.decided_at is not None:
        _save_decision(contact, elsewhere, by=by, at=at)
    if elsewhere.told_at is not None:
        told: dict[str, Any] = {"how": ToldHow.PHONE, "told_at": elsewhere.told_at, "from_file": True}
        told_row(contact, number=1, by=by, at=at, **told).save(force_insert=True)
    if elsewhere.assessment_outcome:
        found: dict[str, Any] = {
            "assessment_outcome": elsewhere.assessment_outcome,
            "support_given": elsewhere.support_given,
        }
        keep(Assessment, contact, by=by, at=at, **found)
    waits = elsewhere.told_at is None and contact.source != Source.ANONYMOUS
    if not elsewhere.finished and waits:
        start_one(contact, DECIDE_RULE, started_at=contact.received_at, by=by, at=at)


def _save_decision(contact: Contact, elsewhere: Elsewhere, *, by: Viewer, at: datetime) -> None:
    """The decision made there, in the name given there."""
    decision_row(
        contact,
        number=1,
        by=by,
        at=at,
        decided_at=elsewhere.decided_at,
        level=elsewhere.level,
        outcome=elsewhere.outcome,
        reason=elsewhere.reason,
        advice_given=elsewhere.advice_given,
        decided_by_name=elsewhere.decided_by_name,
        from_file=True,
    ).save(force_insert=True)
    tell_chronology(
        contact,
        "front_door.decided",
        f"Decision on contact {contact.reference}, made in another system",
        happened_at=elsewhere.decided_at,
        by=by,
        at=at,
    )
