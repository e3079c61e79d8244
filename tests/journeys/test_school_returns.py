"""A school's first return and a worry that cannot wait; another school's nil; whoever keeps the list sees both."""

from collections.abc import Callable
from datetime import date

from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewer_of, viewing
from sightline.education.actions import add_setting
from sightline.education.states import Phase
from tests.conftest import STILL
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time
from tests.journeys.working import the_worker_runs
from tests.people_of_the_tests import Partnership


@BOTH
def test_a_first_return_and_a_nil(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    partnership: Partnership,
    time: Time,
    scripts: bool,
) -> None:
    run_steps()
    keeper, larkfold = two_settings(staff_with, partnership)
    staff_with("adviser", name="Marnie Hill")
    pictures = "school" if scripts else ""
    lead = opens_a_window(
        staff_with("school_lead", name="Imo Weth", employer=partnership.school),
        scripts=scripts,
        pictures=pictures,
    )
    other = opens_a_window(staff_with("school_lead", name="Os Tam", employer=larkfold), scripts=scripts)
    officer = opens_a_window(keeper, scripts=scripts, pictures=pictures)
    returns_a_pupil(lead)
    adds_to_it(lead)
    returns_nil(other)
    the_worker_runs(time)
    officer.visit("/").follow("Schools and colleges", exact=True)
    officer.sees("of 2 settings, 1 returned pupils and 1 returned nil", "Hollin Bank School", "Imo Weth")
    officer.does_not_see("Amelia")
    hub = opens_a_window(staff_with("social_worker", name="Shan Per"), scripts=scripts)
    hub.visit("/contacts/").sees("Amelia Okafor")
    for each in (lead, other, officer, hub):
        each.checked()


def two_settings(staff_with: Callable[..., Staff], partnership: Partnership) -> tuple[Staff, Agency]:
    """Two schools on the list; who keeps it, and the second of them."""
    larkfold = Agency.objects.create(
        name="Larkfold School", kind=AgencyKind.SCHOOL, email="office@larkfold.example"
    )
    keeper = staff_with("education_coordinator", name="Gwen Ash", employer=partnership.council)
    by = viewer_of(keeper, on=STILL.date())
    with viewing(by):
        for school in (partnership.school, larkfold):
            add_setting(agency=school, phase=Phase.SECONDARY, joined_on=date(2020, 9, 1), by=by, at=STILL)
    return keeper, larkfold


def returns_a_pupil(lead: Visitor) -> None:
    """Nobody is found, so the pupil is new; what lacks is said, and nothing typed is lost."""
    lead.visit("/").sees("Our returns", "Nothing yet").follow("Record a pupil")
    lead.fill("Name", "Amelia Okafor").press("Search", exact=True).sees("Nobody found")
    lead.follow("Record a new pupil").sees("Who can read this")
    lead.fill("What support did you give?", "A mentor each week.")
    lead.choose("Female", within="Gender").choose("Running away or going missing")
    lead.press("Return this pupil").sees("There is a problem")
    lead.date("When did you notice it?", "2", "3", "2026").select(
        "Where did it happen?", "At school or college"
    )
    lead.choose("None identified", within="Special educational needs")
    lead.choose("Not offered", within="Was early help offered?")
    lead.select("If it was not offered, why?", "Visited by school staff")
    lead.press("Return this pupil").sees("Returned.", "A mentor each week.", "Visited by school staff")


def adds_to_it(lead: Visitor) -> None:
    """Something happens that cannot wait."""
    lead.follow("Put it right or add to it").choose("This cannot wait: the front door must act on it today")
    lead.press("Save the further entry").sees("There is a problem")
    lead.fill("What worries you now?", "She was driven away at noon by somebody nobody knows.")
    lead.fill("What has changed, or what was wrong?", "It happened today.")
    lead.press("Save the further entry").sees("Saved.", "driven away at noon", "Followed by a later entry")


def returns_nil(other: Visitor) -> None:
    """The other school has looked and has nobody."""
    other.visit("/schools/").sees("Nothing is returned").follow("Return nil")
    other.press("Return nil").sees("There is a problem")
    other.choose("2025/26", within="For which academic year?")
    other.choose("We have looked, and have no pupil to return").press("Return nil").sees("Nil return saved")
