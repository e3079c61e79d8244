"""Caseloads: counts beside a limit that the Board set, a breach told once, and what is wanting (WF-01 to WF-06)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import follow_caseload, follow_limit, give_role, note_other_work, set_limit
from sightline.cases.actions.caseloads import Limit
from sightline.cases.given import Holder
from sightline.cases.lead_states import Wanting
from sightline.cases.models import Case, LimitCrossed, LimitSet, OtherWork
from sightline.cases.pages.caseloads import REVIEW
from sightline.cases.queries.attention import wanting
from sightline.cases.queries.caseloads import held, limits, mix, month_ends, numbers_of, running_over
from sightline.cases.states import Level, Role
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.cases.conftest import Pathway
from tests.cases.test_extract import tables
from tests.cases.test_work import assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
MOST = 34


def limited(pathway: Pathway, most: int = 1, *, who: str = "manager", seen: int = 0, **also: Any) -> LimitSet:
    """A limit of the Board's."""
    day = pathway.at.date()
    given = {"most": most, "from_on": day - timedelta(days=200), "decided_by": "The Board", "decided_on": day}
    words = {"source": "Minutes of 4 March", "why": "So that each child is seen"}
    limit = Limit(**{**given, **words, **also})
    made: LimitSet = pathway.does(set_limit, who=who, team=pathway.team, limit=limit, seen=seen)
    return made


def follows(pathway: Pathway, case: Case | None = None) -> None:
    """What the worker does after an allocation, or after another limit."""
    by = system_viewer("test", walls=case.walls if case else ())
    with viewing(by):
        if case:
            follow_caseload(subject_id=case.pk, by=by, at=pathway.at)
        else:
            follow_limit(subject_id=pathway.team.pk, by=by, at=pathway.at)


def told() -> int:
    return Message.objects.filter(kind="cases.over_limit").count()


def test_passing_the_limit_is_told_once_and_again_only_after_it_was_kept(pathway: Pathway) -> None:
    limited(pathway)
    follows(pathway, pathway.allocated())
    assert told() == 0
    second = pathway.allocated()
    follows(pathway, second)
    follows(pathway, second)
    assert told() == 1
    message = Message.objects.get(kind="cases.over_limit")
    assert message.staff == pathway.staff["manager"]
    assert message.reference == "from 2026-03-04"
    limited(pathway, 5, seen=1)
    follows(pathway)
    limited(pathway, 1, seen=2)
    follows(pathway)
    assert told() == 2
    with viewing(pathway.viewer("manager")):
        crossed = [(each.over, each.held) for each in LimitCrossed.objects.order_by("number")]
    assert crossed == [(True, 2), (False, 2), (True, 2)]


def test_three_months_over_the_limit_ask_for_a_review(pathway: Pathway, signed_in: Signs) -> None:
    limited(pathway, 3)
    worker, today = pathway.staff["practitioner"], pathway.at.date()
    for month in month_ends(today, 3):
        given: dict[str, Any] = {"staff": worker, "month": month, "cases": 4, "what": "Other children"}
        with viewing(pathway.viewer("manager")):
            known = held(pathway.team, month_ends(today, 3))
            assert not running_over(known, limits(pathway.team), today)
        pathway.does(note_other_work, who="manager", team=pathway.team, **given)
    with clock.fixed(pathway.at + timedelta(hours=4)):
        page = signed_in(pathway.staff["manager"]).get(reverse("cases:caseloads")).content.decode()
    assert REVIEW in page


def test_the_four_numbers_count_all_work_and_the_restricted(pathway: Pathway) -> None:
    hidden, day, worker = pathway.allocated(), pathway.at.date(), pathway.staff["practitioner"]
    pathway.allocated()
    given: dict[str, Any] = {"staff": worker, "month": day, "cases": 3, "what": "Other children"}
    pathway.does(note_other_work, who="manager", team=pathway.team, **given)
    counted = tables(day - timedelta(days=9), day)["caseload"]
    assert sorted(each["open_cases"] for each in counted) == ["0", "5"]
    pathway.add("overseer", "front_door_manager")
    by = pathway.viewer("overseer")
    with viewing(by):
        record = SourceRecord.objects.get(pk=hidden.child_id)
        restrict(record=record, named=[], ask="the front door", why="Asked for", by=by, at=pathway.at)
    with viewing(pathway.viewer("manager")):
        found = numbers_of(day, held(pathway.team, [day]))
        assert (found.open_involvements, found.workers, found.most, found.average) == (5, 2, 5, "2.5")
        assert mix(pathway.viewer("manager"), pathway.team) == {(worker.pk, ""): 1}
        assert held(pathway.there.early_help, [day]) == []
    with viewing(pathway.viewer("practitioner")):
        assert held(pathway.team, [day]) == []


@pytest.mark.parametrize("who", ["practitioner", "elsewhere", "social_worker", "police"])
def test_only_the_teams_manager_sets_the_limit(pathway: Pathway, who: str) -> None:
    with pytest.raises(Refused):
        limited(pathway, who=who)
    by = pathway.viewer(who)
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        LimitSet.objects.create(
            team=pathway.team, number=1, most=1, from_on=date(2026, 1, 1), decided_by="x", source="x",
            decided_on=date(2026, 1, 1), why="x", by_id=by.staff_id, at=pathway.at,
        )  # fmt: skip


