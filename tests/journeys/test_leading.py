"""Leading a team, and auditing: every page reads well, with scripts and without (WF-05, WF-09, RK-08, PW-27, CL-23)."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import draw_audit, note_management
from sightline.cases.audit_states import AuditKind
from sightline.cases.lead_states import NoteKind
from sightline.cases.models import Case
from sightline.cases.states import Level
from tests.cases.conftest import Pathway, pathway
from tests.cases.test_work import assessed, judged
from tests.front_door.conftest import child, contact
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time

__all__ = ["child", "contact", "pathway"]  # a child, a contact and the team that works with the child
DIRECTION: dict[str, Any] = {
    "kind": NoteKind.DIRECTION,
    "words": "See her twice a week",
    "reason": "The level rose",
}


@BOTH
def test_a_manager_leads_and_an_auditor_looks(
    opens_a_window: Opens, time: Time, pathway: Pathway, scripts: bool
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.HIGH)
    pathway.does(note_management, who="manager", case_id=case.pk, **DIRECTION)
    time.pass_by(hours=24 * 100)
    manager = opens_a_window(pathway.staff["manager"], scripts=scripts, pictures="leading")
    _limits(manager)
    _supervises(manager, pathway.staff["practitioner"].name)
    manager.visit(reverse("cases:attention") + "?what=panel").sees("Panel overdue")
    manager.visit(reverse("cases:one", args=[case.pk])).sees(
        "Levels and work over time", "See her twice a week"
    )
    for name in ("manage", "analyse", "serious", "allege", "incident"):
        manager.visit(reverse(f"cases:{name}", args=[case.pk]))
    _audits(
        opens_a_window(pathway.add("auditor", "auditor"), scripts=scripts, pictures="leading"), time, case
    )
    manager.checked()


def _limits(by: Visitor) -> None:
    by.visit(reverse("cases:caseloads")).sees("No limit has been set").follow("Note another limit")
    by.press("Keep this limit").sees("There is a problem")
    by.visit(reverse("cases:other_work"))


def _supervises(by: Visitor, name: str) -> None:
    by.visit(reverse("cases:supervision")).sees("Overdue").follow(name)
    by.press("Keep this session").sees("There is a problem")


def _audits(by: Visitor, time: Time, case: Case) -> None:
    drawer = system_viewer("journey")
    with viewing(drawer):
        draw_audit(agency=case.controller, kind=AuditKind.TENTH, by=drawer, at=time.now + timedelta(hours=1))
    by.visit(reverse("cases:audits")).follow("A tenth of the open cases").follow(case.reference)
    by.follow("Say what you found: Work with the child").choose("As it should be").fill(
        "What shows it?", "The notes"
    )
    by.press("Keep it").sees("As it should be")
    by.visit(reverse("cases:audits")).follow("A tenth of the open cases").follow("Report what was found")
    by.checked()
