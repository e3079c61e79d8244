"""Handing a child on, the move to adult services from 17, the school before holidays, programmes (PW-16, PW-22)."""

from datetime import date, timedelta
from typing import Any

import pytest

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.cases.actions import (
    follow_acceptance,
    follow_age,
    hand_on,
    note_school,
    note_term,
    plan_exit,
    propose_ending,
)
from sightline.cases.actions.handing import _birthday
from sightline.cases.given import Ends, Exit
from sightline.cases.handing import TRANSITION_RULE, Handing, To
from sightline.cases.models import Case, Handover
from sightline.cases.queries.moving import from_seventeen, handovers_of
from sightline.cases.schooling import Spoken, Taught
from sightline.cases.states import Why
from sightline.cases.tasks import look_at_birthdays
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.counting import add_months
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import accept, decline
from sightline.people.models import SourceRecord
from sightline.people.naming.births import Born
from tests.cases.conftest import SECRET, Pathway
from tests.cases.test_work import assessed

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PLAN = Exit(changed="a", stays="b", signs="c", child_words="d", parents_words="e")


def handed(pathway: Pathway, case: Case, to: To = To.ADULT, *, hours: int = 2, **also: Any) -> Handover:
    given: dict[str, Any] = {
        "agency": pathway.there.charity,
        "team": pathway.there.early_help,
        "what": "Go on with the mentor",
        "why": "He trusts her",
        "stays": SECRET,
        "child_words": "I want to keep her",
        "family_knows": "Told at home",
    }
    handing = Handing(to=to, **{**given, **also})
    made: Handover = pathway.does(hand_on, case_id=case.pk, handing=handing, hours=hours)
    return made


def answers(pathway: Pathway, made: Handover, act: Any, *, hours: int = 3, **words: Any) -> None:
    by = _of_the_service(pathway)
    with viewing(by):
        kept = made.follow_up
        kept.refresh_from_db()
        at = pathway.at + timedelta(hours=hours)
        act(follow_up_id=kept.pk, version=kept.version, **words, by=by, at=at)


def _of_the_service(pathway: Pathway) -> Viewer:
    if "service" not in pathway.staff:
        team, employer = pathway.there.early_help, pathway.there.charity
        pathway.add("service", "agency_worker", employer=employer, team=team)
    return pathway.viewer("service")


def test_a_case_ends_at_18_once_adult_services_have_said_yes(pathway: Pathway) -> None:
    case = pathway.allocated()
    ends = Ends(why=Why.TRANSITION, words="Adult services go on")
    with pytest.raises(Refused, match="Adult services have not accepted"):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(propose_ending, case_id=case.pk, ends=Ends(why=Why.TURNED_18, words="None accepted"))
    first = handed(pathway, case)
    with pytest.raises(Refused, match="has not declined"):
        handed(pathway, case)
    with pytest.raises(Refused, match="still open"):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    answers(pathway, first, accept)
    made = pathway.does(propose_ending, case_id=case.pk, ends=ends, hours=5)
    assert made.why == Why.TRANSITION


def test_a_manager_ends_it_at_18_with_a_reason(pathway: Pathway) -> None:
    case = pathway.allocated()
    ends = Ends(why=Why.TURNED_18, words="He asked that nobody be told")
    assert pathway.does(propose_ending, who="manager", case_id=case.pk, ends=ends).why == Why.TURNED_18


def test_an_exit_plan_that_names_a_service_waits_for_its_yes(pathway: Pathway) -> None:
    case = pathway.allocated()
    named = Exit(changed="a", stays="b", signs="c", child_words="d", parents_words="e", handed_to="A mentor")
    pathway.does(plan_exit, case_id=case.pk, plan=named)
    ends = Ends(why=Why.PLAN, words="Safer")
    with pytest.raises(Refused, match="none has accepted"):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    made = handed(pathway, case, To.STEP_DOWN)
    answers(pathway, made, accept)
    assert pathway.does(propose_ending, case_id=case.pk, ends=ends, hours=5).why == Why.PLAN


def test_a_service_that_declined_is_followed_by_another(pathway: Pathway) -> None:
    case = pathway.allocated()
    first = handed(pathway, case, To.STEP_DOWN)
    answers(pathway, first, decline, words="No room")
    second = handed(pathway, case, To.STEP_DOWN, hours=4, agency=pathway.there.council, team=None)
    with viewing(pathway.viewer("practitioner")):
        assert [each.handover.pk for each in handovers_of(case.pk)] == [second.pk, first.pk]
        assert second.follow_up.replaces_id == first.follow_up_id
    with pytest.raises(Refused, match="who stays"):
        handed(pathway, case, stays=" ")


def test_what_was_declined_and_is_asked_of_another_stands_in_no_way(pathway: Pathway) -> None:
    case = pathway.allocated()
    pathway.does(plan_exit, case_id=case.pk, plan=PLAN)
    answers(pathway, handed(pathway, case, To.STEP_DOWN), decline, words="No room")
    ends = Ends(why=Why.PLAN, words="Safer")
    with pytest.raises(Refused, match="still open"):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    second = handed(pathway, case, To.STEP_DOWN, hours=4)
    with pytest.raises(Refused, match=second.follow_up.reference):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    answers(pathway, second, accept, hours=5)
    assert pathway.does(propose_ending, case_id=case.pk, ends=ends, hours=7).number == 1


def born(pathway: Pathway, case: Case, *, years: int, days: int) -> None:
    """The child is so many years old, and some days."""
    day = add_months(london(pathway.at).date(), -12 * years) - timedelta(days=days)
    parts = {"born_year": day.year, "born_month": day.month, "born_day": day.day}
    SourceRecord.objects.using("owner").filter(pk=case.child_id).update(**parts)


