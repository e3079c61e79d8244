"""Contacts to test with: the clocks' rules, a known child, and a contact about them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.viewer import Viewer
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.actions import Decided, Told, take_contact
from sightline.front_door.given import Named, Said
from sightline.front_door.models import Contact
from sightline.front_door.states import (
    Channel,
    FamilyTold,
    FirstOutcome,
    Level,
    SharingBasis,
    Source,
    ToldHow,
    Urgency,
)
from sightline.people.actions.parts import NewName
from sightline.people.actions.records import create_source_record
from sightline.people.actions.searching import note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import Partnership

SOON = timedelta(minutes=5)


def spoken(at: datetime, **also: Any) -> Said:
    """What a school might say."""
    given: dict[str, Any] = {
        "received_at": at,
        "source": Source.EDUCATION,
        "channel": Channel.PHONE,
        "referrer_name": "Ann Teacher",
        "referrer_role": "Designated safeguarding lead",
        "referrer_organisation": "Hollin Bank School",
        "referrer_phone": "01632 960001",
        "words": "He has come in tired and with money he cannot explain.",
        "sharing_basis": SharingBasis.WELFARE,
        "family_told": FamilyTold.YES,
        "family_told_what": "That we would speak to the front door.",
        "urgency": Urgency.AMBER,
    }
    return Said(**{**given, **also})


@pytest.fixture
def child(partnership: Partnership) -> Callable[..., SourceRecord]:
    """Add a child after a search: `child(by=viewer, at=at, given="Jon", surname="Reed")`."""

    def make(*, by: Viewer, at: datetime, given: str = "Jon", surname: str = "Reed") -> SourceRecord:
        slip = note_search(asked=Asked(names=f"{given} {surname}"), by=by, at=at)
        name = NewName(given=given, surname=surname)
        return create_source_record(agency=partnership.council, search=slip, names=[name], by=by, at=at)

    return make


@pytest.fixture
def contact(rules: None, child: Callable[..., SourceRecord]) -> Callable[..., Contact]:
    """Record a contact about a child: `contact(by=viewer, at=at)`; anything of `Said` may be given."""

    def make(
        *, by: Viewer, at: datetime, about: list[UUID] | None = None, key: UUID | None = None, **also: Any
    ) -> Contact:
        records = [child(by=by, at=at).pk] if about is None else about
        people = [Named(record_id=record) for record in records]
        return take_contact(said=spoken(at, **also), people=people, by=by, at=at, key=key)

    return make


def early_help(**also: Any) -> Decided:
    """A decision that passes a child to early help."""
    given = {"level": Level.VULNERABLE, "outcome": FirstOutcome.EARLY_HELP, "reason": "Mentoring would help."}
    return Decided(**{**given, **also})


def by_telephone(at: datetime, **also: Any) -> Told:
    """That the referrer was rung."""
    given = {"how": ToldHow.PHONE, "told_at": at, "what_was_said": "That a mentor has been asked."}
    return Told(**{**given, **also})


def mentoring(there: Partnership, **also: Any) -> Request:
    """What early help is asked for."""
    given: dict[str, Any] = {
        "kind": Kind.EARLY_HELP,
        "agency": there.charity,
        "team": there.early_help,
        "what": "A mentor, once a week.",
        "why": "He is being drawn in by older boys.",
        "may_share": "The school may be told that a mentor is arranged.",
        "support_type": "Mentoring",
    }
    return Request(**{**given, **also})
