"""Records whose time has passed go by two people; the record of access verifies afterwards."""

from collections.abc import Callable
from pathlib import Path

from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import Staff
from sightline.access.sealing import faults, seal_new
from sightline.access.viewer import viewer_of, viewing
from sightline.people.actions import NewName
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.people.making import person
from tests.people_of_the_tests import Partnership


@BOTH
def test_two_people_dispose_of_records_whose_time_has_passed(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    partnership: Partnership,
    tmp_path: Path,
    scripts: bool,
) -> None:
    run_steps()
    by = viewer_of(staff_with("adviser"), on=STILL.date())
    with viewing(by):
        person(partnership.council, by, names=[NewName("Edith", "Harrow")], born=Born(1930, 5, 6))
    pictures = "disposal" if scripts else ""
    first = opens_a_window(
        staff_with("governance_officer", name="Gova Nance"), scripts=scripts, pictures=pictures
    )
    second = opens_a_window(
        staff_with("governance_officer", name="Sol Ember"), scripts=scripts, pictures=pictures
    )
    proposes(first)
    a_hold_stops_it(first, second)
    disposes(second)
    first.visit("/rights/review/").sees("Nobody’s review date has passed.")
    seal_new()
    assert faults(tmp_path) == []
    for each in (first, second):
        each.checked()


def proposes(first: Visitor) -> None:
    first.visit("/").follow("Records and the law").follow("Records whose review date has passed")
    first.sees("6 May 2005").follow("Edith Harrow").sees("What is held", "Names")
    first.follow("Propose disposal").press("Propose it").sees("There is a problem")
    first.choose(
        "The review date has passed, and no inquiry, claim, complaint or person is known to need them",
        within="Why they may go",
    )
    first.fill("What you looked at before proposing this", "Every part was read.")
    first.press("Propose it").sees("Nothing goes until a second person has confirmed it")
    first.visit("/rights/disposals/").follow("Edith Harrow").sees("You proposed this.")


def a_hold_stops_it(first: Visitor, second: Visitor) -> None:
    first.visit("/rights/holds/").follow("Place a hold").fill("What the hold is for", "Inquiry")
    first.fill("Why, and who asked for it", "The inquiry’s secretary wrote.").press("Place the hold")
    first.sees("Stands")
    answers_yes(second).sees("A legal hold stands. Nothing it covers is disposed of.")
    first.visit("/rights/holds/").follow("Inquiry").fill("Why it ends, and who said so", "It has reported.")
    first.press("Release it").sees("It has reported.")


def disposes(second: Visitor) -> None:
    answers_yes(second).sees("What is left of a disposal", "Gova Nance", "Sol Ember")
    second.does_not_see("Harrow")


def answers_yes(second: Visitor) -> Visitor:
    second.visit("/rights/disposals/").follow("Edith Harrow").sees("Every part was read.")
    second.choose("Yes, dispose of them now", within="Do they go?")
    second.choose("I have looked at what goes, and know that it cannot be brought back")
    return second.press("Answer, in my name")