def test_a_limit_says_who_and_why_and_is_not_written_over(pathway: Pathway) -> None:
    for wrong in ({"why": " "}, {"decided_by": ""}, {"decided_on": date(2030, 1, 1)}, {"most": 0}):
        with pytest.raises(Refused):
            limited(pathway, **wrong)
    limited(pathway, 9)
    with pytest.raises(Refused):
        limited(pathway, 8)
    given: dict[str, Any] = {
        "staff": pathway.staff["police"],
        "month": pathway.at.date(),
        "cases": 1,
        "what": "Others",
    }
    with pytest.raises(Refused):
        pathway.does(note_other_work, who="manager", team=pathway.team, **given)
    with viewing(pathway.viewer("practitioner")):
        assert not LimitSet.objects.exists()
        assert not OtherWork.objects.exists()


def test_what_is_wanting_is_listed(pathway: Pathway) -> None:
    waiting, given = pathway.opened(), pathway.allocated()
    assessed(pathway, given)
    judged(pathway, given, Level.HIGH)
    late = pathway.at + timedelta(days=200)
    viewer = pathway.viewer("manager")

    def found(what: Wanting) -> list[Any]:
        with viewing(viewer):
            return [each.pk for each in wanting(viewer, pathway.team, what, late)]

    assert found(Wanting.UNALLOCATED) == [waiting.pk]
    assert found(Wanting.PANEL) == [given.pk] == found(Wanting.ASSESSMENT)
    assert found(Wanting.PROTECTION) == [given.pk]
    holder = Holder(
        role=Role.SOCIAL_WORKER, from_on=pathway.at.date(), called="Ann Lee", organisation="Council"
    )
    pathway.does(give_role, case_id=given.pk, holder=holder)
    assert found(Wanting.PROTECTION) == [given.pk], "a plan in law is still wanting"


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_its_pages_are_drawn_and_read_as_often_however_much_there_is(
    pathway: Pathway, signed_in: Signs
) -> None:
    names = ["cases:caseloads", "cases:set_limit", "cases:other_work", "cases:attention"]
    every = [reverse(name) for name in names]
    every.append(reverse("cases:attention") + f"?what=panel&team={pathway.team.pk}")
    manager = signed_in(pathway.staff["manager"])
    limited(pathway)
    pathway.allocated()
    pathway.opened()
    with clock.fixed(pathway.at + timedelta(days=100)):
        before = {address: reads(manager, address) for address in every}
        pathway.allocated(to="colleague")
        pathway.opened()
        limited(pathway, 2, seen=1)
        after = {address: reads(manager, address) for address in every}
    assert after == before
    assert max(before.values()) <= MOST, before


def test_the_limit_and_other_work_are_noted_on_their_pages(pathway: Pathway, signed_in: Signs) -> None:
    limited(pathway, 2)
    manager = signed_in(pathway.staff["manager"])
    with clock.fixed(pathway.at + timedelta(hours=4)):
        page = manager.get(reverse("cases:caseloads")).content.decode()
        assert "2 cases a worker" in page
        assert "8 to 10" in page
        posted = {
            "version": "1", "most": "9", "decided_by": "The Board", "source": "Minutes", "why": "Fewer",
            "from_on-day": "4", "from_on-month": "3", "from_on-year": "2026",
            "decided_on-day": "4", "decided_on-month": "3", "decided_on-year": "2026",
        }  # fmt: skip
        assert manager.post(reverse("cases:set_limit"), posted).status_code == 302
        posted = {
            "staff": str(pathway.staff["colleague"].pk),
            "month": "2026-03-01",
            "cases": "2",
            "what": "School",
        }
        assert manager.post(reverse("cases:other_work"), posted).status_code == 302
        other = manager.get(reverse("cases:caseloads") + f"?team={pathway.there.early_help.pk}")
        assert other.status_code == 200, "a team that is not hers is not offered: her own is shown"
        assert "9 cases a worker" in other.content.decode()


def test_numbers_that_leave_other_work_out_say_so_until_it_is_noted(
    pathway: Pathway, signed_in: Signs
) -> None:
    manager, address = signed_in(pathway.staff["manager"]), reverse("cases:caseloads")
    told = "Other work of March 2026 is noted for {} of 2 workers so far"
    with clock.fixed(pathway.at + timedelta(hours=4)):
        page = manager.get(address).content.decode()
        assert told.format("none") in page
        assert "Not noted yet" in page
        assert "28 February 2026 (other work not noted for 2 of 2)" in page
        posted = {"month": "2026-03-01", "cases": "0", "what": "School"}
        for who, found in (("colleague", True), ("practitioner", False)):
            given = posted | {"staff": str(pathway.staff[who].pk)}
            assert manager.post(reverse("cases:other_work"), given).status_code == 302
            assert (told.format(1) in manager.get(address).content.decode()) is found, who
        assert "is noted for" not in manager.get(address).content.decode()
