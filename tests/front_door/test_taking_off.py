"""Somebody put on a contact by mistake comes off it: chronology, walls and counts follow, the record stays."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.deadlines.queries import clocks_of
from sightline.follow_up.models import Chase, FollowUp
from sightline.front_door.actions import attach, decide, pass_on, take_off
from sightline.front_door.given import Named
from sightline.front_door.models import Contact, ContactSubject, Decision, Move, SubjectChange
from sightline.front_door.queries import about_people, names_of
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, SourceRecord
from sightline.people.queries.chronology import chronology
from tests.front_door.conftest import SOON, early_help, mentoring
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
WHY = "The other Ada Reed was meant"


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager")


@pytest.fixture
def by(manager: Staff, at: datetime) -> Viewer:
    return viewer_of(manager, on=at.date())


@pytest.fixture
def mistaken(
    by: Viewer, contact: Callable[..., Contact], child: Callable[..., SourceRecord], at: datetime
) -> tuple[Contact, SourceRecord]:
    """A contact about Jon, and Ada put on it by mistake."""
    with viewing(by):
        made = contact(by=by, at=at)
        other = child(by=by, at=at, given="Ada")
        attach(contact_id=made.pk, person=Named(record_id=other.pk), by=by, at=at)
        return Contact.objects.get(pk=made.pk), other


def titles(viewer: Viewer, record: SourceRecord) -> list[str]:
    return [line.title for line in chronology(viewer, [record.pk]).lines]


def test_the_contact_is_no_longer_about_them_and_the_record_stays(
    by: Viewer, mistaken: tuple[Contact, SourceRecord], at: datetime
) -> None:
    made, other = mistaken
    with viewing(by):
        change = take_off(contact_id=made.pk, record_id=other.pk, why=WHY, by=by, at=at + SOON)
        made.refresh_from_db()
        assert len(made.about) == 1
        assert other.pk not in made.about
        for row in [*ContactSubject.objects.of(made.pk), *Move.objects.of(made.pk), *clocks_of([made.pk])]:
            assert row.about == made.about
        assert (change.why, change.by_id, change.stands) == (WHY, by.staff_id, False)
        assert ContactSubject.ever.of(made.pk).count() == 2
        assert list(about_people(by, [other.pk])) == []
        assert len(names_of([made])[made.pk]) == 1


def test_their_chronology_says_that_it_was_a_mistake_and_nothing_else(
    by: Viewer, mistaken: tuple[Contact, SourceRecord], at: datetime
) -> None:
    made, other = mistaken
    with viewing(by):
        right = SourceRecord.objects.exclude(pk=other.pk).filter(pk__in=made.about).get()
        before = titles(by, right)
        assert titles(by, other) == before
        take_off(contact_id=made.pk, record_id=other.pk, why=WHY, by=by, at=at + SOON)
        assert titles(by, right) == before
        [only] = chronology(by, [other.pk]).lines
        assert "recorded here by mistake" in only.title
        assert (only.words, only.reference_id, only.about) == ("", None, [other.pk])
        assert ChronologyLine.objects.filter(record=other).count() == 2


def test_the_wall_of_somebody_put_there_by_mistake_goes_with_them(
    by: Viewer,
    mistaken: tuple[Contact, SourceRecord],
    viewer_with: Callable[..., Viewer],
    partnership: Partnership,
    at: datetime,
) -> None:
    made, other = mistaken
    outside = viewer_with("social_worker")
    with viewing(by):
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)
        restrict(record=other, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)
    with viewing(outside):
        assert not Contact.objects.exists()
    with viewing(by):
        take_off(contact_id=made.pk, record_id=other.pk, why=WHY, by=by, at=at + SOON)
    with viewing(outside):
        assert Contact.objects.get().pk == made.pk
        assert Decision.objects.exists()
        assert FollowUp.objects.get().about == Contact.objects.get().about
        assert Chase.objects.exists()
        assert not SubjectChange.objects.exists()
        assert ContactSubject.ever.of(made.pk).count() == 1
        assert chronology(outside, [other.pk]).lines == ()


def test_those_who_were_asked_are_told(
    by: Viewer, mistaken: tuple[Contact, SourceRecord], partnership: Partnership, at: datetime
) -> None:
    made, other = mistaken
    with viewing(by):
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)
        take_off(contact_id=made.pk, record_id=other.pk, why=WHY, by=by, at=at + SOON)
        told = Chase.objects.filter(step="corrected").order_by("id")
        assert any("by mistake" in each.words for each in told)
        assert all(WHY not in each.words for each in told)
        assert Message.objects.filter(kind="follow_up.corrected").exists()


def test_the_last_one_and_a_stranger_cannot_be_taken_off(
    by: Viewer, mistaken: tuple[Contact, SourceRecord], child: Callable[..., SourceRecord], at: datetime
) -> None:
    made, other = mistaken
    [right] = [key for key in made.about if key != other.pk]
    with viewing(by):
        for record_id, why, said in [
            (other.pk, " ", "why it was a mistake"),
            (child(by=by, at=at, given="Una").pk, WHY, "not on this contact"),
        ]:
            with pytest.raises(Refused, match=said):
                take_off(contact_id=made.pk, record_id=record_id, why=why, by=by, at=at)
        take_off(contact_id=made.pk, record_id=other.pk, why=WHY, by=by, at=at)
        with pytest.raises(Refused, match="about nobody"):
            take_off(contact_id=made.pk, record_id=right, why=WHY, by=by, at=at)


def test_somebody_taken_off_can_be_put_back(
    by: Viewer, mistaken: tuple[Contact, SourceRecord], at: datetime
) -> None:
    made, other = mistaken
    with viewing(by):
        before = titles(by, other)
        take_off(contact_id=made.pk, record_id=other.pk, why=WHY, by=by, at=at)
        attach(contact_id=made.pk, person=Named(record_id=other.pk), by=by, at=at + SOON)
        assert ContactSubject.objects.of(made.pk).get(source_record=other).number == 2
        assert set(Contact.objects.get(pk=made.pk).about) == set(made.about)
        assert set(titles(by, other)) == {*before, *[t for t in titles(by, other) if "by mistake" in t]}
        assert [each.stands for each in SubjectChange.objects.of(made.pk)] == [False, True]


def test_the_page_takes_off_and_says_so(
    manager: Staff,
    mistaken: tuple[Contact, SourceRecord],
    signed_in: Callable[[Staff], Client],
    fixed_clock: Any,
) -> None:
    made, other = mistaken
    client, page = signed_in(manager), reverse("front_door:take_off", args=[made.pk])
    assert "Ada Reed" in client.get(page).content.decode()
    assert "There is a problem" in client.post(page, {"record_id": str(other.pk)}).content.decode()
    done = client.post(page, {"record_id": str(other.pk), "why": WHY}, follow=True)
    shown = done.content.decode()
    assert "Taken off, put here by mistake" in shown
    assert WHY in shown
