"""Charts of a counted extract, numbers that lead to records, and the files of a published report."""

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qsl, urlsplit
from zipfile import ZipFile

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import html

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.figures import actions, building, counting
from sightline.figures.definitions.periods import read_period
from sightline.figures.models import Chart, Count, Published, Report, ReportFile
from sightline.figures.states import ReportState
from sightline.front_door.forms.lists import ContactFilters
from tests.figures.test_site import AT, Signed, analyst, counted, made_extract, officer, prepared
from tests.journeys.markup import faults

__all__ = ["analyst", "counted", "made_extract", "officer"]
pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def quick_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A square in place of each chart: how charts look is tested where they are drawn."""
    monkeypatch.setattr("sightline.figures.charts.drawing.svg", lambda _chart, _description: DRAWN)


@pytest.fixture
def drawn(counted: Count, quick_drawing: None) -> list[Chart]:
    building.draw(counted.pk)
    with viewing(counting.WORKER):
        return list(Chart.objects.order_by("year", "place"))


@pytest.fixture
def approved(
    counted: Count, analyst: Staff, officer: Staff, signed_in: Signed, quick_drawing: None
) -> Report:
    made = prepared(counted, signed_in(analyst))
    signed_in(officer).post(reverse("figures:approve", args=[made.pk]))
    with viewing(counting.WORKER):
        return Report.objects.select_related("published__release").get()


def test_the_charts_of_the_report_are_drawn_for_each_year(counted: Count, drawn: list[Chart]) -> None:
    titles = [each.title for each in drawn if each.year == "2022/23"]
    assert "Contacts and their outcomes, 2022/23" in titles
    assert "Contacts with indicators of exploitation each month" in titles
    assert len(titles) >= 10
    assert {each.year for each in drawn} == {"2020/21", "2021/22", "2022/23"}
    assert all(each.description and each.figures for each in drawn)
    building.draw(counted.pk)
    with viewing(counting.WORKER):
        assert Chart.objects.count() == len(drawn)


def test_charts_stand_on_the_pages_with_what_they_show(
    drawn: list[Chart], analyst: Staff, signed_in: Signed
) -> None:
    client = signed_in(analyst)
    dashboard = client.get(reverse("figures:dashboard"), {"period": "2022/23"}).content.decode()
    funnel = client.get(reverse("figures:funnel"), {"period": "2022/23"}).content.decode()
    diagram = next(
        each
        for each in drawn
        if each.title == "Contacts and their outcomes, 2022/23" and each.year == "2022/23"
    )
    for shown in (dashboard, funnel):
        assert html.escape(diagram.description) in shown
        assert reverse("figures:chart", args=[diagram.pk, "narrow"]) in shown
        assert faults(shown) == []
    answer = client.get(reverse("figures:chart", args=[diagram.pk, "wide"]))
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert answer.content.startswith(b"<svg")
    assert client.get(reverse("figures:chart", args=[diagram.pk, "huge"])).status_code == 404


def test_a_family_shows_its_own_charts_only(drawn: list[Chart], analyst: Staff, signed_in: Signed) -> None:
    shown = signed_in(analyst).get(reverse("figures:dashboard"), {"family": "profile"}).content.decode()
    assert "Ethnic" in shown
    assert "Contacts and their outcomes" not in shown


def test_numbers_lead_to_the_contacts_of_their_own_days(
    counted: Count, staff_with: Callable[..., Staff], signed_in: Signed
) -> None:
    client = signed_in(staff_with("front_door_manager"))
    chosen = {"period": "2021/22", "compare": "2020/21", "outcome": "pathway"}
    shown = client.get(reverse("figures:dashboard"), chosen).content.decode()
    links = {html.escape(link) for link in _links(shown)}
    asked = [dict(parse_qsl(urlsplit(link).query)) for link in map(_plain, links)]
    assert all(each["exploitation"] == "ticked" and each["outcome"] for each in asked)
    assert {each["since-year"] for each in asked} == {"2021", "2020"}
    assert {each.get("level") for each in asked} >= {"acute", "complex"}
    assert {each.get("found") for each in asked} >= {"opened", "not_a_factor"}
    for each in asked:
        form = ContactFilters(_request(client, each))
        assert form.is_valid(), form.errors
        assert (
            form.picked().until
            == read_period(f"{each['since-year']}/{int(each['since-year']) % 100 + 1}").last_day
        )
    followed = client.get(_plain(sorted(links)[0]))
    assert followed.status_code == 200


def _links(shown: str) -> list[str]:
    start = 'href="' + reverse("front_door:contacts") + "?"
    return [start[6:] + each.partition('"')[0] for each in shown.split(start)[1:]]


def _plain(link: str) -> str:
    while "&amp;" in link:
        link = link.replace("&amp;", "&")
    return link


def _request(client: Client, given: dict[str, str]) -> HttpRequest:
    return client.get(reverse("front_door:contacts"), given).wsgi_request


def test_the_report_of_what_was_approved_is_built_and_read_by_anybody(
    approved: Report, analyst: Staff, signed_in: Signed
) -> None:
    page = reverse("figures:release", args=[approved.published.release_id])
    waiting = signed_in(analyst).get(page).content.decode()
    assert "Waiting its turn: 0 of 1 steps done" in waiting
    public = reverse("public:release", args=["2022-23"])
    assert "The report as a PDF" not in Client().get(public).content.decode()
    building.build(approved.pk)
    with viewing(counting.WORKER):
        built = Report.objects.get()
    assert (built.state, built.steps_done) == (ReportState.READY, built.steps)
    for address, client in ((page, signed_in(analyst)), (public, Client())):
        shown = client.get(address).content.decode()
        assert "The report as a PDF" in shown
        assert faults(shown) == []
    for each in ReportFile.objects.all():
        given = Client().get(reverse("public:file", args=["2022-23", each.path]))
        assert given.status_code == 200, each.path
        assert hashlib.sha256(given.content).hexdigest() == each.sha256
    assert Client().get(reverse("public:file", args=["2022-23", "none.html"])).status_code == 404
    _are_what_they_say_and_hold_what_was_published()


def _are_what_they_say_and_hold_what_was_published() -> None:
    found = {each.path: each for each in ReportFile.objects.all()}
    assert bytes(found["report.pdf"].content).startswith(b"%PDF-")
    assert "xl/workbook.xml" in ZipFile(io.BytesIO(bytes(found["tables.xlsx"].content))).namelist()
    told = bytes(found["data/figures.csv"].content).decode()
    rows = {
        (row["figure"], row["period"], row["breakdown"]): row for row in csv.DictReader(io.StringIO(told))
    }
    printed = [each for each in Published.objects.get().numbers if each["period"] == "2022/23"]
    assert [each for each in printed if each["symbol"] == "c"]
    for each in printed:
        row = rows[each["figure"], "2022/23", "".join(each["breakdown"].values())]
        assert row["symbol"] == (each["symbol"] or "")
        assert row["value"] == ("" if each["value"] is None else str(each["value"])), each
    assert "equality." not in told


def test_a_report_that_cannot_be_built_says_why_and_is_asked_for_again(
    approved: Report, analyst: Staff, signed_in: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "publish", lambda *_: 1 / 0)
    building.build(approved.pk)
    page = reverse("figures:release", args=[approved.published.release_id])
    shown = signed_in(analyst).get(page).content.decode()
    assert "It was not built, because" in shown
    assert faults(shown) == []
    assert ReportFile.objects.count() == 0
    again = reverse("figures:build_files", args=[approved.published.release_id])
    assert signed_in(analyst).post(again).status_code == 302
    with viewing(counting.WORKER):
        asked = Report.objects.get()
    assert (asked.state, asked.fault) == (ReportState.WAITING, "")
    assert signed_in(analyst).post(again).status_code == 403


def test_what_was_not_published_has_no_files(
    counted: Count, analyst: Staff, signed_in: Signed, quick_drawing: None
) -> None:
    made = prepared(counted, signed_in(analyst))
    assert signed_in(analyst).post(reverse("figures:build_files", args=[made.pk])).status_code == 404


def test_charts_are_for_those_who_see_figures(drawn: list[Chart], viewer_with: Callable[..., object]) -> None:
    with viewing(viewer_with("adviser")):  # type: ignore[arg-type]
        assert Chart.objects.count() == 0
        assert Report.objects.count() == 0


def test_a_year_that_is_not_over_has_charts_of_its_own_months(
    made_extract: None, viewer_with: Callable[..., object], quick_drawing: None, fixed_clock: object
) -> None:
    by = viewer_with("analyst")
    with viewing(by):  # type: ignore[arg-type]
        asked = actions.ask_for_count(since=date(2021, 4, 1), until=date(2023, 2, 10), by=by, at=AT)  # type: ignore[arg-type]
    counting.count(asked.pk)
    building.draw(asked.pk)
    with viewing(counting.WORKER):
        note = Chart.objects.get(year="2022/23", title__contains="each month")
    assert "February 2023" not in note.description
