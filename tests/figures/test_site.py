"""The figures on the site: counted in the background, released by two people, read by anybody."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.figures import actions, counting
from sightline.figures.definitions.catalogue import FAMILIES
from sightline.figures.models import Count, Published, Release
from sightline.figures.states import CountState, ReleaseState
from tests.figures.random_extract import random_extract, write_csv, write_manifest
from tests.figures.remembering import remember
from tests.journeys.markup import faults

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
AT = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
SINCE, UNTIL = date(2020, 4, 1), date(2023, 3, 31)
Signed = Callable[[Staff], Client]


@pytest.fixture
def made_extract(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker finds a made extract where it would take one from the records."""

    def take(out: Path, first: date, last: date) -> dict[str, int]:
        write_manifest(write_csv(out, random_extract(12, 300)), first.isoformat(), last.isoformat())
        return {}

    monkeypatch.setattr(counting, "take_into", take)
    remember(monkeypatch)


@pytest.fixture
def analyst(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("analyst")


@pytest.fixture
def officer(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("partnership_officer")


@pytest.fixture
def counted(made_extract: None, viewer_with: Callable[..., Viewer], fixed_clock: datetime) -> Count:
    by = viewer_with("analyst")
    with viewing(by):
        asked = actions.ask_for_count(since=SINCE, until=UNTIL, by=by, at=AT)
    counting.count(asked.pk)
    with viewing(by):
        return Count.objects.get(pk=asked.pk)


def test_an_extract_is_counted_step_by_step(counted: Count) -> None:
    assert counted.state == CountState.READY
    assert list(counted.numbers) == ["2020/21", "2021/22", "2022/23", "2020/21-2022/23"]
    assert counted.steps_done == counted.steps == 6
    assert sum(row[-1] for row in counted.contacts) > 50


def test_what_cannot_be_counted_says_why(
    viewer_with: Callable[..., Viewer], fixed_clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = viewer_with("analyst")

    def faulty(out: Path, first: date, last: date) -> None:
        out.mkdir(parents=True)
        (out / "child.csv").write_text("child_id\nk\n")

    faults = []
    for since, until, take in (
        (date(2022, 5, 1), date(2022, 6, 1), faulty),
        (SINCE, UNTIL, faulty),
        (SINCE, UNTIL, lambda *_: 1 / 0),
    ):
        monkeypatch.setattr(counting, "take_into", take)
        with viewing(by):
            asked = actions.ask_for_count(since=since, until=until, by=by, at=AT)
        counting.count(asked.pk)
        with viewing(by):
            found = Count.objects.get(pk=asked.pk)
            assert found.state == CountState.FAILED
            faults.append(found.fault)
    assert "No financial year" in faults[0]
    assert "child, sex: the column is missing" in faults[1]
    assert "The work stopped" in faults[2]


def test_the_dashboard_narrows_contacts_and_sets_years_beside_each_other(
    counted: Count, analyst: Staff, signed_in: Signed
) -> None:
    client = signed_in(analyst)
    shown = client.get(reverse("figures:dashboard")).content.decode()
    assert "2022/23" in shown
    assert "Three-year average" in shown
    assert "How this was counted" in shown
    assert "exploitation=ticked" not in shown
    chosen = {"period": "2021/22", "compare": "2020/21", "source": "police", "family": "cases"}
    narrower = client.get(reverse("figures:dashboard"), chosen).content.decode()
    assert "Only those that answer what was chosen" in narrower
    assert "New cases" in narrower
    odd = client.get(reverse("figures:dashboard"), {"period": "1066/67", "family": "none"})
    assert odd.status_code == 200


def test_numbers_lead_to_the_records_for_those_who_may_read_them(
    counted: Count, staff_with: Callable[..., Staff], signed_in: Signed
) -> None:
    shown = signed_in(staff_with("front_door_manager")).get(reverse("figures:dashboard")).content.decode()
    assert "exploitation=ticked&amp;source=police" in shown


def test_the_funnel_has_a_line_an_organisation(counted: Count, analyst: Staff, signed_in: Signed) -> None:
    shown = signed_in(analyst).get(reverse("figures:funnel"), {"period": "2020/21-2022/23"}).content.decode()
    assert "All organisations" in shown
    assert "Passed to the pathway" in shown


def test_without_a_count_the_pages_say_what_to_do(
    analyst: Staff, officer: Staff, signed_in: Signed, fixed_clock: datetime
) -> None:
    for name in ("dashboard", "funnel"):
        assert "Take an extract" in signed_in(analyst).get(reverse(f"figures:{name}")).content.decode()
    assert "An analyst can take one" in signed_in(officer).get(reverse("figures:dashboard")).content.decode()


def test_an_extract_is_asked_for_on_a_page(analyst: Staff, signed_in: Signed, fixed_clock: datetime) -> None:
    client = signed_in(analyst)
    days = {"since-day": "1", "since-month": "4", "since-year": "2021"}
    days |= {"until-day": "31", "until-month": "3", "until-year": "2020"}
    address = reverse("figures:counts")
    assert "The last day is before the first" in client.post(address, days).content.decode()
    sent = client.post(address, days | {"until-year": "2022"})
    assert "Waiting its turn" in client.get(sent["Location"]).content.decode()
    assert "Waiting its turn" in client.get(address).content.decode()


def prepared(counted: Count, client: Client) -> Release:
    """A release that somebody asked for on the page and the worker made."""
    sent = client.post(reverse("figures:releases"), {"period": "2022/23"})
    assert "See whether it is ready" in client.get(sent["Location"]).content.decode()
    with viewing(counting.WORKER):
        asked = Release.objects.get()
    counting.release(asked.pk)
    with viewing(counting.WORKER):
        return Release.objects.get()


def test_a_second_person_lets_a_release_out(
    counted: Count, analyst: Staff, officer: Staff, signed_in: Signed, client: Client
) -> None:
    made = prepared(counted, signed_in(analyst))
    assert made.state == ReleaseState.TO_APPROVE
    page = reverse("figures:release", args=[made.pk])
    approve = reverse("figures:approve", args=[made.pk])
    assert "Approve and publish" not in signed_in(analyst).get(page).content.decode()
    assert signed_in(analyst).post(approve).status_code == 403
    assert "Nothing has been published yet" in client.get(reverse("public:published")).content.decode()
    assert "Approve and publish" in signed_in(officer).get(page).content.decode()
    assert signed_in(officer).post(approve).status_code == 302
    assert signed_in(officer).post(approve).status_code == 403
    public = Client()
    assert "2022/23" in public.get(reverse("public:published")).content.decode()
    shown = public.get(reverse("public:release", args=["2022-23"])).content.decode()
    assert "[c]" in shown
    told = json.loads(public.get(reverse("public:json", args=["2022-23"])).content)
    rows = list(
        csv.DictReader(io.StringIO(public.get(reverse("public:csv", args=["2022-23"])).content.decode()))
    )
    assert len(told) == len(rows) > 100
    assert public.get(reverse("public:release", args=["2031-32"])).status_code == 404


def test_nothing_internal_is_ever_public(
    counted: Count, analyst: Staff, officer: Staff, signed_in: Signed
) -> None:
    made = prepared(counted, signed_in(analyst))
    signed_in(officer).post(reverse("figures:approve", args=[made.pk]))
    numbers = Published.objects.get().numbers
    assert not [each for each in numbers if each["figure"].startswith("equality.")]
    counts = [
        each for each in numbers if each["unit"] in ("contacts", "children", "cases") and not each["symbol"]
    ]
    exempt = ("workforce.", "schools.settings", "taxi.actions")
    small = [
        each for each in counts if not each["figure"].startswith(exempt) and 1 <= (each["value"] or 0) <= 5
    ]
    assert small == []


def test_nobody_lets_out_their_own_release(counted: Count, staff_with: Callable[..., Staff]) -> None:
    """Not even somebody who may do both, and not by way of the database."""
    both = staff_with("partnership_officer")
    by = viewer_of(both, on=AT.date())
    with viewing(by):
        asked = actions.ask_for_release(count=counted, period="2022/23", by=by, at=AT)
        made = Release.objects.get(pk=asked.pk)
        Release.objects.filter(pk=made.pk).update(state=ReleaseState.TO_APPROVE)
        with pytest.raises(Refused, match="Somebody else"):
            actions.approve(release_id=made.pk, area="A", by=by, at=AT)
        with pytest.raises(IntegrityError), transaction.atomic():
            Release.objects.filter(pk=made.pk).update(decided_by=both)


def test_a_release_is_sent_back_with_a_reason(
    counted: Count, analyst: Staff, officer: Staff, signed_in: Signed
) -> None:
    made = prepared(counted, signed_in(analyst))
    address = reverse("figures:send_back", args=[made.pk])
    assert "There is a problem" in signed_in(officer).post(address, {"reason": ""}).content.decode()
    signed_in(officer).post(address, {"reason": "One table is missing."})
    page = reverse("figures:release", args=[made.pk])
    assert "One table is missing." in signed_in(analyst).get(page).content.decode()
    assert Published.objects.count() == 0


def test_a_later_release_is_protected_against_the_earlier(
    counted: Count, analyst: Staff, officer: Staff, signed_in: Signed
) -> None:
    made = prepared(counted, signed_in(analyst))
    signed_in(officer).post(reverse("figures:approve", args=[made.pk]))
    sent = signed_in(analyst).post(reverse("figures:releases"), {"period": "2022/23"})
    later = sent["Location"].rstrip("/").rpartition("/")[2]
    counting.release(UUID(later))
    assert signed_in(officer).post(reverse("figures:approve", args=[later])).status_code == 302
    assert set(Published.objects.values_list("name", flat=True)) == {"2022-23", "2022-23-2"}
    with viewing(counting.WORKER):
        assert Release.objects.get(pk=later).warnings == []


def test_how_figures_are_counted_is_open_to_all(client: Client) -> None:
    assert "Contacts" in client.get(reverse("figures:methods")).content.decode()
    shown = client.get(reverse("figures:method_of", args=["contacts"])).content.decode()
    assert "count(distinct child_id)" in shown
    assert client.get(reverse("figures:method_of", args=["none"])).status_code == 404


def test_who_may_not_see_figures_sees_no_row(counted: Count, viewer_with: Callable[..., Viewer]) -> None:
    with viewing(viewer_with("adviser")):
        assert Count.objects.count() == 0


@pytest.mark.parametrize(
    ("page", "most"), [("dashboard", 12), ("funnel", 12), ("counts", 12), ("releases", 13)]
)
def test_the_number_of_queries_is_fixed(
    counted: Count, analyst: Staff, signed_in: Signed, page: str, most: int
) -> None:
    client: Any = signed_in(analyst)
    client.get(reverse(f"figures:{page}"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse(f"figures:{page}"))
    assert len(queries) <= most


def test_the_markup_of_every_page_is_sound(
    counted: Count, analyst: Staff, officer: Staff, signed_in: Signed, client: Client
) -> None:
    """What can be asked of a page without a browser: headings, names, labels, tables."""
    made = prepared(counted, signed_in(analyst))
    inside = [reverse(f"figures:{name}") for name in ("dashboard", "funnel", "counts", "releases")]
    inside += [reverse("figures:count", args=[counted.pk])]
    for address in inside:
        assert faults(signed_in(analyst).get(address).content.decode()) == [], address
    page = reverse("figures:release", args=[made.pk])
    assert faults(signed_in(officer).get(page).content.decode()) == []
    signed_in(officer).post(reverse("figures:approve", args=[made.pk]))
    outside = [
        reverse("figures:methods"),
        reverse("public:published"),
        reverse("public:release", args=["2022-23"]),
    ]
    outside += [reverse("figures:method_of", args=[name]) for name in FAMILIES]
    for address in outside:
        assert faults(client.get(address).content.decode()) == [], address
