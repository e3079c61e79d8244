"""A manager keeps a service, and somebody finds it by five questions that leave nothing (SS-01, SS-02b, PR-10)."""

from playwright.sync_api import ViewportSize

from tests.journeys.browser import Visitor
from tests.journeys.cast import cast
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.public_pages import BOTH_SIZES, PublicVisitor, Teller
from tests.journeys.serving import Time

NUMBERS = ("999", "01632 960200", "9am to 5pm", "101", "Childline")


def adds(manager: Visitor) -> None:
    manager.visit("/support/").sees("holds no service yet").follow("Add a service")
    manager.fill("What is the service called?", "Harbour talking").fill(
        "What does it do?", "Somebody to talk to by the water."
    )
    manager.choose("Specialist exploitation support").choose("Charity or community organisation")
    manager.choose("A child or young person").choose("A father").fill("From which age?", "11")
    manager.choose("The person themselves").choose("Face to face").choose("Worried: something has changed")
    manager.press("Add it").sees(
        "Give a telephone number or a web address", "Somebody to talk to by the water."
    )
    manager.fill("Telephone number", "01632 960320").press("Add it").sees("Added.", "Checked 4 March 2026")


def is_found(seeker: PublicVisitor) -> None:
    seeker.visit("/").follow("What help there is").sees(
        "Question 1 of 5", "We keep none of your answers", *NUMBERS
    )
    seeker.choose("A father").press("Go on").choose("25 or over").press("Go on").press("Go on")
    seeker.choose("I would, for myself").press("Go on").press("Go on")
    seeker.sees(
        "These fit all of it", "Harbour talking", "takes self referral", "for fathers", "from 11", *NUMBERS
    )
    assert seeker.path == "/help/"
    seeker.press("Change my answers").press("Back").press("Show what there is").sees("Harbour talking")
    seeker.follow("Begin again").choose("Somebody who works with children").press("Show what there is")
    seeker.sees("No service fits all of that", "Harbour talking")
    seeker.follow("All help on one page").sees("By how worried you are", "Harbour talking", *NUMBERS)
    assert seeker.context.cookies() == []


@BOTH
@BOTH_SIZES
def test_a_service_is_kept_found_checked_and_closed(
    opens_the_public_pages: Teller, opens_a_window: Opens, time: Time, scripts: bool, size: ViewportSize
) -> None:
    people = cast()
    manager = opens_a_window(people.harbour_manager, scripts=scripts, name="manager")
    adds(manager)
    seeker = opens_the_public_pages(scripts=scripts, size=size)
    is_found(seeker)
    time.pass_by(days=200)
    manager = opens_a_window(people.harbour_manager, scripts=scripts, name="manager")
    manager.visit("/support/").sees("1 service not checked by the day").follow("Harbour talking")
    manager.sees("Not checked since 4 March 2026").follow("Say that all of it is still right")
    manager.press("Say that all of it is still right").sees("The public pages say that it was checked today")
    manager.follow("Close it").fill("Why?", "Its funding ended").press("Close it").sees(
        "Closed.", "Its funding ended"
    )
    seeker.visit("/help/leaflet/").does_not_see("Harbour talking").sees("There is nothing in the list yet")
    reader = opens_a_window(people.adviser, scripts=scripts, name="reader")
    reader.visit("/support/?state=closed").follow("Harbour talking").does_not_see("Open it again")
    for each in (manager, seeker, reader):
        each.checked()
