"""The tracker: one row a case or referral, what stands in each field, filters, orders, views, and files (RK-13)."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import note_placement
from sightline.cases.models import Case
from sightline.cases.placed import Placed
from sightline.cases.states import Judged, Level, Placing, YesNo
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.desk.actions import keep_view, remove_view
from sightline.desk.fields import every, published
from sightline.desk.models import SavedView
from sightline.desk.pages.cells import CELLS
from sightline.desk.queries.tracked import FEW, Wanted, tracked
from sightline.desk.states import Order
from sightline.front_door.states import Exploitation
from sightline.people.actions import restrict
from tests.cases.conftest import SECRET, Pathway, pathway
from tests.cases.test_work import assessed, judged
from tests.desk.conftest import child, contact

__all__ = ["child", "contact", "pathway"]
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
PAGE = "/tracker/"
CASES_TAKE = 8  # reads, where one is on the page
EVERY = "&".join(f"columns={key}" for key in every() if key != "name")


def text(client: Client, query: str = "") -> str:
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return response.content.decode()


def referral(pathway: Pathway) -> str:
    """A referral with signs that a person ticked, from which no case came."""
    by = pathway.viewer("social_worker")
    with viewing(by):
        told = pathway.take(by=by, at=pathway.at, exploitation=Exploitation.TICKED)
        return str(told.reference)


def test_every_field_of_the_list_has_its_record() -> None:
    numbers = [each.number.rstrip("ab") for each in published()]
    assert sorted({int(each) for each in numbers}) == list(range(1, 28))
    for each in every().values():
        assert each.key in CELLS
        assert each.held in {"held", "in words"}, each.key
    assert not [order for order in Order if "level" in order or "risk" in order]


def test_each_field_names_a_column_that_is_there() -> None:
    from django.apps import apps

    for each in published():
        if each.source and each.source != "people.name":
            folder, table, column = each.source.split(".")
            assert apps.get_model(folder, table)._meta.get_field(column)


def test_a_practitioner_sees_the_team_s_cases_and_no_referral(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    loose = referral(pathway)
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    page = text(signed_in(pathway.staff["practitioner"]), f"?{EVERY}")
    assert case.reference in page
    assert "Medium" in page
    assert loose not in page
    assert case.reference not in text(signed_in(pathway.staff["elsewhere"]))


def test_the_front_door_sees_referrals_and_that_a_case_is_there_but_not_what_was_judged(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    loose = referral(pathway)
    page = text(signed_in(pathway.staff["social_worker"]), f"?{EVERY}")
    assert case.reference in page
    assert loose in page
    assert "Medium," not in page
    assert "Read by those on the case" in page


def test_those_without_leave_are_refused(pathway: Pathway, signed_in: Signs) -> None:
    for who in ("adviser", "police"):
        assert signed_in(pathway.staff[who]).get(PAGE).status_code == 403
    assert signed_in(pathway.staff["practitioner"]).post("/tracker/file/").status_code == 403


def test_a_child_behind_a_wall_has_no_row(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    head = pathway.add("head", "front_door_manager")
    by = pathway.viewer("head")
    with viewing(by):
        restrict(record=case.child, named=[head.pk], ask="The hub", why="Risk", by=by, at=pathway.at)
    assert case.reference not in text(signed_in(pathway.staff["practitioner"]))
    assert case.reference in text(signed_in(head))


def test_filters_by_the_address(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    day = pathway.at.date()
    placed = Placed(placing=Placing.HERE, from_on=day, authority="Elsewhere", host_police="Sgt Hall")
    pathway.does(note_placement, case_id=case.pk, placed=placed, seen=0)
    client, worker = signed_in(pathway.staff["manager"]), pathway.staff["practitioner"].pk
    there = ["?level=medium", "?stage=open", "?stage=allocated", f"?worker={worker}", "?flags=here", "?order=name",
             "?order=changed", "?order=reference", "?order=oldest",
             f"?since-day={day.day}&since-month={day.month}&since-year={day.year}"]  # fmt: skip
    gone = ["?level=high", "?stage=closed", "?stage=referral", "?flags=away", "?flags=harmed", "?flags=late",
            "?flags=missing", "?flags=waits&flags=at_risk"]  # fmt: skip
    for query in there:
        assert case.reference in text(client, query), query
    for query in gone:
        assert case.reference not in text(client, query), query
    with clock.fixed(pathway.at + timedelta(days=30)):
        later = day + timedelta(days=20)
        since = f"?since-day={later.day}&since-month={later.month}&since-year={later.year}"
        assert case.reference not in text(signed_in(pathway.staff["manager"]), since)
    assert "Sgt Hall" in text(client, "?columns=placement")


def test_a_judgement_shows_once_it_stands(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, YesNo.YES, Judged.HARMED)
    client = signed_in(pathway.staff["manager"])
    assert case.reference not in text(client, "?flags=harmed")
    assert case.reference in text(client, "?flags=waits")


def test_reads_do_not_grow_with_the_rows(pathway: Pathway, signed_in: Signs) -> None:
    client = signed_in(pathway.staff["social_worker"])
    referral(pathway)
    pathway.opened()

    def reads() -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client, f"?{EVERY}")
        return len(seen)

    reads()  # the first also notes that the session is in use
    few = reads()
    for _ in range(3):
        referral(pathway)
        pathway.opened()
    assert reads() == few


@pytest.mark.parametrize("order", [Order.NEWEST, Order.CHANGED])
@pytest.mark.parametrize("a_row", [timedelta(days=1), timedelta(days=400)], ids=["few days", "many"])
def test_pages_of_the_newest_are_those_of_all_years(
    pathway: Pathway, order: Order, a_row: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a page is found in the last days, or over all years: several of one day, some of years ago."""
    by = pathway.viewer("social_worker")
    with viewing(by):
        for days in (0, 0, 1, 3, 3, 3, 40, 700, 701):
            pathway.take(
                by=by, at=pathway.at - timedelta(days=days, minutes=days), exploitation=Exploitation.TICKED
            )
        pathway.opened()
        rows = tracked(by, Wanted(order=order))
        every = rows[: FEW + 1]
        monkeypatch.setattr("sightline.desk.queries.tracked.A_ROW", a_row)
        assert len(every) == 10
        for start in range(0, 12, 2):
            assert rows[start : start + 2] == every[start : start + 2]
        assert rows[0:4] == every[:4]


