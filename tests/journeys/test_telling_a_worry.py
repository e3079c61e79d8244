"""A friend tells a worry on the public pages; a screener opens it and replies; the friend answers (FD-22a)."""

import re

from playwright.sync_api import ViewportSize

from sightline.access.models import AuditEvent
from sightline.access.viewer import system_viewer, viewing
from sightline.front_door.hub_tasks import start_waiting
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.cast import cast
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.public_pages import BOTH_SIZES, PublicVisitor, Teller
from tests.journeys.serving import Time

WORRY = "My friend goes off in a grey car after school and is scared to say with whom."
FIXED = {
    "/next/": "What we cannot promise",
    "/pictures/": "Report Remove",
    "/nowhere/": "no such page",
}


def tells(friend: PublicVisitor) -> str:
    """From the first page to the code, and sent."""
    friend.visit("/").sees("If somebody is in danger now, ring 999", "You do not need an account or a name")
    friend.sees("The front door is open now, until 5pm").choose("I am a friend, relative or neighbour")
    friend.press("Go on").fill("In your own words", WORRY)
    friend.press("Go on").sees("Please do not ask around or go looking").fill(
        "Where?", "Hollin Bank School gate"
    )
    friend.press("Go on").choose("In the next day or two").press("Go on").sees(
        WORRY, "Hollin Bank School gate"
    )
    code = friend.code()
    friend.press("I have my code: send").sees("It has arrived", "Telling was the right thing to do")
    friend.does_not_see(code)
    assert friend.context.cookies() == []
    return code


def is_read_and_answered(screener: Visitor) -> str:
    """From the board to a reply that asks nothing of the teller; the envelope's reference."""
    screener.visit("/contacts/board/").sees("Sealed envelopes", "In the next day or two", "Not opened")
    screener.does_not_see("grey car").visit("/contacts/mailbox/").does_not_see("grey car")
    found = re.search(r"T-2026-\d{5}", screener.text())
    assert found
    screener.follow(found.group()).sees(WORRY, "Hollin Bank School gate", "That you opened this is on record")
    screener.fill("Your reply", "Thank you. Please find out whose car it is.").press("Send this reply")
    screener.sees("may ask the teller to do something").fill(
        "Your reply", "Thank you. Is your friend safe today?"
    )
    screener.press("Send this reply").sees("Sent. Only the teller", "Is your friend safe today?")
    return found.group()


def comes_back(friend: PublicVisitor, code: str) -> None:
    """With a wrong code, then the right one; and answers."""
    friend.visit("/back/").fill("Your sixteen digits", "1234 5678 1234 5678").press("Open")
    friend.sees("Nothing opens with those digits").fill("Your sixteen digits", code).press("Open")
    friend.sees(WORRY, "Is your friend safe today?", "A worker first opened it", "the signature holds")
    friend.fill("Your words", "She is at her aunt’s.").press("Send").sees("What you added has arrived")


def becomes_a_contact(screener: Visitor, reference: str) -> None:
    screener.visit("/contacts/mailbox/").sees("More was said since it was opened")
    screener.follow(reference).sees("She is at her aunt’s.").follow("Record it as a contact")
    screener.choose("Amber: soon").fill("Who it is about", "A pupil of Hollin Bank School")
    screener.press("Record the contact").sees("The contact is recorded", reference).does_not_see("grey car")
    screener.visit("/contacts/mailbox/").sees("No envelope waits")


@BOTH
@BOTH_SIZES
def test_a_worry_is_told_read_answered_and_answered_again(
    opens_the_public_pages: Teller, opens_a_window: Opens, time: Time, scripts: bool, size: ViewportSize
) -> None:
    people = cast()
    friend = opens_the_public_pages(scripts=scripts, size=size)
    code = tells(friend)
    start_waiting(now=time.now)
    screener = opens_a_window(people.social_worker, scripts=scripts, name="screener")
    reference = is_read_and_answered(screener)
    comes_back(friend, code)
    becomes_a_contact(screener, reference)
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        opened = AuditEvent.objects.filter(kind="front_door.envelope_opened")
        assert {event.staff_id for event in opened} == {people.social_worker.pk}
        assert opened.count() >= 3
    friend.checked()
    screener.checked()


@BOTH
def test_somebody_saves_what_they_began_comes_back_and_leaves_at_once(
    opens_the_public_pages: Teller, scripts: bool
) -> None:
    friend = opens_the_public_pages(scripts=scripts, size=PHONE)
    for path, says in FIXED.items():
        friend.visit(path).sees(says, "Childline")
    friend.visit("/").choose("I am under 18").press("Go on").sees("it is not your fault")
    friend.fill("In your own words", "I am not sure if this matters.").press("Save and come back later")
    friend.sees("Nobody can read this yet, not even us")
    code = friend.code()
    friend.visit("/back/").fill("Your sixteen digits", code).press("Open")
    friend.press("Go on").press("Go on").press("Go on").sees("I am not sure if this matters.")
    friend.press("Send", exact=True).sees("It has arrived")
    friend.checked()
    friend.page.route(re.compile(r"bbc\.co\.uk"), lambda asked: asked.fulfill(body="elsewhere"))
    friend.page.get_by_role("link", name="Exit this page").click()
    friend.page.wait_for_url(re.compile(r"bbc\.co\.uk"))
