"""Pages read a fixed number of times, however many contacts there are (section 10)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions import amend
from sightline.front_door.given import Named, Whose
from sightline.front_door.models import Contact, ContactSubject, Decision
from sightline.front_door.queries import Chosen, about_people, listed, own_and_team, to_tell
from sightline.front_door.rows import contact_row, decision_row, next_references, subject_rows
from sightline.front_door.states import ContactState, Exploitation, ExploitationType
from tests.front_door.conftest import spoken

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def many(count: int, first: Contact, by: Viewer, at: datetime) -> None:
    """Contacts about the same child, made by the same builders as the actions use."""
    moments = [at - timedelta(minutes=place) for place in range(count)]
    people = [Named(record_id=first.about[0])]
    rows = []
    for moment, reference in zip(moments, next_references(moments), strict=True):
        row = contact_row(
            spoken(moment),
            people=people,
            whose=_whose(first),
            reference=reference,
            state=ContactState.DECIDED,
            by=by,
            at=at,
        )
        rows.append(row)
    Contact.objects.bulk_create(rows)
    ContactSubject.objects.bulk_create(
        [subject for row in rows for subject in subject_rows(row, people, by=by, at=at)]
    )
    words = {"level": "vulnerable", "outcome": "early_help", "from_file": True}
    Decision.objects.bulk_create([decision_row(row, number=1, by=by, at=at, **words) for row in rows])  # type: ignore[arg-type]


def _whose(first: Contact) -> Whose:
    assert first.team_id
    return Whose(team_id=first.team_id, controller_id=first.controller_id)


def reads(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as read:
        assert client.get(path).status_code == 200
    return len(read)


def test_the_list_and_the_page_read_as_often_for_a_thousand_as_for_ten(
    staff_with: Callable[..., Staff],
    contact: Callable[..., Contact],
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    staff = staff_with("social_worker")
    by, client = viewer_of(staff, on=at.date()), signed_in(staff)
    with viewing(by):
        first = contact(by=by, at=at)
        many(10, first, by, at)
    paths = [reverse("front_door:contacts"), reverse("front_door:contact", args=[first.pk])]
    for path in paths:
        reads(client, path)
    few = [reads(client, path) for path in paths]
    with viewing(by):
        many(990, first, by, at)
        for place in range(5):
            amend(contact_id=first.pk, field="place", text=str(place), why="Again", by=by, at=at)
    assert [reads(client, path) for path in paths] == few
    assert few[0] <= 20
    assert few[1] <= 26


def test_filters_and_the_order(
    staff_with: Callable[..., Staff], contact: Callable[..., Contact], at: datetime
) -> None:
    by = viewer_of(staff_with("adviser"), on=at.date())
    with viewing(by):
        new = contact(by=by, at=at - timedelta(days=2))
        ticked = contact(
            by=by,
            at=at,
            about=new.about,
            exploitation=Exploitation.TICKED,
            exploitation_type=ExploitationType.SEXUAL,
            urgency="red",
            source="police",
        )
        decided = contact(by=by, at=at, about=new.about)
        Contact.objects.filter(pk=decided.pk).update(state=ContactState.DECIDED)

        def found(**chosen: Any) -> list[Contact]:
            return list(listed(by, Chosen(**chosen)))

        assert found() == [ticked, new, decided]
        assert found(exploitation="ticked") == found(urgency="red") == found(source="police") == [ticked]
        assert found(state="decided") == found(waiting="tell") == list(to_tell(by)) == [decided]
        assert set(found(whose="mine")) == set(found(whose="team")) == set(own_and_team(by)) == set(found())
        assert set(found(state="open")) == set(found(whose="nobody")) == set(about_people(by, new.about))
