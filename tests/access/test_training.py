"""Posts that open records are given to those trained in when information may be shared (IS-16)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.actions.posts import give_post
from sightline.access.actions.training import record_training, take_back_training
from sightline.access.models import Post, SharingTraining, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from tests.people_of_the_tests import Partnership

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
WEEK = timedelta(days=7)


@pytest.fixture
def today(fixed_clock: datetime) -> date:
    return clock.today()


@pytest.fixture
def admin(staff_with: Make) -> Staff:
    return staff_with("administrator", name="Ade Min")


@pytest.fixture
def newcomer(staff_with: Make) -> Staff:
    return staff_with("analyst", name="Nia Newcomer")


def record(of: Staff, by: Viewer, at: datetime, taken: date, renew: date) -> SharingTraining:
    course = {"course": "Sharing to protect", "given_by": "The partnership"}
    return record_training(staff=of, **course, taken_on=taken, renew_by=renew, by=by, at=at)


def give(to: Staff, by: Viewer, at: datetime, there: Partnership, train_by: date | None = None) -> Post:
    where: dict[str, Any] = {"employer_id": there.council.pk, "team_id": None, "area_id": None, "title": ""}
    when: dict[str, Any] = {"starts_on": clock.london(at).date(), "ends_on": None, "train_by": train_by}
    return give_post(staff=to, role="adviser", **where, **when, by=by, at=at)


def parts(name: str, day: date) -> dict[str, int]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_no_post_that_opens_records_without_training(
    admin: Staff, newcomer: Staff, partnership: Partnership, today: date, at: datetime
) -> None:
    with viewing(viewer_of(admin, on=today)) as by:
        with pytest.raises(Refused, match="not trained"):
            give(newcomer, by, at, partnership)
        for far in (today - WEEK, today + 5 * WEEK):
            with pytest.raises(Refused, match="four weeks"):
                give(newcomer, by, at, partnership, far)
        record(newcomer, by, at, today - 10 * WEEK, today - WEEK)
        with pytest.raises(Refused, match="not trained"):
            give(newcomer, by, at, partnership)
        record(newcomer, by, at, today, today + 100 * WEEK)
        assert give(newcomer, by, at, partnership, today + WEEK).train_by is None


def test_a_post_given_before_opens_nothing_after_its_day_until_training_is_recorded(
    admin: Staff, newcomer: Staff, partnership: Partnership, today: date, at: datetime
) -> None:
    with viewing(viewer_of(admin, on=today)) as by:
        give(newcomer, by, at, partnership, today + WEEK)
        assert "adviser" in viewer_of(newcomer, on=today + WEEK).roles
        assert "adviser" not in viewer_of(newcomer, on=today + WEEK + timedelta(days=1)).roles
        record(newcomer, by, at, today, today + 100 * WEEK)
    assert "adviser" in viewer_of(newcomer, on=today + 3 * WEEK).roles


def test_nobody_records_their_own_and_others_see_only_theirs(
    admin: Staff, newcomer: Staff, staff_with: Make, partnership: Partnership, today: date, at: datetime
) -> None:
    manager = staff_with("agency_manager", employer=partnership.police)
    with viewing(viewer_of(admin, on=today)) as by:
        with pytest.raises(Refused, match="your own access"):
            record(admin, by, at, today, today + WEEK)
        with pytest.raises(Refused, match="on the day it was taken"):
            record(newcomer, by, at, today + WEEK, today + 2 * WEEK)
        with pytest.raises(Refused, match="after the day"):
            record(newcomer, by, at, today, today)
        record(newcomer, by, at, today, today + WEEK)
    for who, seen in ((newcomer, 1), (manager, 0), (staff_with("governance_officer"), 1)):
        with viewing(viewer_of(who, on=today)) as by:
            assert SharingTraining.objects.count() == seen
            with pytest.raises(Refused, match="keeping agencies and staff"):
                record(newcomer, by, at, today, today + WEEK)
            with pytest.raises(DatabaseError), transaction.atomic():
                SharingTraining.objects.create(
                    staff=manager, course="x", given_by="x", taken_on=today, renew_by=today + WEEK,
                    by=who, at=at,
                )  # fmt: skip


def test_a_mistake_is_taken_back_once_with_a_reason(
    admin: Staff, newcomer: Staff, partnership: Partnership, today: date, at: datetime
) -> None:
    with viewing(viewer_of(admin, on=today)) as by:
        held = record(newcomer, by, at, today, today + WEEK)
        with pytest.raises(Refused, match="Say why"):
            take_back_training(training_id=held.pk, why=" ", by=by, at=at)
        take_back_training(training_id=held.pk, why="Another Nia", by=by, at=at)
        with pytest.raises(Refused, match="taken back already"):
            take_back_training(training_id=held.pk, why="Another Nia", by=by, at=at)
        with pytest.raises(Refused, match="not trained"):
            give(newcomer, by, at, partnership)


def test_on_the_pages(
    admin: Staff, newcomer: Staff, staff_with: Make, partnership: Partnership, signed_in: SignIn, today: date
) -> None:
    client = signed_in(admin)
    person, add = (reverse(f"access:{page}", args=[newcomer.pk]) for page in ("staff", "training_add"))
    post = {"role": "adviser", "employer_id": str(partnership.council.pk), **parts("starts_on", today)}
    to_give = reverse("access:post_give", args=[newcomer.pk])
    assert "They have no training on record" in client.get(to_give).content.decode()
    refused = client.post(to_give, {**post, "why": "Starts"}).content.decode()
    assert "Enter the day by which they are trained" in refused
    far = client.post(to_give, {**post, **parts("train_by", today + 9 * WEEK), "why": "Starts"})
    assert "Choose a day from 4 March 2026 to 1 April 2026" in far.content.decode()
    client.post(to_give, {**post, **parts("train_by", today + WEEK), "why": "Starts"})
    assert "to be trained by 11 March 2026" in client.get(person).content.decode()
    assert "to take or renew training" in client.get("/administration/").content.decode()
    assert "Nia Newcomer" in client.get(reverse("access:staff_list"), {"state": "to_train"}).content.decode()
    course = {"course": "Sharing to protect", "given_by": "The partnership"}
    wrong = client.post(add, {**course, **parts("taken_on", today), **parts("renew_by", today)})
    assert "Renew by must be after" in wrong.content.decode()
    client.post(add, {**course, **parts("taken_on", today), **parts("renew_by", today + 99 * WEEK)})
    shown = client.get(person).content.decode()
    assert "Counts until" in shown
    assert "to be trained by" not in shown
    own = signed_in(newcomer).get("/account/").content.decode()
    assert "Counts until" in own


def test_a_page_takes_it_back(
    admin: Staff, newcomer: Staff, signed_in: SignIn, today: date, at: datetime
) -> None:
    with viewing(viewer_of(admin, on=today)) as by:
        held = record(newcomer, by, at, today, today + WEEK)
    client, back = signed_in(admin), reverse("access:training_take_back", args=[held.pk])
    assert client.post(back, {"why": ""}).status_code == 200
    assert client.post(back, {"why": "Another Nia"}).status_code == 302
    shown = client.get(reverse("access:staff", args=[newcomer.pk])).content.decode()
    assert "Taken back: Another Nia" in shown
    assert client.get(back).status_code == 404


def test_a_manager_sees_whose_training_is_due(
    staff_with: Make, partnership: Partnership, signed_in: SignIn, today: date
) -> None:
    manager = staff_with("agency_manager", employer=partnership.police)
    staff_with("agency_worker", employer=partnership.police)
    shown = signed_in(manager).get(reverse("access:post_reviews")).content.decode()
    assert "Training in sharing to take or renew" in shown
