"""A partner disputes a decision from its own page; a second manager answers; the partner reads it and goes further."""

from collections.abc import Callable

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.front_door.actions import decide
from sightline.front_door.models import Contact
from tests.conftest import STILL
from tests.front_door.conftest import child as child
from tests.front_door.conftest import contact as contact
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time
from tests.journeys.test_hub_day import NFA
from tests.journeys.working import the_worker_runs
from tests.people_of_the_tests import Partnership


@BOTH
def test_the_police_dispute_a_decision_and_read_the_answer(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    contact: Callable[..., Contact],
    partnership: Partnership,
    time: Time,
    scripts: bool,
) -> None:
    by = viewer_of(staff_with("front_door_manager", name="Mo Lane"), on=STILL.date())
    with viewing(by):
        made = contact(by=by, at=STILL, referrer_name="PC Hale", referrer_agency_id=partnership.police.pk)
        decide(contact_id=made.pk, decided=NFA, seen=0, by=by, at=STILL)
    pictures = "partner" if scripts else ""
    officer = staff_with("agency_worker", name="Pat Hale", employer=partnership.police)
    police = opens_a_window(officer, scripts=scripts, pictures=pictures)
    second = opens_a_window(
        staff_with("front_door_manager", name="Una Reid"), scripts=scripts, pictures=pictures
    )
    disputes(police, made)
    story = police.path
    the_worker_runs(time)
    police.visit(story).sees("Waiting for an answer", "A second front-door manager, who did not decide")
    answers(second, made)
    police.visit("/").sees("Decisions your organisation challenged")
    police.visit(story).sees("Answered: the decision stands", "Nobody has seen the car since.")
    police.does_not_see("Jon Reed", "Checked with the school.")
    goes_further(police, time)
    for each in (police, second):
        each.checked()


def goes_further(police: Visitor, time: Time) -> None:
    """The heads of both organisations hear it."""
    police.press("Take it a step further").fill("What do you still disagree with?", "It was seen on Monday.")
    police.press("Send", exact=True).sees("Taken a step further")
    the_worker_runs(time)
    police.visit(police.path).sees("Heads of service of both organisations")


def disputes(police: Visitor, made: Contact) -> None:
    """From the list of decisions they had a part in."""
    police.visit("/").follow("Decisions", exact=True).sees("Told us by PC Hale", made.reference)
    police.follow("Disagree").sees("ring 999").press("Send", exact=True).sees("There is a problem")
    police.fill("What do you disagree with, and why?", "He is met at the gate by the same car.")
    police.press("Send", exact=True).sees(
        "Sent. Somebody who did not decide answers", "not yet with a manager"
    )


def answers(second: Visitor, made: Contact) -> None:
    """The second manager writes a reason that stays, and what the police read."""
    second.visit("/contacts/challenges/").sees("Marches Police, Pat Hale")
    second.follow(f"{made.reference}, challenge 1").press("Answer it").sees("met at the gate by the same car")
    second.choose("The decision stands", within="What did you find?")
    second.fill("Reason", "Checked with the school.")
    second.press("Answer, in my name").sees("There is a problem", "Enter what the organisation is told")
    second.fill("What the organisation is told", "Nobody has seen the car since.")
    second.press("Answer, in my name").sees("reads the answer on its own page", "On their own page")
