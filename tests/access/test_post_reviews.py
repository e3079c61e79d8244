"""Once a quarter a manager looks at who may do what, and signs; nobody for themselves."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access import tasks
from sightline.access.actions.post_reviews import Found, review_posts
from sightline.access.models import AuditEvent, Message, Post, PostReview, Staff
from sightline.access.queries.post_reviews import due_of, quarter_of, standings, waiting
from sightline.access.states import PostFinding
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from tests.people_of_the_tests import Partnership

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
PAGE = "access:post_reviews"


@pytest.fixture
def manager(staff_with: Make, partnership: Partnership) -> Staff:
    return staff_with("agency_manager", name="Mo Lane", employer=partnership.police)


@pytest.fixture
def worker(staff_with: Make, partnership: Partnership) -> Post:
    return staff_with("agency_worker", name="Wyn Ash", employer=partnership.police).posts.get()


def test_a_quarter_and_its_day() -> None:
    for day, first, due in (
        (date(2026, 3, 31), date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 12, 5), date(2026, 10, 1), date(2026, 10, 31)),
    ):
        assert (quarter_of(day), due_of(first)) == (first, due)


def test_a_manager_signs_and_an_administrator_hears_what_is_to_end(
    manager: Staff, worker: Post, staff_with: Make, signed_in: SignIn, fixed_clock: object
) -> None:
    pages, admin = signed_in(manager), signed_in(staff_with("administrator"))
    shown = pages.get(reverse(PAGE)).content.decode()
    assert "Wyn Ash" in shown
    assert "Mo Lane</h2>" not in shown, "nobody signs for themselves"
    assert "Tick to sign" in pages.post(reverse(PAGE), {"post": worker.pk.hex}).content.decode()
    name = worker.pk.hex
    sent: dict[str, Any] = {"post": str(worker.pk), f"finding_{name}": "end", "signed": "on"}
    assert "why it is to be ended" in pages.post(reverse(PAGE), sent).content.decode()
    assert pages.post(reverse(PAGE), {**sent, f"words_{name}": "Left for another force"}).status_code == 302
    shown = pages.get(reverse(PAGE)).content.decode()
    assert "No post waits" in shown
    assert "Left for another force" in shown
    assert "1 post that a manager wants changed or ended" in admin.get("/administration/").content.decode()
    assert "Left for another force" in admin.get(reverse("access:post_standing")).content.decode()
    worker.ends_on = clock.today()
    worker.save()
    assert "Left for another force" not in admin.get(reverse("access:post_standing")).content.decode()
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert AuditEvent.objects.filter(kind="access.posts_reviewed", staff_id=manager.pk).count() == 1


def test_what_stands_out_is_shown_and_nothing_is_chosen_beforehand(
    manager: Staff, worker: Post, partnership: Partnership, signed_in: SignIn, fixed_clock: object
) -> None:
    today = clock.today()
    Post.objects.filter(pk=worker.pk).update(starts_on=today - timedelta(days=400))
    Post.objects.create(
        staff=worker.staff, role="practitioner", employer=partnership.council,
        starts_on=today - timedelta(days=300), ends_on=today - timedelta(days=10),
    )  # fmt: skip
    shown = signed_in(manager).get(reverse(PAGE)).content.decode()
    assert "Not signed in to for" in shown
    assert "Exploitation practitioner at" in shown
    assert " checked" not in shown


def test_nobody_signs_for_another_organisation_themselves_or_twice(
    manager: Staff, worker: Post, partnership: Partnership, staff_with: Make, signed_in: SignIn, at: Any
) -> None:
    by = viewer_of(manager, on=clock.london(at).date())
    elsewhere = staff_with("adviser").posts.get()
    with viewing(by):
        for post, agency in ((elsewhere, partnership.council), (manager.posts.get(), partnership.police)):
            with pytest.raises(Refused):
                review_posts(agency_id=agency.pk, found=[Found(post.pk, "right")], by=by, at=at)
            with pytest.raises(DatabaseError), transaction.atomic():
                PostReview.objects.create(
                    post=post, agency=agency, quarter=date(2026, 1, 1), finding="right", by=manager, at=at
                )
        review_posts(agency_id=partnership.police.pk, found=[Found(worker.pk, "right")], by=by, at=at)
        with pytest.raises(Refused, match="meanwhile"):
            review_posts(agency_id=partnership.police.pk, found=[Found(worker.pk, "right")], by=by, at=at)
    pages = signed_in(manager)
    assert pages.get(reverse(PAGE), {"agency": str(partnership.council.pk)}).status_code == 404
    assert pages.get(reverse(PAGE), {"agency": "x"}).status_code == 200
    assert pages.post(reverse(PAGE), {"post": ["x", "\x00"], "signed": "on"}).status_code == 200


def test_information_governance_sees_who_has_not_signed_and_signs_for_a_manager(
    manager: Staff, worker: Post, partnership: Partnership, staff_with: Make, signed_in: SignIn, at: Any
) -> None:
    officer = staff_with("governance_officer")
    by = viewer_of(officer, on=clock.london(at).date())
    with viewing(by):
        held = {each.name: each for each in standings(on=clock.london(at).date())}
        assert held[partnership.police.name].waits == 2
        posts = waiting(by, on=clock.london(at).date(), agency_id=partnership.police.pk)
        assert {post.staff.name for post in posts} == {"Mo Lane", "Wyn Ash"}
        found = [Found(post.pk, "right") for post in posts]
        review_posts(agency_id=partnership.police.pk, found=found, by=by, at=at)
        held = {each.name: each for each in standings(on=clock.london(at).date())}
        assert held[partnership.police.name].waits == 0


def test_the_pages_ask_a_fixed_number(
    manager: Staff, staff_with: Make, partnership: Partnership, signed_in: SignIn, fixed_clock: object
) -> None:
    officer, asked = signed_in(staff_with("governance_officer")), []
    for _ in range(2):
        for each in range(3):
            staff_with("agency_worker", name=f"Wyn {each}", employer=partnership.police)
        for path in (f"{reverse(PAGE)}?agency={partnership.police.pk}", reverse("access:post_standing")):
            officer.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert officer.get(path).status_code == 200
            asked.append(len(queries))
    assert asked[:2] == asked[2:]
    assert max(asked) <= 20


def told(day: str) -> list[tuple[str, bool]]:
    """Whom the daily mail of a day reached about posts, and whether it says so."""
    mail.outbox.clear()
    with clock.fixed(datetime.fromisoformat(f"{day}T06:30:00+00:00")):
        tasks.digest(0)
        for message in Message.objects.filter(kind="daily_posts", sent_at=None):
            tasks.send_message(str(message.pk))
    return [(sent.to[0], "Posts wait for you" in sent.body) for sent in mail.outbox]


def test_the_daily_mail_tells_whoever_must_sign_once_and_once_more_when_it_is_late(
    manager: Staff, worker: Post, partnership: Partnership
) -> None:
    partnership.police.named_manager = manager
    partnership.police.save()
    days = ("2026-04-02", "2026-04-03", "2026-05-01", "2026-05-02")
    assert [told(day) for day in days] == [[(manager.email, True)], [], [(manager.email, True)], []]
    by = viewer_of(manager, on=date(2026, 7, 1))
    with viewing(by):
        found = [Found(worker.pk, PostFinding.RIGHT)]
        at = datetime(2026, 7, 1, 9, tzinfo=UTC)
        review_posts(agency_id=partnership.police.pk, found=found, by=by, at=at)
    assert told("2026-07-02") == [], "signed; their own post is for somebody else"


def test_my_work_says_how_many_posts_wait(
    manager: Staff, worker: Post, signed_in: SignIn, fixed_clock: object
) -> None:
    page = signed_in(manager).get("/").content.decode()
    assert "1 post to look at this quarter" in page
    assert "Late: was due 31 January 2026" in page