def test_a_page_without_a_case_reads_nothing_of_cases_but_that_there_is_none(
    pathway: Pathway, signed_in: Signs
) -> None:
    client = signed_in(pathway.staff["social_worker"])
    referral(pathway)
    text(client, f"?{EVERY}")
    with CaptureQueriesContext(connection) as seen:
        text(client, f"?{EVERY}")
    parts = [each["sql"] for each in seen if 'FROM "cases_' in each["sql"].split(" WHERE ")[0]]
    assert [sql for sql in parts if "UNION ALL" not in sql and "access_staff" not in sql] == []
    pathway.opened()
    with CaptureQueriesContext(connection) as more:
        text(client, f"?{EVERY}")
    assert len(more) - len(seen) >= CASES_TAKE


def test_a_file_is_text_and_on_the_record(pathway: Pathway, signed_in: Signs) -> None:
    case: Case = pathway.allocated()
    assessed(pathway, case, places='=HYPERLINK("x")', peers=SECRET)
    answer = signed_in(pathway.staff["manager"]).post("/tracker/file/?columns=place&columns=level")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    assert rows[0][:2] == ["Child", "Reference"]
    assert rows[1][1] == case.reference
    assert not [cell for row in rows for cell in row if cell.startswith("=")]
    with viewing(system_viewer("test", capabilities={"access.read_record"})):
        line = AuditEvent.objects.get(kind="desk.tracker_exported")
    assert line.about == [str(case.child_id)]
    assert line.staff_id == pathway.staff["manager"].pk


def test_a_view_is_kept_shared_by_a_manager_and_changed_by_its_maker(
    pathway: Pathway, signed_in: Signs
) -> None:
    manager, worker = signed_in(pathway.staff["manager"]), signed_in(pathway.staff["practitioner"])
    where = reverse("desk:tracker_views") + "?stage=open&columns=level&nonsense=1"
    assert manager.post(where, {"name": "Open now", "shared": "on"}).status_code == 302
    assert worker.post(where, {"name": "Mine"}).status_code == 302
    assert "Mine" not in text(manager)
    assert "Open now" in text(worker)
    with viewing(pathway.viewer("manager")):
        kept: SavedView = SavedView.objects.get(name="Open now")
    assert kept.chosen == "stage=open&columns=level"
    where = reverse("desk:tracker_view", args=[kept.pk])
    assert worker.post(where, {"name": "Theirs", "version": "1"}).status_code == 403
    assert manager.post(where, {"name": "Open", "version": "1"}).status_code == 302
    clash = manager.post(where, {"name": "Open cases", "version": "1"})
    assert clash.status_code == 409
    assert "Open cases" in clash.content.decode()
    assert "Open" not in text(worker).split("Change views")[0].split("Kept views")[-1].replace("Open now", "")
    assert manager.post(where, {"name": "Open", "version": "2", "gone": "on"}).status_code == 302
    assert manager.get(where).status_code == 404
    assert "You have a view" in worker.post(reverse("desk:tracker_views"), {"name": "Mine"}).content.decode()


def test_the_database_refuses_to_share_without_leave(pathway: Pathway) -> None:
    by = pathway.viewer("practitioner")
    with viewing(by):
        with pytest.raises(Refused):
            keep_view(name="Ours", chosen="", shared=True, by=by, at=pathway.at)
        with pytest.raises(Error), transaction.atomic():
            SavedView.objects.create(
                owner_id=by.person_id, team_id=pathway.team.pk, name="Ours", chosen="", changed_at=pathway.at
            )
        kept = keep_view(name="Ours", chosen="", shared=False, by=by, at=pathway.at)
    other = pathway.viewer("colleague")
    with viewing(other), pytest.raises(Refused):
        remove_view(view_id=kept.pk, by=other, at=pathway.at)
