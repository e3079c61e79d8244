"""Before schools close, a lead sees what their school has not answered, and what it is asked then (PW-22, SC-13)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from sightline.access.viewer import viewer_of, viewing
from sightline.cases.actions import note_term
from sightline.cases.pages.closing_schools import ASKED, of_my_work
from sightline.core import clock
from sightline.core.panels import Panel
from sightline.education.actions import add_setting, answer
from sightline.education.actions.answers import Answered
from sightline.education.models import Setting
from sightline.education.states import Phase, Said
from tests.cases.conftest import Pathway
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def term(pathway: Pathway, ends_in: int) -> date:
    day: date = pathway.at.date()
    ends = day + timedelta(days=ends_in)
    pathway.does(
        note_term, who="manager", said_by="The council", starts_on=day - timedelta(days=60), ends_on=ends
    )
    return ends


@pytest.fixture
def lead(pathway: Pathway) -> Any:
    """Of a secondary school on the list."""
    school = pathway.there.school
    keeper = viewer_of(member_of_staff(pathway.there, "education_coordinator"), on=pathway.at.date())
    with viewing(keeper):
        add_setting(
            agency=school, phase=Phase.SECONDARY, joined_on=date(2020, 9, 1), by=keeper, at=pathway.at
        )
    return viewer_of(
        member_of_staff(pathway.there, "school_lead", employer=school, team=None), on=pathway.at.date()
    )


def shown(lead: Any, at: datetime) -> Panel | None:
    with clock.fixed(at), viewing(lead):
        return of_my_work(lead, [])


def test_in_the_weeks_before_the_end_of_a_term_what_is_not_answered_stands_on_my_work(
    pathway: Pathway, lead: Any
) -> None:
    ends = term(pathway, 14)
    panel = shown(lead, pathway.at)
    assert panel is not None
    assert str(ends.day) in panel.heading
    asks = [line.text for line in panel.lines]
    assert asks[-1] == ASKED
    assert any("induction" in each for each in asks)
    done = Answered(
        question="induction", year=2025, term="", said=Said.YES, done_on=pathway.at.date(), words=""
    )
    with viewing(lead):
        setting = Setting.objects.get(agency_id=lead.employer_id)
        answer(setting_id=setting.pk, answered=done, seen_number=0, by=lead, at=pathway.at)
    again = shown(lead, pathway.at)
    assert again is not None
    assert not any("induction" in line.text for line in again.lines)


@pytest.mark.parametrize("ends_in", [40, 1])
def test_long_before_it_nothing_is_shown_and_on_its_last_days_it_is(
    pathway: Pathway, lead: Any, ends_in: int
) -> None:
    term(pathway, ends_in)
    assert (shown(lead, pathway.at) is not None) == (ends_in == 1)
    assert shown(lead, pathway.at + timedelta(days=ends_in + 1)) is None


def test_nobody_else_sees_it(pathway: Pathway, lead: Any) -> None:
    term(pathway, 10)
    manager = pathway.viewer("manager")
    assert shown(manager, pathway.at) is None