def moves(pathway: Pathway, case: Case) -> list[Clock]:
    with viewing(pathway.viewer("practitioner")):
        return list(Clock.objects.filter(subject_id=case.pk, rule__code=TRANSITION_RULE))


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_from_17_a_clock_runs_until_adult_services_accept(pathway: Pathway) -> None:
    case = pathway.allocated()
    born(pathway, case, years=16, days=364)
    assert look_at_birthdays(now=pathway.at) == 0
    born(pathway, case, years=17, days=200)
    now = pathway.at + timedelta(hours=2)
    assert (look_at_birthdays(now=now), look_at_birthdays(now=now)) == (1, 0)
    (running,) = moves(pathway, case)
    birthday = add_months(london(pathway.at).date(), -12 * 17) - timedelta(days=200)
    assert london(running.due_at).date() <= add_months(birthday, 12 * 18)
    made = handed(pathway, case)
    answers(pathway, made, accept)
    system = system_viewer("test")
    with viewing(system):
        follow_acceptance(subject_id=made.follow_up_id, by=system, at=pathway.at + timedelta(hours=4))
    assert [each.outcome for each in moves(pathway, case)] == ["met"]
    with viewing(pathway.viewer("practitioner")):
        assert from_seventeen(london(pathway.at).date()) == [], "nobody signed in reads through the walls"


@pytest.mark.parametrize(
    ("known", "birthday"),
    [
        (Born(2009, 3, 4), date(2026, 3, 4)),
        (Born(2008, 2, 29), date(2025, 2, 28)),
        (Born(2009, 5), date(2026, 5, 1)),
        (Born(2009), date(2026, 1, 1)),
        (Born(), None),
    ],
)
def test_a_birthday_known_in_part_is_the_earliest_it_may_be(known: Born, birthday: date | None) -> None:
    assert _birthday(known, 17) == birthday


def test_a_case_whose_child_is_18_or_young_gets_no_clock_of_the_move(pathway: Pathway) -> None:
    case = pathway.allocated()
    system = system_viewer("test")
    for years in (18, 15):
        with viewing(system):
            day = add_months(london(pathway.at).date(), -12 * years)
            parts = {"born_year": day.year, "born_month": day.month, "born_day": day.day}
            SourceRecord.objects.filter(pk=case.child_id).update(**parts)
            follow_age(subject_id=case.pk, by=system, at=pathway.at + timedelta(hours=2))
            assert follow_age(subject_id=case.child_id, by=system, at=pathway.at) is None
        assert moves(pathway, case) == []


def _terms(pathway: Pathway) -> None:
    day = pathway.at.date()
    for starts, ends in ((-60, -10), (10, 60)):
        given: dict[str, Any] = {
            "starts_on": day + timedelta(days=starts),
            "ends_on": day + timedelta(days=ends),
        }
        pathway.does(note_term, who="manager", said_by="The council’s page", **given)


def spoken(pathway: Pathway, case: Case, day: date, **also: Any) -> None:
    given: dict[str, Any] = {
        "reached": True,
        "words": "In school daily",
        "school": "Hollin Bank",
        "who": "Ann",
    }
    told = Spoken(contacted_on=day, **{**given, **also})
    pathway.does(note_school, case_id=case.pk, spoken=told)


def test_a_school_that_was_not_reached_said_nothing_of_the_child(pathway: Pathway) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    with pytest.raises(Refused, match="was not reached"):
        spoken(pathway, case, day, reached=False, taught=Taught.FULL)
    with pytest.raises(Refused, match="was not reached"):
        spoken(pathway, case, day, reached=False, exclusions=0)
    spoken(pathway, case, day, taught=Taught.HOME, exclusions=0)


def test_in_the_holidays_the_school_is_spoken_with_first(pathway: Pathway) -> None:
    case = pathway.allocated()
    day = pathway.at.date()
    pathway.does(plan_exit, case_id=case.pk, plan=PLAN)
    _terms(pathway)
    ends = Ends(why=Why.PLAN, words="Safer")
    with pytest.raises(Refused, match="on holiday"):
        pathway.does(propose_ending, case_id=case.pk, ends=ends)
    with pytest.raises(Refused, match="on holiday"):
        assessed(pathway, case)
    spoken(pathway, case, day - timedelta(days=30))
    with pytest.raises(Refused, match="on holiday"):
        assessed(pathway, case)
    spoken(pathway, case, day, reached=False, school="", who="")
    assert assessed(pathway, case).number == 1
    assert pathway.does(propose_ending, case_id=case.pk, ends=ends).number == 1
    with pytest.raises(Refused, match="which school"):
        spoken(pathway, case, day, who="")


def test_terms_are_kept_by_a_manager_and_do_not_cross(pathway: Pathway) -> None:
    day = pathway.at.date()
    given: dict[str, Any] = {"starts_on": day, "ends_on": day + timedelta(days=9), "said_by": "The council"}
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(note_term, **given)
    pathway.does(note_term, who="manager", **given)
    for also, fault in (
        ({}, "already"),
        ({"ends_on": day}, "after it starts"),
        (
            {"starts_on": day + timedelta(days=20), "ends_on": day + timedelta(days=30), "said_by": ""},
            "published",
        ),
    ):
        with pytest.raises(Refused, match=fault):
            pathway.does(note_term, who="manager", **{**given, **also})


def test_the_service_asked_may_be_of_another_kind(pathway: Pathway) -> None:
    case = pathway.allocated()
    adult = Agency.objects.create(name="Adult social care", kind=AgencyKind.COUNCIL)
    assert handed(pathway, case, agency=adult, team=None).service == "Adult social care"
