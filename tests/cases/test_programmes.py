"""A run of a programme, a child's place on it, and each session (PW-31)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import add_run, change_run, give_place, note_session
from sightline.cases.models import Case, Place, Run, Session
from sightline.cases.programmes import Came
from sightline.cases.queries.programmes import run_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from tests.cases.conftest import Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_child_comes_to_a_programme(pathway: Pathway) -> None:
    case = pathway.allocated()
    day = pathway.at.date()
    given: dict[str, Any] = {"programme": "keep_safe", "called": "Spring", "place": "", "days": [day]}
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(add_run, **given)
    for also, fault in (
        ({"programme": "x"}, "from the list"),
        ({"days": []}, "which days"),
        ({"called": " "}, "name"),
    ):
        with pytest.raises(Refused, match=fault):
            pathway.does(add_run, who="manager", **{**given, **also})
    run: Run = pathway.does(add_run, who="manager", **{**given, "days": [day + timedelta(days=7), day]})
    place = pathway.does(give_place, case_id=case.pk, run_id=run.pk, words="A safe evening")
    with pytest.raises(Refused, match="already"):
        pathway.does(give_place, case_id=case.pk, run_id=run.pk, words="")
    noted: dict[str, Any] = {"case_id": case.pk, "place_id": place.pk, "came": Came.CAME, "words": ""}
    pathway.does(note_session, day=day, **noted)
    for wrong, fault in ((day, "on record"), (day + timedelta(days=7), "which has come")):
        with pytest.raises(Refused, match=fault):
            pathway.does(note_session, day=wrong, **noted)
    for who in ("adviser", "elsewhere", "police"):
        with viewing(pathway.viewer(who)):
            assert not Session.objects.exists(), who


def on_a_run(pathway: Pathway, case: Case) -> Place:
    """A place on a run of two days."""
    day = pathway.at.date()
    days = [day, day + timedelta(days=7)]
    run = pathway.does(add_run, who="manager", programme="keep_safe", called="Spring", place="", days=days)
    place: Place = pathway.does(give_place, case_id=case.pk, run_id=run.pk, words="")
    return place


def test_a_run_of_other_days_is_a_further_entry_with_its_reason(pathway: Pathway) -> None:
    case = pathway.allocated()
    place = on_a_run(pathway, case)
    run, (day, week) = place.run, place.run.days
    told: dict[str, Any] = {"run_id": run.pk, "place": "The hub", "why": "The hall is closed"}
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(change_run, **told, days=[day], seen=0)
    with pytest.raises(Refused, match="why it changes"):
        pathway.does(change_run, who="manager", **{**told, "why": " "}, days=[day], seen=0)
    with pytest.raises(Refused, match="no such case"):
        pathway.does(change_run, who="manager", **{**told, "run_id": case.pk}, days=[day], seen=0)
    pathway.does(change_run, who="manager", **told, days=[week], seen=0)
    with pytest.raises(Conflict):
        pathway.does(change_run, who="manager", **told, days=[], seen=0)
    with pytest.raises(Refused, match="on which it runs"):
        pathway.does(note_session, case_id=case.pk, place_id=place.pk, day=day, came=Came.CAME, words="")
    pathway.does(change_run, who="manager", **told, days=[], seen=1)
    now = run_of(run.pk)
    assert now is not None
    assert (now.days, now.number, now.run.days) == ([], 2, [day, week])
    with pytest.raises(Refused, match="not take place any more"):
        pathway.does(give_place, case_id=pathway.opened().pk, run_id=run.pk, words="")


def test_a_manager_changes_a_run_in_its_form(pathway: Pathway, signed_in: Callable[[Staff], Client]) -> None:
    case = pathway.allocated()
    run = on_a_run(pathway, case).run
    pathway.does(
        change_run,
        who="manager",
        run_id=run.pk,
        place="",
        why="The hall is closed",
        days=run.days[1:],
        seen=0,
    )
    client = signed_in(pathway.staff["manager"])
    address = reverse("cases:change_run", args=[run.pk])
    with clock.fixed(pathway.at + timedelta(hours=6)):
        assert "The hall is closed" in client.get(address).content.decode()
        assert "There is a problem" in client.post(address, {"version": 1}).content.decode()
        clash = client.post(address, {"version": 0, "days": "", "place": "", "why": "Ill"}).content.decode()
        assert "Somebody else changed this" in clash
        assert client.post(address, {"version": 1, "days": "", "place": "", "why": "Ill"}).status_code == 302
        page = client.get(reverse("cases:programmes")).content.decode()
        assert client.get(reverse("cases:change_run", args=[case.pk])).status_code == 404
        beside = client.get(reverse("cases:support", args=[case.pk])).content.decode()
    assert "Spring: does not take place" in page
    assert ": Ill" in page
    assert "It does not take place" in beside
