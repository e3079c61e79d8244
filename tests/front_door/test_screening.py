"""Screening: systems checked, a decision asked for, the open case, the named worker, the second assessment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from sightline.access.models import Message
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import (
    Assessed,
    Joining,
    ask_for_decision,
    assess,
    check_systems,
    decide,
    find_professional,
    join_open_case,
    list_system,
    name_worker,
    send_back,
)
from sightline.front_door.actions import (
    Look as Looked,
)
from sightline.front_door.choices import AssessmentOutcome, CheckResult, OpenTo
from sightline.front_door.models import Contact, JoinedCase, Move, SystemCheck, SystemEntry
from sightline.front_door.queries import screened, subjects_of
from sightline.front_door.queries.set_up import systems_in_use
from tests.front_door.acute_work import suspected
from tests.front_door.conftest import SOON, early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]


def nothing(system: str) -> Looked:
    return Looked(system=system, result=CheckResult.NOTHING)


def test_nine_systems_ship_and_each_look_is_kept(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        assert len(systems_in_use()) == 9
        found = Looked(system="housing", result=CheckResult.FOUND, words="Moved in March")
        check_systems(contact_id=made.pk, looks=[found, nothing("education")], by=by, at=at)
        picture = screened(by, made, subjects_of(made))
        assert len(picture.unchecked) == 7
        last = picture.last_check("housing")
        assert last is not None
        assert (last.words, last.by_id, last.at) == ("Moved in March", by.staff_id, at)
        made.refresh_from_db()
        assert (made.state, made.owner_id) == ("screening", by.staff_id)


def test_a_look_says_what_was_found(viewer_with: Look, contact: Take, at: datetime) -> None:
    by, key = viewer_with("adviser"), uuid4()
    with viewing(by):
        made = contact(by=by, at=at)
        for looks, sentence in (
            ([], "at least one system"),
            ([Looked(system="housing", result=CheckResult.COULD_NOT)], "why it could not be checked"),
            ([nothing("gone")], "no longer on the list"),
        ):
            with pytest.raises(Refused, match=sentence):
                check_systems(contact_id=made.pk, looks=looks, by=by, at=at)
        for _ in range(2):
            check_systems(contact_id=made.pk, looks=[nothing("housing")], by=by, at=at, key=key)
        assert SystemCheck.objects.of(made.pk).count() == 1


def test_an_administrator_names_the_systems(viewer_with: Look, at: datetime) -> None:
    by, adviser = viewer_with("administrator"), viewer_with("adviser")
    given: dict[str, Any] = {"holds": "", "place": 1, "in_use": True, "at": at}
    with viewing(by):
        list_system(key="housing", name="HomeTrack", seen=0, by=by, **given)
        assert systems_in_use()[0].name in {"HomeTrack", "Children’s social care case system"}
        with pytest.raises(Conflict):
            list_system(key="housing", name="Other", seen=0, by=by, **given)
        with pytest.raises(Refused, match="that name already"):
            list_system(key="", name="hometrack", seen=0, by=by, **given)
        list_system(key="housing", name="HomeTrack", seen=1, by=by, **{**given, "in_use": False})
        added = list_system(key="", name="HomeTrack two", seen=0, by=by, **given)
        assert added.key == "hometrack-two"
        assert len(systems_in_use()) == 9
        assert SystemEntry.objects.filter(key="housing").count() == 2
    with viewing(adviser), pytest.raises(Refused, match="keeping these lists"):
        list_system(key="", name="Mine", seen=0, by=adviser, **given)


def test_a_decision_is_asked_for_and_sent_back(viewer_with: Look, contact: Take, at: datetime) -> None:
    adviser, worker = viewer_with("adviser"), viewer_with("social_worker")
    with viewing(adviser):
        made = contact(by=adviser, at=at)
        with pytest.raises(Refused, match="cannot be done now"):
            ask_for_decision(contact_id=made.pk, note="", by=adviser, at=at)
        check_systems(contact_id=made.pk, looks=[nothing("housing")], by=adviser, at=at)
        ask_for_decision(contact_id=made.pk, note="Look at March", to_id=worker.staff_id, by=adviser, at=at)
    with viewing(worker):
        made.refresh_from_db()
        assert (made.state, made.owner_id) == ("to_decide", worker.staff_id)
        with pytest.raises(Refused, match="still to be found out"):
            send_back(contact_id=made.pk, why=" ", by=worker, at=at)
        send_back(contact_id=made.pk, why="Ask the school", by=worker, at=at)
        made.refresh_from_db()
        assert (made.state, made.owner_id) == ("screening", None)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=worker, at=at + SOON)
        assert [each.now for each in Move.objects.of(made.pk)][-1] == "decided"


def test_a_contact_joins_the_open_case(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    joining = Joining(open_to=OpenTo.BOTH, held_by="Ari Kent", told_at=at, told_whom="Ari Kent by telephone")
    with viewing(by):
        made = contact(by=by, at=at)
        join_open_case(contact_id=made.pk, joining=joining, seen=0, by=by, at=at)
        made.refresh_from_db()
        assert made.about_open_case
        with pytest.raises(Conflict):
            join_open_case(contact_id=made.pk, joining=joining, seen=0, by=by, at=at)
        join_open_case(contact_id=made.pk, joining=joining, seen=1, by=by, at=at)
        assert JoinedCase.objects.of(made.pk).count() == 2
        nobody = Joining(open_to=OpenTo.BOTH, held_by="Ari Kent", told_at=at, told_whom="")
        with pytest.raises(Refused, match="whom you told"):
            join_open_case(contact_id=made.pk, joining=nobody, seen=2, by=by, at=at)


def test_a_named_worker_finds_the_professional(viewer_with: Look, contact: Take, at: datetime) -> None:
    by, adviser = viewer_with("social_worker"), viewer_with("adviser")
    analyst = viewer_with("analyst")
    found: dict[str, Any] = {"name": "Jo Hart, youth worker", "organisation": "Stepping Stones", "words": ""}
    with viewing(by):
        made = contact(by=by, at=at)
        naming: dict[str, Any] = {"contact_id": made.pk, "task": "Somebody who knows him", "by": by, "at": at}
        with pytest.raises(Refused, match="Name a worker first"):
            find_professional(contact_id=made.pk, agreed_at=at, by=by, at=at, **found)
        with pytest.raises(Refused, match="works at the front door"):
            name_worker(staff_id=analyst.person_id, seen=0, **naming)
        name_worker(staff_id=adviser.person_id, seen=0, **naming)
        name_worker(staff_id=by.person_id, seen=1, **naming)
        clocks = [each for each in clocks_of([made.pk]) if each.rule.code == "FD-30"]
        assert [(each.outcome, each.owner_staff_id) for each in clocks] == [
            ("cancelled", adviser.staff_id),
            ("running", by.staff_id),
        ]
        assert Message.objects.filter(staff_id=adviser.person_id).count() == 1
        find_professional(contact_id=made.pk, agreed_at=at + SOON, by=by, at=at + SOON, **found)
        clocks = [each for each in clocks_of([made.pk]) if each.rule.code == "FD-30"]
        assert clocks[-1].outcome == "met"
        with pytest.raises(Refused, match="found already"):
            find_professional(contact_id=made.pk, agreed_at=at + SOON, by=by, at=at + SOON, **found)


def assessed(**also: Any) -> Assessed:
    given: dict[str, Any] = {
        "assessment_outcome": AssessmentOutcome.NOT_A_FACTOR,
        "context": "What the school told us.",
        "family_dynamics": "Lives with his father and sister.",
        "reason": "The money came from a paper round.",
        "support_given": "advice",
        "support_detail": "How to talk about money",
    }
    return Assessed(**{**given, **also})


def test_the_second_assessment_is_for_what_met_the_threshold(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="met the threshold"):
            assess(contact_id=made.pk, assessed=assessed(), seen=0, by=by, at=at)
        decide(contact_id=made.pk, decided=suspected(significant_harm=False), seen=0, by=by, at=at)
        first = assess(contact_id=made.pk, assessed=assessed(), seen=0, by=by, at=at)
        assert (first.assessment_outcome, first.support_given) == ("not_a_factor", "advice")
        opened = assessed(assessment_outcome=AssessmentOutcome.OPENED, opened_to="both")
        with pytest.raises(Conflict):
            assess(contact_id=made.pk, assessed=opened, seen=0, by=by, at=at)
        second = assess(contact_id=made.pk, assessed=opened, seen=1, by=by, at=at)
        assert (second.number, second.support_given, second.opened_to) == (2, "", "both")


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"context": ""}, "what led to the contact"),
        ({"reason": " "}, "reason for the outcome"),
        ({"support_given": ""}, "which support was given"),
        ({"assessment_outcome": AssessmentOutcome.OPENED}, "with whom the case is open"),
    ],
)
def test_an_assessment_that_lacks_something_is_refused(also: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        assessed(**also).stands().demand()


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"significant_harm": True, "outcome": "early_help"}, "child protection procedures begin"),
        (
            {"level": "acute", "done_today": "Rung", "significant_harm": False},
            "significant harm is suspected",
        ),
    ],
)
def test_harm_and_outcome_agree(also: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        suspected(**also).stands().demand()
