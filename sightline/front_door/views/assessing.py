"""The second, detailed assessment (FD-18 to FD-19a)."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Row
from sightline.core.words import paragraphs
from sightline.front_door.actions import assess
from sightline.front_door.forms.assessing import AssessmentForm
from sightline.front_door.models import Assessment
from sightline.front_door.pages.facts import decision_rows
from sightline.front_door.permissions import may_assess_now
from sightline.front_door.queries import services, whole
from sightline.front_door.queries.one import last_of
from sightline.front_door.states import AssessmentOutcome
from sightline.front_door.views.common import opened
from sightline.front_door.views.fact import FactPage, fact_page

SHOWN = ("context", "family_dynamics", "assessment_outcome", "opened_to", "support_given", "support_detail")
SUPPORT = {AssessmentOutcome.NOT_A_FACTOR.value: ("support_given", "support_detail")}


@staff_page("front_door.assess")
def assess_it(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Context of the referral, the child's family, and what was found."""
    found = opened(request.viewer, contact_id)
    all_of_it = whole(request.viewer, found)
    outcome = all_of_it.decision.outcome if all_of_it.decision else ""
    may_assess_now(request.viewer, outcome).demand()
    last: Assessment | None = last_of(Assessment, found)
    initial = {name: getattr(last, name) for name in SHOWN} if last else {}
    page = FactPage(
        name="assess",
        title="Second assessment",
        button="Save the assessment",
        said="The second assessment stands on the contact.",
        stands=[*decision_rows(all_of_it)[:3], *([_earlier(last)] if last else [])],
        stands_title="What was decided first",
        initial=initial,
        seen=last.number if last else 0,
        options={"services": services(on=clock.today())},
        reveals={"assessment_outcome": SUPPORT},
        save=lambda form, key: assess(
            contact_id=found.pk,
            assessed=form.assessed(),
            seen=form.cleaned_data["seen"],
            key=key,
            by=request.viewer,
            at=clock.now(),
        ),
    )
    return fact_page(request, found, AssessmentForm, page)


def _earlier(last: Assessment) -> Row:
    label = AssessmentOutcome(last.assessment_outcome).label
    return Row("Second assessment so far", paragraphs(f"{label}\n\n{last.reason}"))
