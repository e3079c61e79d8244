"""Crimes: one crime and one child, an adviser asked as a rule, outcomes of the crime, the victim told in time."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from sightline.access.states import LawfulBasis, Regime
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.deadlines.states import Outcome as OfClock
from sightline.follow_up.models import FollowUp
from sightline.justice import actions
from sightline.justice.given import Victim
from sightline.justice.models import Crime, CrimeOutcome, Happened, Support, VictimTold
from sightline.justice.states import Category, KeyEvent, Location, Outcome, State, Why
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, SourceRecord
from tests.justice.conftest import UNABLE, Cast, recorded, victim

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_crime_is_kept_in_police_law_with_the_child_as_victim(cast: Cast) -> None:
    crime = cast.crime
    assert (crime.regime, crime.lawful_basis) == (Regime.LAW_ENFORCEMENT, LawfulBasis.LAW_ENFORCEMENT)
    assert (crime.category, crime.about) == (Category.VICTIM, [crime.child_id])
    assert crime.child.agency_id == cast.there.police.pk
    assert crime.controller_id == cast.there.police.pk


def test_the_force_s_own_record_of_a_child_is_used_again_and_a_new_one_needs_a_name(cast: Cast) -> None:
    assert cast.records().child_id == cast.crime.child_id
    with pytest.raises(Refused, match="a name where it is new"):
        cast.does(
            actions.record_crime,
            recorded=recorded(police_reference="22/101/26"),
            victim=Victim(reference="P-8"),
            adviser=cast.service,
        )
    other = cast.records("22/102/26", "P-9")
    assert other.child_id != cast.crime.child_id


def test_a_crime_is_recorded_once_a_child_and_sent_twice_is_kept_once(cast: Cast) -> None:
    with pytest.raises(Refused, match="on record for this child already"):
        cast.records("22/099/26")
    given: dict[str, Any] = {"recorded": recorded(), "victim": victim(), "adviser": cast.service}
    key = cast.crime.pk
    assert cast.does(actions.record_crime, **given, key=key).pk == key
    assert cast.sees(Crime, "officer") == 1


def test_a_sexual_offence_asks_an_adviser_at_once(cast: Cast) -> None:
    with viewing(cast.viewer("manager")):
        asked = FollowUp.objects.get(origin_id=cast.crime.pk)
        assert (asked.asked_agency_id, asked.about) == (cast.service.pk, [cast.crime.child_id])
    with pytest.raises(Refused, match="Choose which service"):
        cast.does(actions.record_crime, recorded=recorded(), victim=victim(), adviser=None)
    plain = cast.records("22/103/26", offence="13")
    with viewing(cast.viewer("manager")):
        assert not FollowUp.objects.filter(origin_id=plain.pk).exists()
        assert Support.objects.get(crime=cast.crime).automatic


@pytest.mark.parametrize(
    ("also", "said"),
    [
        ({"police_reference": " "}, "own number of the crime"),
        ({"offence": "none"}, "offence of the list"),
        ({"reported_on": recorded().reported_on.replace(year=2027)}, "in the future"),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, also: dict[str, Any], said: str) -> None:
    given = replace(recorded(), **also)
    with pytest.raises(Refused, match=said):
        cast.does(actions.record_crime, recorded=given, victim=victim(), adviser=cast.service)


def test_it_is_amended_while_investigated_and_nobody_s_second_saving_wins(cast: Cast) -> None:
    key: dict[str, Any] = {"crime_id": cast.crime.pk}
    new = recorded(police_reference="22/099/26", location=Location.PARK)
    cast.does(actions.amend_crime, **key, recorded=new, version=1)
    with pytest.raises(Conflict) as clash:
        cast.does(actions.amend_crime, **key, recorded=replace(new, location=Location.ONLINE), version=1)
    assert clash.value.saved["location"] == Location.PARK
    cast.decides()
    with pytest.raises(Refused, match="cannot be done now"):
        cast.does(actions.amend_crime, **key, recorded=new, version=3)


def test_an_outcome_says_why_it_was_not_charged_and_what_support_was_offered(cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why"):
        cast.decides(Outcome.EVIDENCE)
    with pytest.raises(Refused, match="reason is the victim"):
        cast.decides(Outcome.VICTIM_COULD_NOT, why=Why.OTHER)
    with pytest.raises(Refused, match="what support was offered"):
        cast.decides(Outcome.VICTIM_COULD_NOT, why=Why.VICTIM)
    made = cast.decides(Outcome.VICTIM_COULD_NOT, **UNABLE)
    assert (made.number, made.why) == (1, Why.VICTIM)
    with pytest.raises(Refused, match="Somebody else recorded"):
        cast.decides()
    again = cast.decides(seen=1)
    with viewing(cast.viewer()):
        assert Crime.objects.get(pk=cast.crime.pk).state == State.DECIDED
        assert list(CrimeOutcome.objects.order_by("number")) == [made, again]


def test_the_database_holds_what_an_outcome_must_say(cast: Cast) -> None:
    made = cast.decides(Outcome.EVIDENCE, why=Why.EVIDENCE)
    made.pk, made.number, made.outcome = None, 2, Outcome.VICTIM_COULD_NOT
    with viewing(cast.viewer()), pytest.raises(IntegrityError, match="says_support"), transaction.atomic():
        made.save(force_insert=True)


def test_a_crime_is_investigated_again_with_a_reason(cast: Cast) -> None:
    key: dict[str, Any] = {"crime_id": cast.crime.pk}
    with pytest.raises(Refused, match="cannot be done now"):
        cast.does(actions.reopen_crime, **key, why="A new witness")
    cast.decides()
    with pytest.raises(Refused, match="Say why"):
        cast.does(actions.reopen_crime, **key, why=" ")
    cast.does(actions.reopen_crime, **key, why="A new witness")
    with viewing(cast.viewer()):
        assert Crime.objects.get(pk=cast.crime.pk).state == State.INVESTIGATED
        assert CrimeOutcome.objects.count() == 1


def test_a_child_is_told_within_a_working_day_and_the_clock_stops_when_they_were(cast: Cast) -> None:
    happened = cast.happens()
    clock = _clock(cast, happened)
    assert (clock.rule.code, clock.due_at.date().isoformat()) == ("CL-68", "2026-03-05")
    cast.tells(happened)
    clock = _clock(cast, happened)
    assert clock.outcome == OfClock.MET
    with pytest.raises(Refused, match="told of this already"):
        cast.tells(happened)


def test_a_child_told_late_is_told_with_the_reason(cast: Cast) -> None:
    happened = cast.happens(KeyEvent.CHARGE)
    with pytest.raises(Refused, match="It was late"):
        cast.tells(happened, after=60)
    cast.tells(happened, after=60, late="She was away, and asked to be told at home.")
    clock = _clock(cast, happened)
    assert (clock.outcome, clock.late_reason[:12]) == (OfClock.BREACHED, "She was away")
    with pytest.raises(Refused, match="before it happened"):
        cast.tells(cast.happens(), after=-2)


def test_a_victim_without_enhanced_rights_has_five_days(cast: Cast) -> None:
    crime = cast.records(enhanced=False)
    cast.crime = crime
    assert _clock(cast, cast.happens()).rule.code == "CL-69"


def _clock(cast: Cast, happened: Happened) -> Clock:
    with viewing(cast.viewer()):
        return Clock.objects.select_related("rule").get(subject_id=happened.pk)


def test_only_the_force_records_and_only_who_stands_by_the_victim_tells(cast: Cast) -> None:
    given: dict[str, Any] = {"recorded": recorded(), "victim": victim(), "adviser": cast.service}
    with pytest.raises(Refused, match="Only the police force"):
        cast.does(actions.record_crime, "worker", **given)
    with pytest.raises(Refused, match="Only the police force"):
        cast.does(actions.reopen_crime, "elsewhere", crime_id=cast.crime.pk, why="Mine")
    happened = cast.happens()
    with pytest.raises(Refused, match="stands by the victim"):
        cast.tells(happened, "worker")
    with pytest.raises(Refused, match="stands by the victim"):
        cast.tells(happened, "elsewhere")
    cast.tells(happened, "adviser")
    assert cast.sees(VictimTold, "adviser") == 1


def test_a_service_sees_the_crimes_whose_victim_it_stands_by_and_no_other(cast: Cast) -> None:
    plain = cast.records("22/103/26", "P-8", offence="13")
    assert (cast.sees(Crime, "adviser"), cast.sees(Crime, "officer"), cast.sees(Crime, "worker")) == (1, 2, 2)
    assert cast.sees(Crime, "partner") == 0
    cast.crime = plain
    cast.stands(cast.service)
    assert cast.sees(Crime, "adviser") == 2
    with pytest.raises(Refused, match="stands by them already"):
        cast.stands(cast.service)


def test_a_wall_round_the_child_stands_round_the_crime_and_what_hangs_on_it(cast: Cast) -> None:
    cast.happens()
    cast.decides()
    manager = cast.viewer("manager")
    named = [cast.staff["manager"].pk]
    with viewing(manager):
        child = SourceRecord.objects.get(pk=cast.crime.child_id)
        restrict(record=child, named=named, ask="the manager", why="Known", by=manager, at=cast.at)
        assert Crime.objects.count() == 1
    for model in (Crime, CrimeOutcome, Happened, Support):
        assert cast.sees(model, "officer") == 0, model


def test_the_database_lets_nobody_write_another_force_s_crime(cast: Cast) -> None:
    with viewing(cast.viewer("elsewhere")), transaction.atomic():
        with pytest.raises(ProgrammingError, match="row-level security"):
            Crime.objects.filter(pk=cast.crime.pk).update(words="Mine")
        transaction.set_rollback(True)


def test_the_child_s_chronology_says_that_it_happened_and_not_what(cast: Cast) -> None:
    cast.tells(cast.happens())
    cast.decides()
    with viewing(cast.viewer("worker")):
        lines = list(ChronologyLine.objects.filter(record_id=cast.crime.child_id, folder="justice"))
    kinds = {each.kind for each in lines}
    assert kinds == {"justice.crime_recorded", "justice.victim_told", "justice.outcome_recorded"}
    assert not any("71" in each.title or "exploitation" in each.title for each in lines)
