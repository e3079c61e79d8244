"""What the tracker shows of crimes, notices and referrals: read from records, inside every wall (RK-13, JU-17)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sightline.access.models import Staff
from sightline.access.states import Handling
from sightline.access.viewer import viewing
from sightline.cases.models import Case
from sightline.core import clock
from sightline.desk.pages.crimes import ELSEWHERE, NONE
from sightline.desk.pages.tracker import whole_row
from sightline.desk.queries.crimes import OF_JUSTICE
from sightline.desk.queries.tracked import Wanted, as_tracked, tracked
from sightline.justice import actions
from sightline.justice.court import Verdicted
from sightline.justice.court_states import Found
from sightline.justice.given import Profile, Recorded, Victim
from sightline.justice.models import Crime, Suspect
from sightline.justice.notice_states import NoticeKind, Stage
from sightline.justice.noticed import Grounds, Referring, Served
from sightline.justice.states import Brought
from sightline.people.actions import restrict
from tests.cases.conftest import Pathway, pathway
from tests.cases.test_matching import crime_of, officer, same_child
from tests.desk.conftest import child, contact

__all__ = ["child", "contact", "pathway"]
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
COLUMNS = "&".join(f"columns={key}" for key in sorted(OF_JUSTICE))
TITLES = ("Perpetrator", "Harbouring", "Child abduction warning notice", "Sexually harmful behaviour",
          "National Referral Mechanism made or accepted", "Successful prosecutions")  # fmt: skip


def case_with_crime(pathway: Pathway) -> tuple[Case, Crime]:
    case = pathway.allocated()
    officer(pathway)
    crime = crime_of(pathway)
    same_child(pathway, case, crime)
    return case, crime


def does(pathway: Pathway, action: Callable[..., Any], **given: Any) -> Any:
    return pathway.does(action, who="officer", hours=9, **given)


def suspect_of(pathway: Pathway, crime: Crime, number: str = "S-1", **also: Any) -> Suspect:
    found: Suspect = does(
        pathway, actions.add_suspect, profile=Profile(police_reference=number, called="A. Man", **also)
    )
    key = {"crime_id": crime.pk, "suspect_id": found.pk}
    does(pathway, actions.name_suspect, **key, stands=True, why="")
    return found


def convicted(pathway: Pathway, crime: Crime, suspect: Suspect) -> None:
    key, day = {"crime_id": crime.pk, "suspect_id": suspect.pk}, pathway.at.date()
    does(pathway, actions.charge, **key, how=Brought.CHARGED, charged_on=day)
    verdict = Verdicted(found=Found.GUILTY, found_on=day)
    does(pathway, actions.record_verdict, **key, verdict=verdict, seen=0)


def notice_of(pathway: Pathway, crime: Crime, kind: NoticeKind) -> None:
    served = Served(
        kind=kind, police_reference=kind.value, basis="Seen together", served_on=pathway.at.date()
    )
    does(pathway, actions.serve_notice, child_id=crime.child_id, served=served)


def cells(pathway: Pathway, who: str) -> dict[str, str]:
    """Title -> what stands there, of the one row."""
    viewer = pathway.viewer(who)
    with viewing(viewer):
        [row] = as_tracked(tracked(viewer, Wanted())[:5])
        return dict(whole_row(viewer, row, on=pathway.at.date())[2])


def test_each_cell_is_read_from_its_record_of_whichever_agency(pathway: Pathway) -> None:
    _, crime = case_with_crime(pathway)
    assert {cells(pathway, "manager")[title] for title in TITLES} == {NONE}
    suspect = suspect_of(pathway, crime, handling=Handling.OFFICIAL_SENSITIVE)
    convicted(pathway, crime, suspect)
    for kind in NoticeKind:
        notice_of(pathway, crime, kind)
    day = pathway.at.date()
    referring = Referring(referred_on=day, is_child=True, exploited_in_area=True, sent_by="Police")
    referral = does(pathway, actions.refer, child_id=crime.child_id, referring=referring)
    grounds = Grounds(stage=Stage.REASONABLE, positive=True, decided_on=day)
    does(pathway, actions.decide_referral, referral_id=referral.pk, grounds=grounds)
    found = cells(pathway, "manager")
    assert found["Perpetrator"] == "A. Man"
    assert found["Successful prosecutions"] == f"1: {crime.reference}"
    for title in ("Harbouring", "Child abduction warning notice"):
        assert found[title].startswith("1: WN-")
        assert "in force, served" in found[title]
    assert found["National Referral Mechanism made or accepted"].count(str(day.year)) == 2
    assert "reasonable grounds: yes" in found["National Referral Mechanism made or accepted"]


def test_a_suspect_is_shown_as_far_as_the_handling_code_lets_and_the_rest_is_said_to_be_held(
    pathway: Pathway,
) -> None:
    _, crime = case_with_crime(pathway)
    convicted(pathway, crime, suspect_of(pathway, crime))
    found = cells(pathway, "manager")
    assert found["Perpetrator"] == f"others held: ask {pathway.there.police.name}"
    assert found["Successful prosecutions"] == f"1: {crime.reference}"


def test_those_who_read_no_crimes_are_told_the_same_whatever_is_held(pathway: Pathway) -> None:
    case, crime = case_with_crime(pathway)
    before = cells(pathway, "practitioner")
    convicted(pathway, crime, suspect_of(pathway, crime, handling=Handling.OFFICIAL_SENSITIVE))
    notice_of(pathway, crime, NoticeKind.ABDUCTION)
    found = cells(pathway, "practitioner")
    assert {found[title] for title in TITLES} == {ELSEWHERE} == {before[title] for title in TITLES}
    assert case.reference


def test_a_child_who_is_themself_suspected_of_a_sexual_offence(pathway: Pathway) -> None:
    _, crime = case_with_crime(pathway)
    given = Recorded(police_reference="22/2/26", reported_on=pathway.at.date(), offence="71")
    victim, adviser = Victim(reference="P-2", given="Ava", surname="Reed"), pathway.there.charity
    other = does(pathway, actions.record_crime, recorded=given, victim=victim, adviser=adviser)
    suspect = suspect_of(pathway, other, handling=Handling.OFFICIAL_SENSITIVE, child_reference="P-1")
    assert crime.child_id == suspect.known_as_id
    assert suspect.reference in cells(pathway, "manager")["Sexually harmful behaviour"]
    key = {"crime_id": other.pk, "suspect_id": suspect.pk}
    does(pathway, actions.name_suspect, **key, stands=False, why="A mistake")
    assert cells(pathway, "manager")["Sexually harmful behaviour"] == NONE


def test_walls_round_the_police_s_record_hold_in_the_tracker(pathway: Pathway) -> None:
    _, crime = case_with_crime(pathway)
    notice_of(pathway, crime, NoticeKind.ABDUCTION)
    head = pathway.add("head", "front_door_manager")
    by = pathway.viewer("head")
    with viewing(by):
        restrict(record=crime.child, named=[head.pk], ask="The hub", why="Risk", by=by, at=pathway.at)
    viewer = pathway.viewer("manager")
    with viewing(viewer):
        assert as_tracked(tracked(viewer, Wanted())[:5]) == []
    assert cells(pathway, "head")["Child abduction warning notice"].startswith("1: ")


def test_reads_do_not_grow_with_what_is_held(pathway: Pathway, signed_in: Signs) -> None:
    _, crime = case_with_crime(pathway)
    client = signed_in(pathway.staff["manager"])

    def reads() -> int:
        with clock.fixed(pathway.at + timedelta(hours=10)), CaptureQueriesContext(connection) as seen:
            assert client.get(f"/tracker/?{COLUMNS}").status_code == 200
        return len(seen)

    def more(number: int) -> None:
        another = crime_of(pathway, f"22/{number}/26")
        convicted(pathway, another, suspect_of(pathway, another, f"S-{number}"))

    more(5)
    reads()
    few = reads()
    for number in (6, 7, 8):
        more(number)
    assert reads() == few
    assert crime
