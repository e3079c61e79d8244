"""Counts with their base and days: who calls, who gives no name, who comes again (FD-05b, FD-32, FD-33)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions import decide
from sightline.front_door.actions.coming_again import say_why_again
from sightline.front_door.choices import IDENTIFIES
from sightline.front_door.hub_states import CameAgain
from sightline.front_door.models import AgainWhy, Contact
from sightline.front_door.queries.coming_again import came_again
from sightline.front_door.queries.monitoring import Period, by_month, by_source, outcomes
from sightline.people.actions import confirm_link, restrict
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help
from tests.front_door.hub.test_challenges import NFA

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., Contact]
YEAR = Period(date(2025, 3, 5), date(2026, 3, 4))
TICKED = {"exploitation": "ticked", "exploitation_type": "sexual"}
CALLS, NAMELESS, AGAIN = (
    "/contacts/counts/calls/",
    "/contacts/counts/without-a-name/",
    "/contacts/counts/came-again/",
)


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager")


@pytest.fixture
def by(manager: Staff, at: datetime) -> Viewer:
    return viewer_of(manager, on=at.date())


@pytest.fixture
def client(manager: Staff, signed_in: Callable[[Staff], Client], fixed_clock: datetime) -> Client:
    return signed_in(manager)


def test_by_source_by_name_with_their_base(client: Client, by: Viewer, contact: Makes, at: datetime) -> None:
    with viewing(by):
        one = contact(by=by, at=at, source_detail="Zed <School>", **TICKED)
        contact(by=by, at=at, about=one.about, source_detail="Abbey School", exploitation="text_match")
        for provider in ("pharmacy", "gp"):
            contact(by=by, at=at, about=one.about, source="health", health_provider=provider, about_open_case=True,
                    **TICKED)  # fmt: skip
        rows = {(row["source"], row["health_provider"]): row for row in by_source(by, YEAR)}
    assert rows["education", ""] | {"children": 1} == {
        "source": "education",
        "health_provider": "",
        "contacts": 2,
        "ticked": 1,
        "words_only": 1,
        "open_case": 0,
        "children": 1,
    }
    page = client.get(CALLS, {"period": "year"}).content.decode()
    assert "Base: 4 contacts received from 4 March 2025 to 4 March 2026" in " ".join(page.split())
    assert (
        page.index("Health: GP practice")
        < page.index("Health: Pharmacy")
        < page.index("School or college</th>")
    )
    assert page.index("Abbey School") < page.index("Zed &lt;School&gt;")
    assert "1 of 2" in page


def test_without_a_name_by_month_and_what_came_of_them(
    client: Client, by: Viewer, contact: Makes, at: datetime
) -> None:
    nobody = {"source": "anonymous", **dict.fromkeys(IDENTIFIES, ""), "channel": "online"}
    # Eleven at night on the last of October in London is October, whatever UTC says in summer.
    october = datetime.fromisoformat("2025-10-31T23:30+00:00")
    with viewing(by):
        one = contact(by=by, at=at, received_at=october, **nobody)
        decide(contact_id=one.pk, decided=early_help(), seen=0, by=by, at=at)
        contact(by=by, at=at, received_at=october, about=one.about)
        months = {row["month"].date(): row for row in by_month(by, YEAR)}
        found = outcomes(by, YEAR)
    assert [(row["nameless"], row["contacts"], row["online"]) for row in months.values()] == [(1, 2, 1)]
    assert list(months) == [date(2025, 10, 1)]
    assert found[True]["early_help"] == 1
    page = client.get(NAMELESS, {"period": "year"}).content.decode()
    assert "October 2025" in page
    assert "1 of 2" in page


def test_a_child_who_had_been_given_help_and_came_again(
    client: Client, by: Viewer, contact: Makes, at: datetime
) -> None:
    long_ago, before = at - timedelta(days=400), at - timedelta(days=100)
    with viewing(by):
        helped = contact(by=by, at=before)
        decide(contact_id=helped.pk, decided=early_help(), seen=0, by=by, at=before)
        again = contact(by=by, at=at, about=helped.about)
        old = contact(by=by, at=long_ago)
        decide(contact_id=old.pk, decided=early_help(), seen=0, by=by, at=long_ago)
        contact(by=by, at=at, about=old.about)
        counted = came_again(by, YEAR)
        assert [each.contact_id for each in counted.again] == [again.pk]
        assert counted.again[0].earlier_id == helped.pk
        assert counted.base == 3
        say_why_again(contact_id=again.pk, reason=CameAgain.NEVER_BEGAN, note="", by=by, at=at)
        assert came_again(by, YEAR).why == {again.pk: "never_began"}
    page = " ".join(client.get(AGAIN, {"period": "year"}).content.decode().split())
    assert "<strong>1 of 3</strong> contacts about a named child" in page
    assert again.reference in page
    where = reverse("front_door:again", args=[again.pk])
    assert "Help had been decided on" in client.get(where).content.decode()
    assert client.post(where, {"reason": "new", "note": "=1+1"}).status_code == 302
    with viewing(by):
        assert list(AgainWhy.objects.order_by("number").values_list("why", flat=True)) == [
            "never_began",
            "new",
        ]


def test_a_restricted_child_is_not_counted_outside(
    by: Viewer, contact: Makes, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at, **TICKED)
        record = SourceRecord.objects.get(pk=made.about[0])
        restrict(record=record, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)
        assert [row["contacts"] for row in by_source(by, YEAR)] == [1]
    other = viewer_with("front_door_manager")
    with viewing(other):
        assert by_source(other, YEAR) == []
        assert by_month(other, YEAR) == []
        assert came_again(other, YEAR).base == 0


@pytest.mark.parametrize("path", [CALLS, NAMELESS, AGAIN, "/contacts/members/"])
def test_counts_read_as_often_for_many_as_for_few(
    client: Client, by: Viewer, contact: Makes, at: datetime, path: str
) -> None:
    def reads() -> int:
        with CaptureQueriesContext(connection) as read:
            assert client.get(path, {"period": "year"}).status_code == 200
        return len(read)

    with viewing(by):
        first = contact(by=by, at=at - timedelta(days=9), source_detail="Hollin Bank")
        decide(contact_id=first.pk, decided=early_help(), seen=0, by=by, at=at - timedelta(days=8))
        contact(by=by, at=at, about=first.about)
    reads()
    few = reads()
    with viewing(by):
        for place in range(12):
            contact(by=by, at=at, about=first.about, source_detail=f"School {place}")
    assert reads() == few
    assert few <= 20


@pytest.mark.parametrize("period", ["2031-01-01", "' OR 1=1", "", "year"])
def test_a_hostile_period_is_the_last_quarter(client: Client, rules: None, period: str) -> None:
    for path in (CALLS, NAMELESS, AGAIN):
        assert client.get(path, {"period": period}).status_code == 200


def test_who_is_in_the_hub(client: Client, rules: None) -> None:
    page = client.get("/contacts/members/").content.decode()
    assert "Stepping Stones" in page
    assert "Family mentors" in page


def test_one_child_under_two_records_is_one_and_one_statement_reads_it(
    by: Viewer, contact: Makes, child: Callable[..., SourceRecord], at: datetime
) -> None:
    before = at - timedelta(days=100)
    with viewing(by):
        one, other = child(by=by, at=before), child(by=by, at=before, given="John")
        helped = contact(by=by, at=before, about=[one.pk])
        decide(contact_id=helped.pk, decided=early_help(), seen=0, by=by, at=before)
        again = contact(by=by, at=at, about=[other.pk])
        assert came_again(by, YEAR).again == []
        confirm_link(left=one, right=other, why="The same", by=by, at=at)
        with CaptureQueriesContext(connection) as reads:
            counted = came_again(by, YEAR)
        assert [each.contact_id for each in counted.again] == [again.pk]
        assert len([each for each in reads if "WITH RECURSIVE" in each["sql"]]) == 1
        assert len(reads) == 3, "the window in force, the count, and why"
        decide(contact_id=helped.pk, decided=NFA, seen=1, by=by, at=at)
        assert len(came_again(by, YEAR).again) == 1, "help given once was given, whatever was decided since"
