"""Confirmed cases beside crimes, and crimes beside cases: each side inside its walls (JU-01, 01a, 07b)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import note_police, read_second
from sightline.cases.actions.matching import CHANGED, NOT_CONFIRMED, SAY_WHICH, TOLD_UNKNOWN, Known
from sightline.cases.models import Case, PoliceKnow
from sightline.cases.pages.matching import counts_of_cases, counts_of_crimes, years
from sightline.cases.queries.matching import Matched, cases_beside_crimes, crimes_beside_cases
from sightline.cases.states import Judged, Role, YesNo
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.justice.actions import record_crime, refer, say_no_case
from sightline.justice.given import Recorded, Victim
from sightline.justice.matched import Disclosed, NoCase, NoCrime
from sightline.justice.models import Crime
from sightline.justice.noticed import Referring
from sightline.people.actions import confirm_link
from tests.cases.conftest import Pathway
from tests.cases.test_extract import tables as case_tables
from tests.cases.test_work import YES, assessed, judged
from tests.justice.test_extract import tables as crime_tables

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
KNOWN = {"known": True, "disclosed": Disclosed.YES}
WORDS = "Looked at together on Monday"


def confirmed_case(pathway: Pathway) -> Case:
    """A case in which two people judged that the child was harmed."""
    case = pathway.allocated()
    assessed(pathway, case)
    harmed = judged(pathway, case, YesNo.YES, Judged.HARMED)
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=harmed.pk, read=YES, hours=5)
    return case


def officer(pathway: Pathway) -> Staff:
    return pathway.add("officer", "police_exploitation", employer=pathway.there.police, team=None)


def crime_of(pathway: Pathway, number: str = "22/1/26", child: str = "P-1") -> Crime:
    given = Recorded(police_reference=number, reported_on=pathway.at.date(), offence="13")
    victim = Victim(reference=child, given="Mia", surname="Holt")
    found: Crime = pathway.does(
        record_crime, who="officer", recorded=given, victim=victim, adviser=None, hours=6
    )
    return found


def same_child(pathway: Pathway, case: Case, crime: Crime) -> None:
    """The police's record and the council's are of one child."""
    pathway.add("linker", "social_worker")
    pathway.does(confirm_link, who="linker", left=case.child, right=crime.child, why="Same child", hours=7)


def year(pathway: Pathway) -> tuple[date, date]:
    return next(iter(years(pathway.at.date()).values()))


def of_cases(pathway: Pathway, who: str = "manager") -> list[Matched]:
    with viewing(pathway.viewer(who)):
        return cases_beside_crimes(pathway.viewer(who), *year(pathway))


def noted(pathway: Pathway, case: Case, who: str = "manager", **also: Any) -> PoliceKnow:
    known = Known(on_day=pathway.at.date(), **{**KNOWN, **also.pop("known", {})})
    found: PoliceKnow = pathway.does(
        note_police, who=who, case_id=case.pk, known=known, **{"seen": 0, "hours": 8, **also}
    )
    return found


def test_a_confirmed_case_is_a_gap_until_a_crime_of_the_same_child_is_on_record(pathway: Pathway) -> None:
    case = confirmed_case(pathway)
    officer(pathway)
    crime = crime_of(pathway)
    assert [each.is_gap for each in of_cases(pathway)] == [True]
    same_child(pathway, case, crime)
    assert [[one.reference for one in each.crimes] for each in of_cases(pathway)] == [[crime.reference]]


def test_a_case_that_is_not_confirmed_is_not_matched(pathway: Pathway) -> None:
    case = pathway.allocated()
    assert of_cases(pathway) == []
    with pytest.raises(Refused, match=NOT_CONFIRMED):
        noted(pathway, case)


def test_what_the_police_know_is_noted_and_the_last_word_stands(pathway: Pathway) -> None:
    case = confirmed_case(pathway)
    noted(pathway, case, known={"known": False, "disclosed": Disclosed.NO, "no_crime": NoCrime.ASKED})
    assert [each.known.no_crime for each in of_cases(pathway) if each.known] == [NoCrime.ASKED]
    with pytest.raises(Refused, match=CHANGED):
        noted(pathway, case)
    noted(pathway, case, seen=1)
    assert [each.known.disclosed for each in of_cases(pathway) if each.known] == [Disclosed.YES]


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"known": False}, TOLD_UNKNOWN),
        ({"no_crime": NoCrime.ANOTHER}, SAY_WHICH),
        ({"on_day": date(2099, 1, 1)}, "future"),
    ],
)
def test_what_does_not_hold_is_refused(pathway: Pathway, known: dict[str, Any], says: str) -> None:
    case = confirmed_case(pathway)
    day = {"on_day": pathway.at.date()}
    given = Known(**{**KNOWN, **day, **known})
    with pytest.raises(Refused, match=says):
        pathway.does(note_police, who="manager", case_id=case.pk, known=given, seen=0, hours=8)


def test_only_a_manager_and_a_police_officer_on_the_case_note_it(pathway: Pathway) -> None:
    case = confirmed_case(pathway)
    officer(pathway)
    for who in ("practitioner", "social_worker", "officer"):
        with pytest.raises(Refused):
            noted(pathway, case, who)
    assert of_cases(pathway, "officer") == []
    pathway.named(case, "officer", Role.POLICE)
    noted(pathway, case, "officer")
    assert [each.case.pk for each in of_cases(pathway, "officer")] == [case.pk]
    with (
        viewing(pathway.viewer("practitioner")),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        PoliceKnow.objects.create(
            case=case,
            about=case.about,
            number=9,
            by=pathway.staff["practitioner"],
            at=pathway.at,
            controller_id=case.controller_id,
            retention_class="child_record",
            on_day=pathway.at.date(),
            **KNOWN,
        )


def test_the_police_are_told_whether_there_is_a_case_and_not_which(pathway: Pathway) -> None:
    case = confirmed_case(pathway)
    officer(pathway)
    crime, other = crime_of(pathway), crime_of(pathway, "22/2/26", "P-2")
    same_child(pathway, case, crime)
    with viewing(pathway.viewer("officer")):
        found = crimes_beside_cases(pathway.viewer("officer"), *year(pathway))
        assert not Case.objects.visible_to(pathway.viewer("officer")).exists()
    said = {each.crime.pk: (each.has_case, each.confirmed) for each in found}
    assert said == {crime.pk: (True, True), other.pk: (False, False)}
    with viewing(pathway.viewer("manager")):
        assert not any(
            each.has_case for each in crimes_beside_cases(pathway.viewer("manager"), *year(pathway))
        )


def test_a_crime_without_a_case_says_why_and_its_own_force_only_says_it(pathway: Pathway) -> None:
    officer(pathway)
    crime = crime_of(pathway)
    given = {"crime_id": crime.pk, "why": NoCase.AWAY, "words": "", "seen": 0}
    pathway.does(say_no_case, who="officer", **given, hours=8)
    with pytest.raises(Refused):
        pathway.does(say_no_case, who="officer", **given, hours=9)
    with pytest.raises(Refused):
        pathway.does(say_no_case, who="officer", **{**given, "seen": 1, "why": NoCase.ANOTHER}, hours=9)
    with pytest.raises(Refused):
        pathway.does(say_no_case, who="manager", **{**given, "seen": 1}, hours=9)
    with viewing(pathway.viewer("officer")):
        found = crimes_beside_cases(pathway.viewer("officer"), *year(pathway))
    assert [each.why.why for each in found if each.why] == [NoCase.AWAY]
    assert dict(counts_of_crimes(found))["Of these, a reason is on record"] == 1


def test_the_counts_of_the_page_are_those_of_the_figures(pathway: Pathway) -> None:
    case = confirmed_case(pathway)
    officer(pathway)
    crime = crime_of(pathway)
    noted(pathway, case, hours=9)
    same_child(pathway, case, crime)
    referring = Referring(
        referred_on=pathway.at.date(), is_child=True, exploited_in_area=True, sent_by="The police"
    )
    pathway.does(refer, who="officer", child_id=crime.child_id, referring=referring, hours=9)
    page = dict(counts_of_cases(of_cases(pathway)))
    first, last = year(pathway)
    cases, crimes = case_tables(first, last)["case"], crime_tables(first, last)
    confirmed = [each for each in cases if each["judgement"] == "confirmed"]
    assert page["Confirmed cases"] == len(confirmed) == 1
    assert (
        page["The child told the police"] == sum(x["disclosed_to_police"] == "true" for x in confirmed) == 1
    )
    assert page["A crime is on record"] == len(crimes["crime"]) == 1
    assert (
        page["The child was referred to the National Referral Mechanism"] == len(crimes["nrm_referral"]) == 1
    )


def test_a_managers_page_is_drawn_filtered_and_kept_to_those_who_match(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = confirmed_case(pathway)
    manager, worker = signed_in(pathway.staff["manager"]), signed_in(pathway.staff["practitioner"])
    listed, note = reverse("cases:matching"), reverse("cases:police_know", args=[case.pk])
    day = {"on_day-day": pathway.at.day, "on_day-month": pathway.at.month, "on_day-year": pathway.at.year}
    posted = {"seen": "0", "known": "yes", "disclosed": "no", "no_crime": "another", **day}
    with clock.fixed(pathway.at + timedelta(hours=9)):
        page = manager.get(listed).content.decode()
        assert case.reference in page
        assert "Not said yet" in page
        assert SAY_WHICH in manager.post(note, {**posted, "words": ""}).content.decode()
        assert manager.post(note, {**posted, "words": WORDS}).status_code == 302
        assert WORDS in manager.get(listed, {"only": "gaps"}).content.decode()
        assert "No confirmed case" in manager.get(listed, {"year": "2021/22"}).content.decode()
        assert [worker.get(each).status_code for each in (listed, note)] == [403, 403]
        assert manager.get(reverse("cases:matching_crimes")).status_code == 403


def test_the_police_page_is_drawn_and_names_no_case(pathway: Pathway, signed_in: Signs) -> None:
    case = confirmed_case(pathway)
    police = signed_in(officer(pathway))
    crime = crime_of(pathway)
    listed, to = reverse("cases:matching_crimes"), reverse("justice:no_case", args=[crime.pk])
    with clock.fixed(pathway.at + timedelta(hours=9)):
        page = police.get(listed).content.decode()
        assert crime.reference in page
        assert case.reference not in page
        assert SAY_WHICH in police.post(to, {"seen": "0", "why": "another", "words": ""}).content.decode()
        assert police.post(to, {"seen": "0", "why": "another", "words": WORDS}).status_code == 302
        assert WORDS in police.get(listed, {"only": "gaps"}).content.decode()
        assert police.get(reverse("cases:police_know", args=[case.pk])).status_code == 404
        worker = signed_in(pathway.staff["practitioner"])
        assert [worker.get(each).status_code for each in (listed, to)] == [403, 403]
