"""A case from a decided contact to a judgement, a safety plan and its letter: every page of it reads well."""

from datetime import timedelta
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.cases.models import Case
from sightline.front_door.models import Contact
from tests.cases.conftest import Pathway, pathway
from tests.front_door.conftest import child, contact
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time

__all__ = ["child", "contact", "pathway"]  # a child, a contact and the team that will work with the child


@BOTH
def test_a_case_from_the_decision_to_the_plan(
    opens_a_window: Opens, time: Time, pathway: Pathway, scripts: bool
) -> None:
    told = pathway.decided()
    time.pass_by(hours=1)
    Agency.objects.create(name="Ford Road Surgery", kind=AgencyKind.NHS_GP)
    _opens(opens_a_window(pathway.staff["social_worker"], scripts=scripts, pictures="case"), told)
    key = Case.objects.using("owner").get().pk
    here = reverse("cases:one", args=[key])
    manager = opens_a_window(pathway.staff["manager"], scripts=scripts, pictures="case")
    _allocates(manager, pathway.staff["practitioner"].name)
    worker = opens_a_window(pathway.staff["practitioner"], scripts=scripts, pictures="case")
    worker.visit(here)
    _assesses(worker)
    _judges(worker)
    manager.visit(here).follow("Read it as the second person: At risk").choose("Yes, it stands")
    manager.press("Keep it").sees("At risk of exploitation now", "Yes, judged on")
    _plans(worker, time)
    worker.visit(reverse("cases:call", args=[key])).sees("What kind of meeting?")
    _writes(worker, key)
    worker.visit(here).sees("Meetings and letters", "being written")
    _is_seen_and_helped(worker, key)
    for name in ("give_role", "begin_status", "ask_transfer", "plan_exit", "end", "plan_visit", "support"):
        worker.visit(reverse(f"cases:{name}", args=[key]))
    for address in ("/cases/scale/", "/cases/terms/", "/cases/programmes/add/"):
        manager.visit(address)
    for each in (manager, worker):
        each.checked()


def _opens(by: Visitor, told: Contact) -> None:
    by.visit(reverse("front_door:contact", args=[told.pk])).follow("Open a case on the pathway")
    by.select("Which team works with the child?", "Exploitation team (Wrekinshire Council)").choose(
        "Sexual exploitation"
    )
    by.press("Open the case").sees("CE-")
    by.checked()


def _allocates(by: Visitor, name: str) -> None:
    by.visit("/cases/").follow("Jon Reed").follow("Allocate").press("Allocate", exact=True)
    by.sees("There is a problem").select("Who is the named practitioner?", name)
    by.press("Allocate", exact=True).sees("Multi-agency panel held", name)


def _assesses(by: Visitor) -> None:
    by.follow("Assess", exact=True).press("Keep this assessment").sees("There is a problem")
    by.choose("Yes", within="Was the child offered time alone with an adult they trust?")
    by.choose("Yes", within="Did the child take it?")
    by.fill("What does the child say?", "I am fine, but tired.").fill(
        "What do the parents say?", "He is out late."
    )
    by.choose("Not known yet", within="By one person or by several?").choose("Not online")
    by.fill("What does it all mean?", "He is alone too often.").press("Keep this assessment")
    by.follow("Assessment 1").sees("He is alone too often.")


def _judges(by: Visitor) -> None:
    here = by.page.url.split("/assessments")[0].removeprefix(by.site.address)
    by.visit(f"{here}/judge/level/").choose("Medium").fill("Why?", "What the school and the family say.")
    by.press("Keep this judgement").sees("Medium, judged on", "name the child’s social worker")
    by.visit(f"{here}/judge/at_risk/").choose("Yes").fill("Why?", "What the school says.")
    by.press("Keep this judgement").sees("Waits for a second reader")


def _plans(by: Visitor, time: Time) -> None:
    here = by.path
    by.visit(f"{here}safety-plan/").fill("What are we worried about?", "Late evenings in town.")
    by.fill("Where and with whom is it safe?", "At Gran’s.").fill(
        "Whom can the child and family ring", "Gran"
    )
    by.fill("What do the others do, and by when?", "School rings home on Friday.")
    by.choose("Yes", within="Was it made with the child?").choose(
        "Yes", within="Was it made with the parents?"
    )
    again = time.now + timedelta(weeks=4)
    by.date("When do we look at it again?", str(again.day), str(again.month), str(again.year))
    by.press("Keep this version").follow("Safety plan, version 1").sees("Late evenings in town.")


def _is_seen_and_helped(by: Visitor, key: UUID) -> None:
    by.visit(reverse("cases:record_visit", args=[key])).choose("The child was seen")
    by.select("Where?", "At school or college").fill("How many minutes were you with the child?", "60")
    by.choose("Yes", within="If the child was seen: was time alone with an adult they trust offered?")
    by.choose("Yes", within="Did the child take it?").fill("What was done, or what was tried?", "A walk.")
    by.press("Keep this visit").sees("Last seen", "once in two weeks").follow("Offer support")
    by.select("What is offered?", "Support for fathers").choose("The father").choose("From the first worry")
    by.fill("By which service?", "Hope House").choose("Not now").press("Keep this offer")
    by.sees("Support for fathers, the father: Hope House", "Offered again by")


def _writes(by: Visitor, key: UUID) -> None:
    by.visit(reverse("cases:letter", args=[key])).choose("To a GP practice: a child at risk")
    by.press("Continue", exact=True).select("To which organisation?", "Ford Road Surgery")
    by.fill("What do they need to know?", "He may come alone.").fill(
        "How can they reach you?", "01952 000000"
    )
    by.press("Save", exact=True)
