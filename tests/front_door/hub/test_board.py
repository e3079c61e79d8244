"""The hub board: every list, nobody's first, in an order of time, inside the walls, in a fixed number of reads."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.deadlines.hub_hours import HubHours
from sightline.deadlines.working_days import WorkingDays
from sightline.front_door.actions import ask_for_decision, decide, take_up
from sightline.front_door.actions.absences import Away, say_away
from sightline.front_door.models import Contact
from sightline.front_door.pages.board import Hours
from sightline.front_door.queries.absences import away as who_is_away
from sightline.front_door.queries.board import LISTS, Picked, one_list, open_work
from sightline.front_door.queries.shifts import on_shift
from sightline.front_door.states import ContactState, Exploitation, ExploitationType
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., Contact]
BOARD = "/contacts/board/"


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def by(manager: Staff, at: datetime) -> Viewer:
    return viewer_of(manager, on=at.date())


@pytest.fixture
def client(manager: Staff, signed_in: Callable[[Staff], Client], fixed_clock: datetime) -> Client:
    return signed_in(manager)


def text(client: Client, **query: str) -> str:
    response = client.get(BOARD, query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_each_list_shows_what_stands_in_it(client: Client, by: Viewer, contact: Makes, at: datetime) -> None:
    assert "Nothing here." in text(client)
    with viewing(by):
        first = contact(by=by, at=at - timedelta(hours=3))
        rest = [contact(by=by, at=at - timedelta(hours=2), about=first.about) for _ in range(3)]
        take_up(contact_id=rest[0].pk, by=by, at=at)
        ask_for_decision(contact_id=rest[0].pk, note="All is found", by=by, at=at)
        take_up(contact_id=rest[1].pk, by=by, at=at)
        decide(contact_id=rest[2].pk, decided=early_help(), seen=0, by=by, at=at)
    page = text(client)
    for title in (
        "New</a> (1)",
        "Initial check</a> (1)",
        "Decision</a> (1)",
        "Decided, to tell or pass on</a> (1)",
    ):
        assert title in page
    assert "Passed on</a> (0)" in page
    assert "Jon Reed" in page
    assert "Nobody has it" in page
    assert "3 contacts with nobody" in page
    whole = text(client, list="checking")
    assert rest[1].reference in whole
    assert first.reference not in whole


def test_nobody_s_comes_first_then_the_longest_waiting_or_the_next_clock(
    by: Viewer, contact: Makes, staff_with: Callable[..., Staff], at: datetime
) -> None:
    other = staff_with("adviser")
    with viewing(by):
        held = contact(by=by, at=at - timedelta(days=3))
        late = contact(by=by, at=at - timedelta(days=2), about=held.about, urgency="green")
        red = contact(by=by, at=at - timedelta(minutes=5), about=held.about, urgency="red")
        Contact.objects.filter(pk=held.pk).update(owner_id=other.pk)

        def order(chosen: str) -> list[Contact]:
            rows = open_work(by, Picked(), {})
            return list(one_list(rows, ContactState.NEW, chosen, {}))

        assert order("") == [late, red, held]
        assert order("newest") == [red, late, held]
        assert order("due") == [late, red, held]


def test_work_of_somebody_away_without_cover_rises_and_with_cover_goes_to_the_cover(
    client: Client, by: Viewer, contact: Makes, staff_with: Callable[..., Staff], at: datetime
) -> None:
    away, cover = staff_with("adviser", name="Ada Brook"), staff_with("adviser", name="Kit Moss")
    with viewing(by):
        made = contact(by=by, at=at - timedelta(hours=1))
        Contact.objects.filter(pk=made.pk).update(owner_id=away.pk)
        absent = say_away(absent=Away(staff_id=away.pk, first_day=at.date()), by=by, at=at)
    assert "Away; nobody covers" in text(client)
    assert made.reference in text(client, whose="nobody")
    with viewing(by):
        with_cover = Away(staff_id=away.pk, first_day=at.date(), last_day=at.date(), cover_id=cover.pk)
        say_away(absent=with_cover, replaces_id=absent.pk, by=by, at=at)
    assert "Away until 4 March 2026; Kit Moss covers" in text(client)
    assert made.reference not in text(client, whose="nobody")
    covering = viewer_of(cover, on=at.date())
    with viewing(covering):
        assert list(open_work(covering, Picked(whose="cover"), who_is_away(at.date()))) == [made]


@pytest.mark.parametrize(
    "chosen",
    [
        {"urgency": "red"},
        {"exploitation": "ticked"},
        {"open_case": "yes"},
        {"whose": "mine"},
        {"team": "front_door"},
        {"area": "borough"},
    ],
    ids=lambda each: next(iter(each)),
)
def test_filters_by_the_address(
    client: Client, by: Viewer, contact: Makes, partnership: Partnership, at: datetime, chosen: dict[str, str]
) -> None:
    with viewing(by):
        plain = contact(by=by, at=at)
        wanted = contact(
            by=by,
            at=at,
            about=plain.about,
            urgency="red",
            exploitation=Exploitation.TICKED,
            exploitation_type=ExploitationType.SEXUAL,
            about_open_case=True,
            open_case="With Sam",
        )
        take_up(contact_id=wanted.pk, by=by, at=at)
        duty = partnership.emergency_duty.pk
        Contact.objects.filter(pk=plain.pk).update(team_id=duty, area_id=partnership.other_area.pk)
    ids = {"front_door": partnership.front_door.pk, "borough": partnership.borough.pk}
    found = text(client, **{name: str(ids.get(value, value)) for name, value in chosen.items()})
    assert wanted.reference in found
    assert plain.reference not in found


@pytest.mark.parametrize(
    "query",
    [
        "?team=x&urgency=' OR 1=1&order=score",
        "?list=closed",
        "?list=<script>&page=99999",
        "?area=%00&whose=%F0",
    ],
)
def test_a_hostile_address_shows_the_board_all_the_same(
    client: Client, by: Viewer, contact: Makes, at: datetime, query: str
) -> None:
    with viewing(by):
        contact(by=by, at=at)
    response = client.get(BOARD + query)
    assert response.status_code == 200
    assert "<script>&" not in response.content.decode()


def test_a_restricted_child_leaves_no_trace_in_lists_or_counts(
    client: Client,
    by: Viewer,
    contact: Makes,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    at: datetime,
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        record = SourceRecord.objects.get(pk=made.about[0])
        restrict(record=record, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)
    outside = text(signed_in(staff_with("social_worker")))
    assert made.reference not in outside
    assert "Jon Reed" not in outside
    assert "New</a> (0)" in outside
    assert "with nobody" not in outside
    inside = text(client)
    assert made.reference in inside
    assert "Restricted" in inside


def test_the_board_reads_as_often_for_many_as_for_few(
    client: Client, by: Viewer, contact: Makes, at: datetime
) -> None:
    def reads(path: str) -> int:
        with CaptureQueriesContext(connection) as read:
            assert client.get(path).status_code == 200
        return len(read)

    with viewing(by):
        first = contact(by=by, at=at)
        for state in LISTS:
            one = contact(by=by, at=at, about=first.about)
            Contact.objects.filter(pk=one.pk).update(state=state)
    paths = [BOARD, f"{BOARD}?list=new"]
    for path in paths:
        reads(path)
    few = [reads(path) for path in paths]
    with viewing(by):
        for place in range(40):
            one = contact(by=by, at=at, about=first.about)
            Contact.objects.filter(pk=one.pk).update(state=LISTS[place % len(LISTS)])
    assert [reads(path) for path in paths] == few
    assert few[0] <= 30
    assert few[1] <= 24


def moment(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "since", "words"),
    [
        # The first Monday of May is a bank holiday; London is an hour ahead of UTC.
        (moment(5, 9), moment(1, 15, 40), "1 working hour"),
        (moment(5, 8, 20), moment(1, 16), "20 minutes worked"),
        (moment(6, 8), moment(5, 8), "1 working day"),
        (moment(7, 10), moment(5, 8), "2 working days and 2 hours"),
        (moment(1, 12, month=9), moment(1, 12), "since 1 May 2026"),
    ],
)
def test_time_is_said_in_working_time(now: datetime, since: datetime, words: str) -> None:
    assert Hours(HubHours(), WorkingDays(), now).working(since) == words


def test_a_red_one_counts_nights(client: Client, by: Viewer, contact: Makes, at: datetime) -> None:
    with viewing(by):
        contact(by=by, at=at - timedelta(hours=20), urgency="red")
    assert "Here for 20 hours, nights counted" in text(client)


@pytest.mark.parametrize(
    ("now", "shift", "until"),
    [
        (moment(1, 15, 40), "hub", moment(1, 16)),  # 4.40pm on the Friday before the bank holiday
        (moment(1, 16), "duty", moment(5, 8)),
        (moment(4, 10), "duty", moment(5, 8)),
        (moment(5, 7, 59), "duty", moment(5, 8)),
        (moment(5, 8), "hub", moment(5, 16)),
    ],
)
def test_intake_goes_by_the_clock(now: datetime, shift: str, until: datetime, db: Any) -> None:
    found = on_shift(now)
    assert (found.shift, found.until) == (shift, until)


def test_taking_up_from_the_board_is_one_press(
    client: Client, by: Viewer, contact: Makes, at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
    where = reverse("front_door:take_up", args=[made.pk])
    assert where in text(client)
    assert client.post(where).status_code == 302
    assert where not in text(client)
