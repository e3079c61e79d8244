"""Supervision: personal to those in it, by a registered social worker, with clocks (WF-09, WF-09a, CL-47, CL-48)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Post, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import follow_level, follow_session, follow_supervision, supervise
from sightline.cases.actions.supervising import Supervising
from sightline.cases.lead_states import Session
from sightline.cases.models import Case, CaseDiscussed, Supervised, Supervision
from sightline.cases.queries.supervision import dues, sessions
from sightline.cases.states import Level
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from tests.cases.conftest import Pathway
from tests.cases.test_work import assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
PERSONAL, AGREED = "She asked for training in online safety", "Visit twice a week until the panel"
MOST = 49


def held(
    pathway: Pathway, *who: str, by: str = "manager", case: Case | None = None, **also: Any
) -> Supervision:
    """A session with somebody."""
    given: dict[str, Any] = {
        "kind": Session.ALONE,
        "held_on": pathway.at.date(),
        "workers": tuple(pathway.staff[each] for each in who or ("practitioner",)),
        "words": PERSONAL,
        "agreed": {case.pk: AGREED} if case else {},
    }
    session = Supervising(**{**given, **also})
    made: Supervision = pathway.does(supervise, who=by, team=pathway.team, session=session)
    return made


def followed(handler: Callable[..., Any], subject: Any, *, hours: int = 3, at: Any = None) -> None:
    by = system_viewer("test")
    with viewing(by):
        handler(subject_id=subject.pk, by=by, at=at + timedelta(hours=hours))


def running(subject: Any) -> dict[str, Any]:
    with viewing(system_viewer("test")):
        rows = Clock.objects.filter(subject_id=subject.pk, stopped_at=None, rule__code__startswith="CL-4")
        return {each.rule.code: each for each in rows.select_related("rule") if each.rule.code != "CL-44"}


def test_a_session_is_read_by_those_in_it_and_the_manager_above(pathway: Pathway) -> None:
    pathway.add("above", "pathway_manager", employer=pathway.there.council, team=pathway.team)
    pathway.add("other", "pathway_manager", employer=pathway.there.council, team=pathway.team)
    case = pathway.allocated()
    made = held(pathway, case=case, above=pathway.staff["above"])
    readers = {"manager": 1, "practitioner": 1, "above": 1, "other": 0, "colleague": 0, "social_worker": 0}
    for who, how_many in readers.items():
        with viewing(pathway.viewer(who)):
            assert sessions(pathway.viewer(who)).count() == how_many, who
            assert Supervision.objects.filter(pk=made.pk).count() == how_many, "the database says the same"
    with viewing(pathway.viewer("other")):
        assert Supervised.objects.count() == 1, "that it took place is read by whoever leads"
    with viewing(pathway.viewer("colleague")):
        assert not Supervised.objects.exists()
        assert CaseDiscussed.objects.get().agreed == AGREED, "what was agreed of a case is read with it"
    with viewing(pathway.viewer("social_worker")):
        assert not CaseDiscussed.objects.exists()


@pytest.mark.parametrize("who", ["practitioner", "elsewhere", "social_worker"])
def test_others_do_not_supervise(pathway: Pathway, who: str) -> None:
    with pytest.raises(Refused):
        held(pathway, "colleague", by=who)
    by = pathway.viewer(who)
    row = {"team": pathway.team, "kind": "alone", "held_on": pathway.at.date(), "words": "x"}
    law = {"controller": pathway.there.council, "retention_class": "staff_record"}
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        Supervision.objects.create(**row, **law, by_id=by.staff_id, at=pathway.at)


def test_the_supervisor_is_a_registered_social_worker(pathway: Pathway) -> None:
    manager = pathway.staff["manager"]
    manager.registration_checked_on = None
    manager.save()
    with pytest.raises(Refused):
        held(pathway)


def test_what_is_not_whole_is_refused(pathway: Pathway) -> None:
    later = pathway.at.date() + timedelta(days=2)
    for wrong in (
        {"words": " "},
        {"workers": ()},
        {"held_on": later},
        {"above": pathway.staff["practitioner"]},
    ):
        with pytest.raises(Refused):
            held(pathway, **wrong)
    for who in (["practitioner", "colleague"], ["manager"], ["elsewhere"]):
        with pytest.raises(Refused):
            held(pathway, *who)
    case = pathway.opened()
    with pytest.raises(Refused):
        held(pathway, agreed={uuid4(): AGREED})
    held(pathway, "practitioner", "colleague", kind=Session.GROUP, case=case)


def test_the_workers_clock_runs_from_the_first_case_and_from_each_session(pathway: Pathway) -> None:
    worker, at = pathway.staff["practitioner"], pathway.at
    case = pathway.allocated()
    followed(follow_supervision, case, at=at)
    assert set(running(worker)) == {"CL-47"}
    assert set(running(case)) == {"CL-48"}
    group = held(pathway, kind=Session.GROUP)
    followed(follow_session, group, at=at)
    began = running(worker)["CL-47"].pk
    Post.objects.filter(staff=worker).update(starts_on=at.date() - timedelta(days=20))
    alone = held(pathway, case=case, held_on=at.date() + timedelta(days=0))
    followed(follow_session, alone, at=at)
    assert set(running(worker)) == {"CL-47-NEW"}, "every two weeks for somebody new"
    with viewing(system_viewer("test")):
        assert Clock.objects.get(pk=began).stopped_at is not None
    with viewing(pathway.viewer("colleague")):
        assert not Clock.objects.filter(subject_id=worker.pk).exists(), "a colleague's is not shown"
    with viewing(pathway.viewer("manager")):
        due = {each.staff.pk: each for each in dues(pathway.team, at.date())}[worker.pk]
    assert due.due_at == running(worker)["CL-47-NEW"].due_at
    Post.objects.filter(staff=worker).update(ends_on=at.date())
    followed(follow_supervision, case, at=at, hours=4)
    assert running(worker) == {}, "nobody waits for somebody who left"


def test_a_case_at_the_highest_level_is_discussed_sooner(pathway: Pathway) -> None:
    case = pathway.allocated()
    followed(follow_supervision, case, at=pathway.at)
    assessed(pathway, case)
    one = judged(pathway, case, Level.HIGH)
    followed(follow_level, one, at=pathway.at)
    assert set(running(case)) == {"CL-48-HIGH"}
    first = running(case)["CL-48-HIGH"].pk
    held(pathway, case=case)
    assert running(case)["CL-48-HIGH"].pk != first


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_its_pages_are_drawn_and_read_as_often_however_much_there_is(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    made = held(pathway, case=case)
    manager, worker = signed_in(pathway.staff["manager"]), signed_in(pathway.staff["practitioner"])
    one, new = reverse("cases:session", args=[made.pk]), reverse("cases:supervise")
    alone = f"{new}?staff={pathway.staff['practitioner'].pk}"
    every = [(manager, reverse("cases:supervision")), (worker, reverse("cases:supervision")), (worker, one)]
    every += [(manager, alone), (manager, new), (worker, reverse("cases:one", args=[case.pk]))]
    with clock.fixed(pathway.at + timedelta(hours=4)):
        before = [reads(*each) for each in every]
        other = pathway.allocated()
        held(pathway, agreed={case.pk: AGREED, other.pk: AGREED})
        assert [reads(*each) for each in every] == before
        assert max(before) <= MOST, before
        assert PERSONAL in worker.get(one).content.decode()
        page = worker.get(reverse("cases:one", args=[case.pk])).content.decode()
        assert AGREED in page
        assert PERSONAL not in page
        assert signed_in(pathway.staff["colleague"]).get(one).status_code == 404


def test_a_session_is_kept_from_its_page(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    manager = signed_in(pathway.staff["manager"])
    day = {"held_on-day": "4", "held_on-month": "3", "held_on-year": "2026", "words": PERSONAL, "above": ""}
    with clock.fixed(pathway.at + timedelta(hours=4)):
        alone = f"{reverse('cases:supervise')}?staff={pathway.staff['practitioner'].pk}"
        assert manager.post(alone, {**day, f"case_{case.pk}": AGREED}).status_code == 302
        group = reverse("cases:supervise")
        assert "There is a problem" in manager.post(group, day).content.decode()
        there = [str(pathway.staff[who].pk) for who in ("practitioner", "colleague")]
        assert manager.post(group, {**day, "workers": there}).status_code == 302
    with viewing(pathway.viewer("manager")):
        assert sorted(Supervision.objects.values_list("kind", flat=True)) == ["alone", "group"]
        assert CaseDiscussed.objects.get().agreed == AGREED


def test_supervision_is_led_to_for_those_who_work_on_cases(pathway: Pathway, signed_in: Signs) -> None:
    found = {}
    for who in ("practitioner", "social_worker"):
        page = signed_in(pathway.staff[who]).get(reverse("cases:list")).content.decode()
        found[who] = reverse("cases:supervision") in page
    assert found == {"practitioner": True, "social_worker": False}
