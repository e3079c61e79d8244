"""Somebody taken off the contact: its enquiry asks, and follows or keeps them with a reason (FD-04, IS-05)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.enquiries.actions import answer_person, ask_about_person
from sightline.enquiries.models import Subject, SubjectAnswer
from sightline.enquiries.queries.lists import about_people
from sightline.enquiries.queries.mistaken import doubted
from sightline.enquiries.queries.one import subjects_of
from sightline.follow_up.models import Chase
from sightline.front_door.actions import amend, attach, take_off
from sightline.front_door.given import Named
from sightline.people.queries.chronology import chronology
from tests.enquiries.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SignIn = Callable[[Staff], Client]
WHY = "The other child of that name was meant"


@pytest.fixture
def mistaken(cast: Cast) -> UUID:
    """The child of the enquiry, taken off its contact."""
    record: UUID = cast.enquiry.about[0]
    by, given = cast.viewer("worker"), {"contact_id": cast.enquiry.contact_id}
    with viewing(by):
        amend(field="unknown_child", text="A girl of twelve", why=WHY, by=by, at=cast.at, **given)
        take_off(record_id=record, why=WHY, by=by, at=cast.at, **given)
    return record


def answers(
    cast: Cast, stands: bool, *, who: str = "worker", why: str = WHY, hours: int = 1
) -> SubjectAnswer:
    by = cast.viewer(who)
    with viewing(by):
        subject = Subject.objects.get(enquiry=cast.enquiry, part="child")
        return answer_person(
            enquiry_id=cast.enquiry.pk, subject_id=subject.pk, stands=stands, why=why, by=by,
            at=cast.at + timedelta(hours=hours),
        )  # fmt: skip


def shown(cast: Cast, who: str) -> set[str]:
    """Whom the enquiry is about, as somebody is shown it."""
    by = cast.viewer(who)
    with viewing(by):
        return {subject.part for subject, _ in subjects_of(by, [cast.enquiry.pk]).get(cast.enquiry.pk, [])}


def test_its_social_workers_are_told_and_asked(cast: Cast, mistaken: UUID) -> None:
    with viewing(cast.viewer("worker")):
        assert [each.why for each in doubted(cast.enquiry)] == [WHY]
    with viewing(system_viewer("test")) as by:
        assert ask_about_person(subject_id=cast.enquiry.contact_id, by=by, at=cast.at) == [cast.enquiry]
    told = Message.objects.filter(kind="enquiries.person_off").values_list("staff", flat=True)
    assert list(told) == [cast.staff["worker"].pk]


def test_they_come_off_and_every_organisation_asked_is_told(cast: Cast, mistaken: UUID) -> None:
    assert shown(cast, "police") == {"child", "suspected"}
    answers(cast, stands=False)
    for who in ("worker", "adviser", "police"):
        assert shown(cast, who) == {"suspected"}
    by = cast.viewer("worker")
    with viewing(by):
        assert list(about_people(by, [mistaken])) == []
        lines = chronology(by, [mistaken]).lines
        assert not [each for each in lines if each.reference_id == cast.enquiry.pk]
        put_right = Chase.objects.filter(step="corrected", words__contains="in this enquiry by mistake")
        assert put_right.count() == len(cast.asked)
    with pytest.raises(Refused, match="has been answered"):
        answers(cast, stands=True)


def test_they_stay_with_a_reason_and_are_asked_about_again_only_if_taken_off_again(
    cast: Cast, mistaken: UUID
) -> None:
    with pytest.raises(Refused, match="Say why"):
        answers(cast, stands=True, why=" ")
    answers(cast, stands=True)
    by = cast.viewer("worker")
    again: dict[str, Any] = {"contact_id": cast.enquiry.contact_id, "by": by}
    with viewing(by):
        assert doubted(cast.enquiry) == []
        assert [each.pk for each in about_people(by, [mistaken])] == [cast.enquiry.pk]
        attach(person=Named(record_id=mistaken), at=cast.at + timedelta(hours=2), **again)
        assert doubted(cast.enquiry) == [], "back on it"
        take_off(record_id=mistaken, why=WHY, at=cast.at + timedelta(hours=3), **again)
        assert len(doubted(cast.enquiry)) == 1
    assert answers(cast, stands=False, hours=4).number == 2


@pytest.mark.parametrize("who", ["adviser", "police", "sexual"])
def test_nobody_else_answers(cast: Cast, mistaken: UUID, who: str) -> None:
    with pytest.raises(Refused):
        answers(cast, stands=False, who=who)
    by = cast.viewer(who)
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        SubjectAnswer.objects.create(
            enquiry=cast.enquiry, subject=Subject.objects.get(enquiry=cast.enquiry, part="child"), number=1,
            stands=False, why="x", about=cast.enquiry.about, by=cast.staff[who], at=cast.at,
            controller_id=cast.enquiry.controller_id, retention_class=SubjectAnswer.RETENTION,
        )  # fmt: skip


def test_on_the_pages(cast: Cast, mistaken: UUID, signed_in: SignIn) -> None:
    with viewing(cast.viewer("worker")):
        key = Subject.objects.get(enquiry=cast.enquiry, part="child").pk
    page = reverse("enquiries:person", args=[cast.enquiry.pk, key])
    one = reverse("enquiries:one", args=[cast.enquiry.pk])
    worker, adviser = signed_in(cast.staff["worker"]), signed_in(cast.staff["adviser"])
    assert page in worker.get(one).content.decode()
    seen = adviser.get(one).content.decode()
    assert "was taken off the contact and still stands here" in seen
    assert page not in seen
    assert adviser.get(page).status_code == 403
    assert WHY in worker.get(page).content.decode()
    assert "There is a problem" in worker.post(page, {"answer": "off", "why": ""}).content.decode()
    assert worker.post(page, {"answer": "off", "why": "Never her"}).status_code == 302
    after = worker.get(one).content.decode()
    assert "Somebody named by mistake was taken off" in after
    assert worker.get(page).status_code == 404
