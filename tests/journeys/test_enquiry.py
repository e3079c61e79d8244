"""Five agencies are asked about a child: each answers for itself, one is silent, one social worker reads all."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewer_of, viewing
from sightline.enquiries.models import Asked, Entry, OutcomeTold
from sightline.follow_up.models import Chase
from sightline.front_door.models import Contact
from tests.conftest import STILL
from tests.front_door.conftest import child as child
from tests.front_door.conftest import contact as contact
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens, sign_in
from tests.journeys.serving import Time
from tests.journeys.working import days_go_by
from tests.people_of_the_tests import Partnership

POLICE_KNOW = "Stopped twice in a white van near the quarry with two adults."
HEALTH_KNOW = "Missed three appointments since January."
SCHOOL_KNOWS = "Collected at the gate by an adult nobody knows."
TOLD = "A named worker visits the family tomorrow. Ring the front door with anything new."


@pytest.fixture
def agencies(partnership: Partnership) -> dict[str, Agency]:
    kinds = {"Wrekinshire 0 to 19": AgencyKind.NHS_0_19, "Severn Homes": AgencyKind.HOUSING}
    kinds["Marches Probation"] = AgencyKind.PROBATION
    made = {
        name: Agency.objects.create(name=name, kind=kind, email=f"{kind}@desk.example")
        for name, kind in kinds.items()
    }
    return {"Marches Police": partnership.police, "Hollin Bank School": partnership.school, **made}


@BOTH
def test_an_enquiry_from_the_question_to_the_outcome(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    contact: Callable[..., Contact],
    agencies: dict[str, Agency],
    time: Time,
    scripts: bool,
) -> None:
    worker = staff_with("social_worker", name="Wren Hall")
    made = taken_down(contact, worker)
    opens: dict[str, Any] = {"scripts": scripts, "pictures": "enquiry" if scripts else ""}
    social = opens_a_window(worker, **opens)
    asks(social, made)
    people = {
        name: staff_with("agency_worker", name=f"Of {name}", employer=agencies[name])
        for name in ("Marches Police", "Hollin Bank School", "Wrekinshire 0 to 19", "Severn Homes")
    }
    windows = {name: opens_a_window(staff, **opens) for name, staff in people.items()}
    answers(windows)
    days_go_by(time, 6)
    for window, staff in ((social, worker), *((windows[name], staff) for name, staff in people.items())):
        sign_in(window, staff)
    probation_is_chased(social, worker)
    the_school_tries(windows["Hollin Bank School"], worker, made)
    reads(social)
    releases(social, windows)
    others_see_that_something_is_held(opens_a_window(staff_with("adviser", name="Ada Voss"), **opens), made)
    decides(social, worker)
    all_are_told([social, *windows.values()])


def taken_down(contact: Callable[..., Contact], worker: Staff) -> Contact:
    """The contact the question comes from."""
    by = viewer_of(worker, on=STILL.date())
    with viewing(by):
        return contact(by=by, at=STILL)


def probation_is_chased(social: Visitor, worker: Staff) -> None:
    """Silence is chased by what chases everything: a reminder, then nobody named, so the partnership."""
    social.visit("/").sees("Enquiries you are named on", "Waiting for Marches Probation")
    with viewing(viewer_of(worker, on=STILL.date())):
        asked = Asked.objects.get(agency__name="Marches Probation")
        steps = set(Chase.objects.filter(follow_up_id=asked.follow_up_id).values_list("step", flat=True))
    assert {"request", "asked", "named_manager"} <= steps


def all_are_told(everybody: list[Visitor]) -> None:
    """What was written for all of them, and not the reasons."""
    for each in everybody[1:]:
        each.visit("/enquiries/ours/").follow("ENQ-").sees("What was decided", TOLD)
        each.does_not_see("Signs of exploitation in two entries.")
    for each in everybody:
        each.checked()


def asks(social: Visitor, made: Contact) -> None:
    """From the contact: the kind of concern, then the question and whom to ask."""
    social.visit(f"/contacts/{made.pk}/").follow("Open an enquiry to every agency")
    social.choose("Sexual exploitation").press("Continue").sees(
        "Ask every agency", "The standing list also asks for"
    )
    social.press("Send the enquiry").sees("There is a problem")
    social.open("Names that have come up").fill("A name that has come up", "A man called Baz")
    social.page.locator("#part_1").select_option(label="Suspected of exploiting a child")
    social.fill("What do you ask?", "What do you know of Jon and of those round him?")
    social.fill("Why do you ask?", "Money he cannot explain, and late evenings.")
    social.choose("Amber: within a working day")
    social.select("Also ask", "Hollin Bank School")
    social.press("Send the enquiry").sees(
        "Sent. Each organisation has its own clock.", "Safeguarding request"
    )
    social.sees(
        "Marches Police", "Hollin Bank School", "Wrekinshire 0 to 19", "Severn Homes", "Marches Probation"
    )


def answers(windows: dict[str, Visitor]) -> None:
    """Police, school and health know something; housing says in a minute that nothing is known."""
    for name, words in (
        ("Marches Police", POLICE_KNOW),
        ("Hollin Bank School", SCHOOL_KNOWS),
        ("Wrekinshire 0 to 19", HEALTH_KNOW),
    ):
        each = windows[name]
        each.visit("/enquiries/ours/").follow("ENQ-").sees("What do you know of Jon", "Jon Reed")
        each.press("Write what is known").press("Save", exact=True).sees("There is a problem")
        each.fill("What is known?", words).fill("Where did you look?", "Our own system")
        each.press("Save", exact=True).sees("The enquiry’s social workers have been told", words)
    windows["Marches Police"].sees("A man called Baz")
    windows["Hollin Bank School"].does_not_see("A man called Baz")
    housing = windows["Severn Homes"].visit("/follow-ups/").follow("FU-").press("Open the enquiry to answer")
    housing.fill("Where did you look?", "Tenancies and complaints").press("Nothing is known here")
    housing.sees("Saved.", "nothing known", "Done")


def the_school_tries(school: Visitor, worker: Staff, made: Contact) -> None:
    """Six ways to what the police wrote; none of them leads there, and each is on the record of access."""
    with viewing(viewer_of(worker, on=STILL.date())):
        police = Entry.objects.get(agency__name="Marches Police")
        theirs = Asked.objects.select_related("follow_up").get(agency__name="Marches Police")
    for path in (
        f"/enquiries/ours/{theirs.pk}/",
        f"/enquiries/{police.enquiry_id}/story/",
        f"/enquiries/{police.enquiry_id}/",
        f"/enquiries/entries/{police.pk}/release/",
        f"/enquiries/ours/{theirs.pk}/correct/{police.pk}/",
        f"/follow-ups/{theirs.follow_up_id}/",
        f"/contacts/{made.pk}/",
    ):
        school.visit(path).does_not_see(POLICE_KNOW, "white van", "Marches Police")
    school.visit("/enquiries/released/").sees("Nothing is released to your organisation now.")


def reads(social: Visitor) -> None:
    """One chronology, by date and by organisation; printing it says what for."""
    social.visit("/enquiries/").sees("Waiting for Marches Probation").follow("ENQ-")
    social.press("Read what they wrote").sees(POLICE_KNOW, SCHOOL_KNOWS, HEALTH_KNOW, "nothing known")
    social.follow("By organisation").sees(POLICE_KNOW)
    social.press("Print it").press("Show it for printing").sees("There is a problem")
    social.fill("What is it printed for, and who will hold it?", "For the strategy discussion; held by me.")
    social.press("Show it for printing").sees("Printed by Wren Hall", POLICE_KNOW, "held by me")


def releases(social: Visitor, windows: dict[str, Visitor]) -> None:
    """One line of the police goes to health, with the police's leave; health reads it, and the police see that."""
    social.visit("/enquiries/").follow("ENQ-").press("Read what they wrote")
    social.page.locator("article", has_text=POLICE_KNOW).get_by_role(
        "link", name="Release to another"
    ).click()
    social.sees("Release one entry", POLICE_KNOW).select("To which organisation?", "Wrekinshire 0 to 19")
    social.fill("Why do they need it?", "They see him on Thursday.")
    social.choose("Needed to safeguard a child")
    social.fill(
        "Who agreed and when; or why safeguarding needs it without agreement", "To ask whether he is safe."
    )
    social.press("Release it").sees("There is a problem")
    social.fill("Who of the organisation that wrote it gave leave, and when?", "DS Hale, by telephone today")
    social.press("Release it").sees(
        "Released. Both organisations have been told.", "Nobody there has read it."
    )
    windows["Wrekinshire 0 to 19"].visit("/enquiries/released/").follow("Marches Police").sees(POLICE_KNOW)
    windows["Marches Police"].visit("/enquiries/ours/").follow("ENQ-")
    windows["Marches Police"].sees("Released to Wrekinshire 0 to 19", "Read there by Of Wrekinshire 0 to 19")


def others_see_that_something_is_held(adviser: Visitor, made: Contact) -> None:
    adviser.visit(f"/contacts/{made.pk}/").sees(
        "Enquiries about this contact", "4 entries are held. Ask Wren Hall."
    )
    adviser.follow("Enquiry ENQ-").sees("4 entries are held.").does_not_see(
        POLICE_KNOW, "Read what they wrote"
    )
    adviser.checked()


def decides(social: Visitor, worker: Staff) -> None:
    """The decision rests on two lines; every organisation asked is told, the silent one too."""
    social.visit("/enquiries/").follow("ENQ-").press("Decide", exact=True)
    social.sees("No answer yet from Marches Probation").press("Decide and tell them").sees(
        "There is a problem"
    )
    social.choose("Exploitation pathway or statutory safeguarding")
    social.page.get_by_label("Marches Police").check()
    social.fill("Why?", "Signs of exploitation in two entries.")
    social.fill("What is every organisation asked told?", TOLD).choose("Yes, go on asking for them")
    social.press("Decide and tell them").sees("Every organisation asked is told.", "Told of the outcome")
    with viewing(viewer_of(worker, on=STILL.date())):
        assert OutcomeTold.objects.filter(sent=True).count() == 5
