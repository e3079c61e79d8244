"""Who is away and who covers: said by oneself or by a manager, never twice, and shown to the cover."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions import take_up
from sightline.front_door.actions.absences import Away, call_off, say_away
from sightline.front_door.models import Absence, Contact
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = date(2026, 3, 4)
AWAY = "/contacts/cover/away/"


@pytest.fixture
def ada(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("adviser", name="Ada Brook")


@pytest.fixture
def kit(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("adviser", name="Kit Moss")


@pytest.fixture
def by(staff_with: Callable[..., Staff], at: datetime) -> Viewer:
    return viewer_of(staff_with("front_door_manager"), on=at.date())


def test_what_cannot_be_said(
    by: Viewer,
    ada: Staff,
    kit: Staff,
    staff_with: Callable[..., Staff],
    partnership: Partnership,
    at: datetime,
) -> None:
    stranger = staff_with("agency_worker", employer=partnership.charity)

    def refused(sentence: str, absent: Away) -> None:
        with pytest.raises(Refused, match=sentence):
            say_away(absent=absent, by=by, at=at)

    with viewing(by):
        say_away(absent=Away(staff_id=kit.pk, first_day=DAY, last_day=date(2026, 3, 6)), by=by, at=at)
        refused("away already", Away(staff_id=kit.pk, first_day=date(2026, 3, 5)))
        refused("away then too", Away(staff_id=ada.pk, first_day=DAY, cover_id=kit.pk))
        refused("Somebody else must cover", Away(staff_id=ada.pk, first_day=DAY, cover_id=ada.pk))
        refused("works at this front door", Away(staff_id=stranger.pk, first_day=DAY))
        refused("cannot be before", Away(staff_id=ada.pk, first_day=DAY, last_day=date(2026, 3, 3)))
    own = viewer_of(ada, on=DAY)
    with viewing(own), pytest.raises(Refused, match="Only a front-door manager"):
        say_away(absent=Away(staff_id=kit.pk, first_day=date(2026, 4, 1)), by=own, at=at)


def test_a_change_stands_in_place_of_what_was_said_and_the_cover_is_told(
    by: Viewer, ada: Staff, kit: Staff, at: datetime
) -> None:
    with viewing(by):
        first = say_away(absent=Away(staff_id=ada.pk, first_day=DAY), by=by, at=at)
        changed = Away(staff_id=ada.pk, first_day=DAY, last_day=DAY, cover_id=kit.pk)
        second = say_away(absent=changed, replaces_id=first.pk, by=by, at=at)
        assert list(Absence.objects.standing()) == [second]
        with pytest.raises(Refused, match="changed by somebody else"):
            say_away(absent=changed, replaces_id=first.pk, by=by, at=at)
        call_off(absence_id=second.pk, by=by, at=at)
        assert list(Absence.objects.on(DAY)) == []
        assert Absence.objects.count() == 3
    assert list(Message.objects.values_list("kind", "staff__name")) == [("front_door.cover", "Kit Moss")]


def test_the_pages(
    by: Viewer,
    ada: Staff,
    kit: Staff,
    contact: Callable[..., Contact],
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        Contact.objects.filter(pk=made.pk).update(owner_id=ada.pk)
    client = signed_in(ada)
    page = client.get(AWAY).content.decode()
    assert "Do not say why" in page
    assert f'<option value="{kit.pk}">Kit Moss' in page
    days = {"first_day-day": "4", "first_day-month": "3", "first_day-year": "2026"}
    assert client.post(AWAY, {"staff": str(ada.pk), "cover": str(kit.pk), **days}).status_code == 302
    covering = signed_in(kit).get("/contacts/cover/").content.decode()
    assert made.reference in covering
    assert "Kit Moss (you)" in covering
    with viewing(by):
        absence = Absence.objects.get()
    change = reverse("front_door:absence_change", args=[absence.pk])
    assert 'value="2026"' in client.get(change).content.decode()
    assert signed_in(kit).get(change).status_code == 403
    assert client.post(reverse("front_door:absence_off", args=[absence.pk])).status_code == 302
    assert client.get(change).status_code == 302
    assert made.reference not in signed_in(kit).get("/contacts/cover/").content.decode()


def test_my_work_says_who_is_away_and_what_came_through_cover(
    by: Viewer,
    ada: Staff,
    kit: Staff,
    contact: Callable[..., Contact],
    signed_in: Callable[[Staff], Client],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    own = viewer_of(ada, on=DAY)
    with viewing(own):
        made = contact(by=own, at=at)
        take_up(contact_id=made.pk, by=own, at=at)
    with viewing(by):
        absent = Away(staff_id=ada.pk, first_day=DAY, last_day=date(2026, 3, 6), cover_id=kit.pk)
        say_away(absent=absent, by=by, at=at)
    page = signed_in(kit).get("/").content.decode()
    section = page[page.index("What came to you through cover") :]
    assert made.reference in section[: section.index("</section>")]
    assert "Ada Brook, away until 6 March 2026" in section
    section = page[page.index("Who is away, and who covers") :]
    assert "You" in section[: section.index("</section>")]
