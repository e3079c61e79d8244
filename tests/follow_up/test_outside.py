"""A named manager told of a restricted child's request: words that give nothing away, and something to do."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff, WallMember
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.access.wording import words_of
from sightline.follow_up.models import Chase, FollowUp, NameGiven, ToldOutside
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.follow_up.conftest import Round, a_child

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Days = Callable[[float], datetime]


@pytest.fixture
def manager(round_it: Round, staff_with: Callable[..., Staff]) -> Staff:
    charity = round_it.there.charity
    charity.named_manager = staff_with("agency_manager", employer=charity)
    charity.save()
    return charity.named_manager


@pytest.fixture
def keeper(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager")


@pytest.fixture
def silent(
    asked: Callable[..., FollowUp],
    round_it: Round,
    manager: Staff,
    keeper: Staff,
    worker: Callable[..., None],
    days: Days,
    at: datetime,
) -> FollowUp:
    """A request about a restricted child, unanswered past those who were asked."""
    child, by = a_child(round_it), viewer_of(keeper, on=at.date())
    with viewing(by):
        record = SourceRecord.objects.get(pk=child)
        restrict(record=record, named=[keeper.pk], ask="the manager", why="Family", by=by, at=at)
    kept = asked(about=[child], by=by)
    for count in range(14):
        worker(days(count), kept.walls)
    return kept


def told(silent: FollowUp) -> ToldOutside:
    with viewing(system_viewer("test", walls=silent.walls)):
        return ToldOutside.objects.get()


def test_the_message_gives_nothing_away_and_leads_to_a_page_of_their_own(
    silent: FollowUp, manager: Staff
) -> None:
    row = told(silent)
    with viewing(system_viewer("test", walls=silent.walls)):
        message = Message.objects.get(staff=manager)
        assert (message.kind, message.path) == (
            "follow_up.name_wanted",
            reverse("follow_up:outside", args=[row.pk]),
        )
        assert not Message.objects.filter(staff=manager, kind="follow_up.escalated").exists()
        chase = Chase.objects.get(step="named_manager")
        assert (chase.staff_id, "not named on the restriction" in chase.words) == (manager.pk, True)
    subject, body = words_of(message.kind, reference=row.reference, link="")
    assert "restrict" not in (subject + body).lower()
    assert "child" not in (subject + body).lower()


def test_the_manager_names_somebody_and_whoever_asked_is_told(
    silent: FollowUp, manager: Staff, round_it: Round, signed_in: Callable[[Staff], Client], keeper: Staff
) -> None:
    row, client = told(silent), signed_in(manager)
    page = reverse("follow_up:outside", args=[row.pk])
    assert page in client.get(reverse("follow_up:list")).content.decode()
    shown = client.get(page).content.decode()
    assert "Mentoring" not in shown
    assert "Ada" not in shown
    assert client.get(reverse("follow_up:one", args=[silent.pk])).status_code == 404
    assert "There is a problem" in client.post(page, {"named": "nobody"}).content.decode()
    assert client.post(page, {"named": str(round_it.mentor.pk)}).status_code == 302
    assert page not in client.get(reverse("follow_up:list")).content.decode()
    with viewing(system_viewer("test", walls=silent.walls)):
        assert NameGiven.objects.get().named_id == round_it.mentor.pk
        assert not WallMember.objects.filter(staff=round_it.mentor).exists(), "nobody is let in by this"
        news = Message.objects.filter(kind="follow_up.changed")
        assert {message.staff_id for message in news} == {keeper.pk}, "only who may open it hears of it"
    read = signed_in(keeper).get(reverse("follow_up:one", args=[silent.pk])).content.decode()
    assert f"{round_it.mentor.name} should answer it" in read


def test_a_stranger_cannot_be_named_and_no_other_sees_the_page(
    silent: FollowUp, manager: Staff, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    row, stranger = told(silent), staff_with("adviser")
    page = reverse("follow_up:outside", args=[row.pk])
    assert "There is a problem" in signed_in(manager).post(page, {"named": str(stranger.pk)}).content.decode()
    assert signed_in(stranger).get(page).status_code == 404
