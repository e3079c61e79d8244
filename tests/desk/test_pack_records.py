"""Headings of the monthly report that read suspects, places, intelligence and episodes (A.10, PW-18a, PW-18c)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.access.states import Handling
from sightline.access.viewer import viewing
from sightline.desk.pages.pack import pack_rows
from sightline.desk.queries.pack import pack
from sightline.intelligence import actions as intelligence
from sightline.intelligence.given import Line, Marks, Outcome, Sent
from sightline.intelligence.given import Place as HotPlace
from sightline.intelligence.states import Assessment, Came, How, MayShare, NoteKind, PlaceKind, Reliability
from sightline.justice import actions as justice
from sightline.justice.given import Profile
from sightline.missing.actions import hold_interview, record_return, report_missing, settle_due
from sightline.missing.codes import Gone, Provider, Source
from sightline.missing.codes import How as CameBack
from sightline.missing.codes import PlaceKind as Found
from sightline.missing.given import Back, Due, Held, Told
from tests.cases.conftest import Pathway, pathway
from tests.desk.conftest import child, contact
from tests.justice.conftest import recorded, victim

__all__ = ["child", "contact", "pathway"]
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
CANARY = "Quillfeather"


@pytest.fixture
def panel(pathway: Pathway) -> Pathway:
    """Those whose records the report reads."""
    police: dict[str, Any] = {"employer": pathway.there.police, "team": None}
    pathway.add("head", "front_door_manager")
    pathway.add("desk", "harm_desk", **police)
    pathway.add("officer", "police_exploitation", **police)
    pathway.add("coordinator", "missing_coordinator")
    return pathway


def said(panel: Pathway, key: str, *, who: str = "head", back: int = 0) -> str:
    """What stands under a heading, this month or some before."""
    month = (panel.at.date().replace(day=1) - timedelta(days=27 * back)).replace(day=1)
    viewer = panel.viewer(who)
    with viewing(viewer):
        return str({row.key: row.value for row in pack_rows(pack(viewer, month))}[key])


PEOPLE, PLACES = "People newly identified", "Places"
FORMS, AWAY = "Police intelligence considered", "Missing and return interviews"


def suspected(panel: Pathway, number: str, handling: Handling) -> None:
    suspect = panel.does(
        justice.add_suspect,
        who="officer",
        profile=Profile(police_reference=number, called=CANARY, handling=handling),
    )
    crime = panel.does(
        justice.record_crime,
        who="officer",
        recorded=recorded(police_reference=f"22/{number}", reported_on=panel.at.date(), offence="13"),
        victim=victim(f"V-{number}"),
        adviser=None,
    )
    named: dict[str, Any] = {"crime_id": crime.pk, "suspect_id": suspect.pk, "stands": True, "why": ""}
    panel.does(justice.name_suspect, who="officer", **named)


def test_suspects_are_told_by_handling_code_only(panel: Pathway) -> None:
    assert said(panel, PEOPLE) == "Nobody was newly named as a suspect."
    for number, handling in enumerate((Handling.OFFICIAL_SENSITIVE, Handling.OFFICIAL_SENSITIVE)):
        suspected(panel, f"S-{number}", handling)
    suspected(panel, "S-9", Handling.NAMED_ONLY)
    text = said(panel, PEOPLE)
    assert text.startswith("2 suspects newly named. Handling: official-sensitive"), (
        "the third is not theirs to see"
    )
    assert "2 crimes against 2 children" in text
    assert CANARY not in text
    assert said(panel, PEOPLE, back=1) == "Nobody was newly named as a suspect."


def test_places_are_new_or_known_with_what_was_considered(panel: Pathway) -> None:
    assert "No place is new to the register" in said(panel, PLACES)
    first = panel.at.date().replace(day=1)
    new = panel.does(
        intelligence.add_hotspot,
        who="desk",
        place=HotPlace(name="Car park", kind=PlaceKind.CAR_PARK, noticed_on=first, area="East"),
    )
    old = panel.does(
        intelligence.add_hotspot,
        who="desk",
        place=HotPlace(name="Old mill", kind=PlaceKind.OTHER, noticed_on=first - timedelta(days=90)),
    )
    for place, kind, words in (
        (new, NoteKind.USE, "Cars meet here"),
        (old, NoteKind.DISRUPTION, "Lighting asked for."),
    ):
        line = Line(kind=kind, on_day=first, words=words)
        panel.does(intelligence.note_hotspot, who="desk", hotspot_id=place.pk, line=line)
    text = said(panel, PLACES)
    assert "New: Car park, East (car park): use noted." in text
    assert "Known: Old mill (somewhere else): disruption considered." in text
    assert "Lighting" not in text, "nobody’s words"


def test_a_private_property_is_told_by_its_reference(panel: Pathway) -> None:
    place = HotPlace(name=f"7 {CANARY} Row", kind=PlaceKind.HOME, noticed_on=panel.at.date())
    made = panel.does(intelligence.add_hotspot, who="desk", place=place)
    text = said(panel, PLACES)
    assert f"New: {made.reference} (private property)." in text
    assert CANARY not in text


def reported(panel: Pathway) -> Any:
    """Something seen, graded by the police."""
    sent = Sent(seen_on=panel.at.date(), words=CANARY, how=How.SEEN)
    report = panel.does(intelligence.send_report, who="practitioner", sent=sent)
    marks = Marks(
        reliability=Reliability.UNTESTED,
        assessment=Assessment.DIRECTLY,
        may_share=MayShare.PERMITTED,
        police_reference="INT/1",
    )
    panel.does(intelligence.grade_report, who="desk", report_id=report.pk, marks=marks, seen=0)
    return report


def test_reports_are_counted_once_considered_and_not_before(panel: Pathway) -> None:
    report = reported(panel)
    assert said(panel, FORMS).startswith("No reports considered by social care.")
    for seen, came in enumerate((Came.NOTHING, Came.CONTACT)):
        outcome = Outcome(came=came, why=CANARY)
        given: dict[str, Any] = {"report_id": report.pk, "outcome": outcome, "seen": seen}
        panel.does(intelligence.consider_report, who="social_worker", **given)
    text = said(panel, FORMS)
    assert text.startswith("1 report considered by social care. What came of them: a contact recorded 1.")
    assert "No reports presented at a panel of the month." in text
    assert CANARY not in text


def test_episodes_and_interviews_are_counted_as_far_as_they_may_be_read(panel: Pathway) -> None:
    key, at = panel.decided().about[0], panel.at
    told = Told(source=Source.CARER, told_at=at - timedelta(hours=30), missing_since=at - timedelta(hours=31),
                gone_from=Gone.HOME, words=CANARY)  # fmt: skip
    episode = panel.does(report_missing, who="coordinator", child_id=key, told=told).episode_id
    back = Back(
        returned_at=at - timedelta(hours=20), how=CameBack.ALONE, place_kind=Found.FRIEND, place=CANARY
    )
    panel.does(record_return, who="coordinator", episode_id=episode, back=back, seen=0)
    panel.does(settle_due, who="coordinator", episode_id=episode, due=Due(due=True), seen=0)
    held = Held(
        held_at=at, provider=Provider.COMMISSIONED, interviewer="Sam", seen_alone=True, findings=CANARY
    )
    panel.does(hold_interview, who="coordinator", episode_id=episode, held=held, seen=0)
    text = said(panel, AWAY)
    assert "1 episode of 1 child began, 0 of them from care. 1 return home interview held." in text
    assert "No episodes began." in said(panel, AWAY, who="manager"), "not on a case of hers"
    assert CANARY not in text


def test_reads_do_not_grow_with_what_is_on_record(panel: Pathway) -> None:
    viewer, month = panel.viewer("head"), panel.at.date().replace(day=1)

    def reads() -> int:
        with viewing(viewer), CaptureQueriesContext(connection) as seen:
            pack_rows(pack(viewer, month))
        return len(seen)

    suspected(panel, "S-1", Handling.OFFICIAL_SENSITIVE)
    reported(panel)
    few = reads()
    for number in range(2, 5):
        suspected(panel, f"S-{number}", Handling.OFFICIAL_SENSITIVE)
        reported(panel)
    assert reads() == few
