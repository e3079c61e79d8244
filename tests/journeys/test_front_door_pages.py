"""The front door's pages, one after the other, as an adviser and a social worker use them (FD-01 to FD-23a)."""

from collections.abc import Callable

from sightline.access.models import Staff
from sightline.front_door.models import CallBack, Contact, Decision
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens

WORDS = "He came in tired, with a new phone he cannot explain."


def take_down(visitor: Visitor) -> None:
    """Everything but whom it is about."""
    visitor.fill("Their name", "Ann Teacher")
    visitor.choose("Yes", within="Can they be told what happens?")
    visitor.fill("What did they say?", WORDS)
    visitor.choose("Yes: criminal exploitation", within="Did you hear signs")
    visitor.choose("No", within="Is it about a child whose case")
    visitor.choose("To safeguard and promote a child's welfare (Children Act 2004)")
    visitor.choose("Yes, they have been told").fill("What they were told", "That the school would ring us")
    visitor.choose("They have not been asked").choose("Amber: soon")


def find_and_add(visitor: Visitor, name: str) -> None:
    """Search, find nobody, add somebody new."""
    visitor.page.locator("#find_names").fill(name)  # the frame has a search by name of its own
    visitor.press("Search", exact=True).sees("Nobody known answers that search")
    visitor.press("Add as a new person").sees(name.split()[-1])


def decide_and_pass_on(worker: Visitor, contact: Contact) -> None:
    """Vulnerable, to early help; the mentors are asked and the school is told."""
    worker.visit(f"/contacts/{contact.pk}/").press("Decide what happens")
    worker.press("Decide, in my name").sees("There is a problem", "Enter reason")
    worker.choose("Vulnerable").choose("Passed to another agency for early help")
    worker.fill("Reason", "A mentor would help.").press("Decide, in my name").sees("Ask an agency or service")
    worker.select("Which agency or service?", "Family mentors (Stepping Stones)")
    worker.fill("Kind of support", "Mentoring").fill("What exactly are you asking", "A mentor, weekly")
    worker.fill("Why", "He is drawn in by older boys").fill("What may they pass on", "The school may know")
    worker.choose("No", within="Is it a safeguarding request?").press("Ask them")
    worker.sees("Tell the person who told us", "has been asked")
    worker.choose("By telephone").fill("What they were told", "That a mentor has been asked")
    worker.press("Save").sees("Recorded", "Family mentors (Stepping Stones)", "Waiting for an answer")
    assert Decision.objects.using("owner").get().decided_by_name == "Sam Ortiz"


def call_back(adviser: Visitor, contact: Contact) -> None:
    """The mother rings: nobody has been in touch."""
    adviser.visit(f"/contacts/{contact.pk}/").follow("Somebody called back: nothing happened")
    adviser.fill("Who called?", "Jo Reed").fill("What they are to the child", "mother")
    adviser.fill("What did they say?", "Nobody has rung me")
    adviser.page.get_by_label("Family mentors (Stepping Stones)").first.check()
    adviser.press("Save the call").sees("The request is open again", "Reopened", "Jo Reed, mother")
    assert CallBack.objects.using("owner").get().follow_up_id is not None


SMALL = ("put-back", "put-right", "urgency", "signs", "open-case", "their-reference", "copy", "people")


@BOTH
def test_a_contact_from_the_call_to_the_call_back(
    opens_a_window: Opens, staff_with: Callable[..., Staff], rules: None, scripts: bool
) -> None:
    pictures = "front-door" if scripts else "front-door-plain"
    adviser = opens_a_window(staff_with("adviser", name="Ada Viser"), scripts=scripts, pictures=pictures)
    worker = opens_a_window(staff_with("social_worker", name="Sam Ortiz"), scripts=scripts, pictures=pictures)
    adviser.visit("/contacts/").sees("No contact has been recorded yet").press("Record a contact").follow(
        "A school or college"
    )
    adviser.press("Save this contact").sees("There is a problem", "Choose whom it is about")
    find_and_add(adviser, "Jon Reed")
    take_down(adviser)
    adviser.press("Save this contact").sees("Recorded. The reference is C-2026-", "Jon Reed", WORDS)
    adviser.press("Take it up").sees("You have taken this contact up")
    adviser.visit("/contacts/").sees("Jon Reed", "Exploitation ticked")
    contact = Contact.objects.using("owner").get()
    for page in SMALL:
        adviser.visit(f"/contacts/{contact.pk}/{page}/").sees(contact.reference)
    decide_and_pass_on(worker, contact)
    adviser.site.time.pass_by(minutes=20)
    call_back(adviser, contact)
    worker.visit(f"/contacts/{contact.pk}/close/").fill("What came of it?", "x").press("Close it")
    worker.sees("It must be done or withdrawn first")
    adviser.checked()
    worker.checked()
