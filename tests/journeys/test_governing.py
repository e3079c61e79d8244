"""Who keeps the rules of sharing and access: an agreement by two people, posts looked at, corrections, suspensions."""

from collections.abc import Callable
from datetime import timedelta

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.people.actions import NewName
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens
from tests.people.making import person
from tests.people_of_the_tests import Partnership

Make = Callable[..., Staff]


def test_an_agreement_and_the_posts_of_a_quarter(
    opens_a_window: Opens, staff_with: Make, partnership: Partnership
) -> None:
    officer = opens_a_window(staff_with("governance_officer", name="Gova Nance"), scripts=True)
    second = opens_a_window(staff_with("partnership_officer", name="Pat Ford"), scripts=True)
    proposes(officer)
    agreement = officer.path
    second.visit(agreement).sees("Sharing at the front door").follow("Sign it off, or not")
    second.press("Keep my answer").sees("There is a problem")
    second.choose("Yes, it counts from its first day", within="Do you sign it off?").press("Keep my answer")
    second.sees("Your answer has been kept.", "In force")
    officer.visit("/sharing-agreements/").sees("Sharing at the front door").follow(
        "Sharing at the front door"
    )
    staff_with("agency_worker", name="Wyn Ash", employer=partnership.police)
    manager = opens_a_window(
        staff_with("agency_manager", name="Mo Lane", employer=partnership.police), scripts=True
    )
    signs(manager)
    officer.visit("/posts/").sees("To be ended", "Left in May")
    for each in (officer, second, manager):
        each.checked()


def proposes(officer: Visitor) -> None:
    officer.visit("/sharing-agreements/propose/").press("Put it to a second person").sees(
        "There is a problem"
    )
    officer.fill("Name of the agreement", "Sharing at the front door").choose("School or college").choose(
        "Asking agencies what they know about a child (multi-agency child enquiry)"
    )
    officer.fill("Purpose", "To protect children.").choose("Public task").fill(
        "Power or duty it rests on", "Children Act 2004, section 11"
    )
    officer.choose("No duty of confidence set aside").fill("What may be shared", "What is known.")
    due = STILL.date() + timedelta(days=300)
    for name, day in (("starts_on", STILL.date()), ("review_on", due)):
        for part in ("day", "month", "year"):
            officer.page.locator(f"#{name}-{part}").fill(str(getattr(day, part)))
    officer.press("Put it to a second person").sees(
        "Proposed. It counts once a second person has signed it off."
    )


def signs(manager: Visitor) -> None:
    manager.visit("/").follow("Posts to review").sees("Wyn Ash").does_not_see("Mo Lane, since")
    manager.press("Sign", exact=True).sees("There is a problem", "Tick to sign")
    manager.choose("To be ended").fill("What is to be changed, or why it is to be ended", "Left in May")
    manager.choose("I have looked at each of these people’s posts, and sign for it in my own name").press(
        "Sign", exact=True
    )
    manager.sees("Signed. What is to be changed or ended goes to the administrators.", "Left in May")


def test_corrections_looks_and_suspension_read_well(
    opens_a_window: Opens, staff_with: Make, partnership: Partnership
) -> None:
    """Each page as it is found, and as it refuses what is not filled in; `checked` asks axe of them all."""
    by = viewer_of(staff_with("adviser", name="Jo Reed"), on=STILL.date())
    with viewing(by):
        made = person(partnership.council, by, names=[NewName("Jon", "Reed")], born=Born(2012, 5, 6))
    officer = opens_a_window(staff_with("governance_officer", name="Gova Nance"), scripts=True)
    officer.visit(f"/rights/corrections/propose/{made.pk}/").press("Propose it").sees("There is a problem")
    officer.visit("/rights/corrections/").visit("/rights/sealed/").visit("/rights/find/").visit(
        "/people/looks/"
    )
    admin = opens_a_window(staff_with("administrator", name="Sol Ember"), scripts=True)
    asleep = staff_with("adviser", name="Ada Brook")
    Staff.objects.filter(pk=asleep.pk).update(last_login=clock.now() - timedelta(days=200))
    admin.visit(f"/administration/staff/{asleep.pk}/suspend/").press("Suspend").sees("There is a problem")
    admin.fill("Why", "On long leave").press("Suspend").sees("Suspended")
    admin.visit("/posts/").sees("Posts by organisation")
    for each in (officer, admin):
        each.checked()
