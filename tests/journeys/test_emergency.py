"""Breaking the glass, in a browser: an ordinary record for an hour; a restricted one that two others agree to."""

from dataclasses import dataclass

import pytest

from sightline.access.models import Message, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.people import actions
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.journeys.browser import Visitor
from tests.journeys.cast import cast
from tests.journeys.conftest import BOTH, Opens, sign_in
from tests.journeys.serving import Site, Time
from tests.people_of_the_tests import Partnership, member_of_staff

WHY = "Seen getting into a car an hour ago; her worker is on leave and the team is out."


@dataclass
class Night:
    """Who is at work, and whom it is about."""

    there: Partnership
    practitioner: Staff
    adviser: Staff
    manager: Staff
    second: Staff
    governor: Staff
    keeper: Staff


@pytest.fixture
def night(site: Site) -> Night:
    """A child anybody at the front door opens, and one that is restricted."""
    them = cast()

    def staff(role: str, name: str) -> Staff:
        return member_of_staff(them.there, role, name=name)

    keeper = staff("front_door_manager", "Kay Keeper")
    them.known_child("Amelia", "Okafor", Born(2010, 3, 4))
    hidden = them.known_child("Grace", "Pemberton", Born(2011, 9, 21))
    by = viewer_of(keeper, on=STILL.date())
    with viewing(by):
        ask = "the duty manager, front door"
        actions.restrict(record=hidden, named=[], ask=ask, why="A relative works here.", by=by, at=STILL)
    return Night(
        there=them.there,
        practitioner=staff("practitioner", "Pia Dale"),
        adviser=them.adviser,
        manager=staff("front_door_manager", "Mo Ridge"),
        second=them.social_worker,
        governor=staff("governance_officer", "Ines Moor"),
        keeper=keeper,
    )


@BOTH
def test_an_ordinary_record_is_open_for_an_hour(
    opens_a_window: Opens, night: Night, time: Time, scripts: bool
) -> None:
    # Given a practitioner whose post opens no records
    pia = opens_a_window(night.practitioner, scripts=scripts)
    pia.visit("/people/emergency/").sees("ring 999 first")
    pia.press("Open it, or ask for it").sees("There is a problem", "Enter the whole name, or an identifier")
    # When she asks for one child, exactly, with a reason
    pia.fill("Whole name", "Amelia Okafor").date("Date of birth", "4", "3", "2010")
    pia.fill("Why do you need this record now?", WHY)
    pia.choose("I need it now to protect somebody, and nobody who may open it can be reached in time")
    pia.press("Open it, or ask for it").sees("open to you for one hour")
    # Then she reads it, and governance has been told
    pia.follow("Open the record").sees(
        "Amelia Okafor", "Open to you in an emergency until 4 March 2026 at 11:30am"
    )
    assert Message.objects.get(kind="people.emergency_opened").staff == night.governor
    here = pia.path
    # And an hour later the page says that the time is over
    time.pass_by(hours=1)
    sign_in(pia, night.practitioner)
    pia.visit(here).sees("is over").does_not_see("Okafor")
    ines = opens_a_window(night.governor, scripts=scripts)
    governance_reviews(ines)
    for each in (pia, ines):
        each.checked()


def governance_reviews(ines: Visitor) -> None:
    """Who asked and why, but never whose record it was."""
    ines.visit("/people/emergencies/").sees("Pia Dale", "To be reviewed")
    ines.follow("EM-").sees(WHY).does_not_see("Okafor")
    ines.follow("Review it").choose("It was needed")
    ines.fill("How you found it out", "Spoke with her and the team leader.")
    ines.press("Keep the review").sees("It was needed. Spoke with her and the team leader.")


@BOTH
def test_a_restricted_record_opens_when_two_others_agree(
    opens_a_window: Opens, night: Night, time: Time, scripts: bool
) -> None:
    # Given an adviser who finds that there is a restricted record of the name
    ada = opens_a_window(night.adviser, scripts=scripts)
    ada.visit("/people/").fill("Name", "Grace Pemberton").press("Search", exact=True)
    ada.sees("the duty manager, front door").follow("open it in an emergency")
    ada.fill("Whole name", "Grace Pemberton").fill("Why do you need this record now?", WHY)
    ada.choose("I need it now to protect somebody, and nobody who may open it can be reached in time")
    ada.press("Open it, or ask for it").sees("Waiting for two others").does_not_see("Open the record")
    asked = ada.path
    # When a social worker and the manager on call agree, neither seeing whose it is
    for who in (night.second, night.manager):
        them = opens_a_window(who, scripts=scripts)
        them.visit("/people/emergencies/").follow("EM-").does_not_see("Pemberton")
        them.follow("Agree, or not").choose("Yes: it cannot wait for somebody who is named on it")
        them.press("Keep my answer").sees("Your answer has been kept")
        them.checked()
    # Then it opens to her for two hours, and whoever is named on it is told
    ada.visit(asked).sees("Open until", "4 March 2026 at 12:30pm").follow("Open the record").sees(
        "Grace Pemberton"
    )
    record = ada.path
    assert Message.objects.get(kind="people.emergency_named").staff == night.keeper
    time.pass_by(hours=2)
    sign_in(ada, night.adviser)
    ada.visit(record).sees("Page not found").does_not_see("Pemberton")
    ada.visit(asked).sees("Over")
    ada.checked()
