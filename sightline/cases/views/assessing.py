"""Assessing, and one assessment beside the one before it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases.actions import assess
from sightline.cases.forms import AssessForm
from sightline.cases.models import Assessment
from sightline.cases.pages.assessing import assessment_page
from sightline.cases.pages.support import assessing_prompts
from sightline.cases.permissions import may_work
from sightline.cases.queries.work import assessment_of, factors_of, last_assessment
from sightline.cases.views.common import done, form_page, opened, worked_on
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.front_door.guidance import in_force, version_of
from sightline.front_door.kinds import Factor
from sightline.people.queries import name_lines

DRAFT = "cases.assess"


@staff_page("cases.work")
def make(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A new assessment; the one before it stands in view and stays."""
    found = worked_on(request, case_id, may_work)
    last, guidance = last_assessment(found.pk), in_force()
    initial = {"version": last.number if last else 0, "assessed_on": clock.today()}
    given = {"guidance": guidance, "first": last is None, "initial": initial}
    form = form_of(request, AssessForm, DRAFT, found.pk, **given)
    key = key_of(request)

    def save() -> None:
        seen = int(form.cleaned_data["version"])
        assessed, by = form.assessed(), request.viewer
        assess(case_id=found.pk, assessed=assessed, seen=seen, key=key, by=by, at=clock.now())

    saving = saved(request, form, DRAFT, found.pk, save)
    if saving.done:
        return done(request, "The assessment is kept.", "cases:one", found.pk)
    texts = {"title": "Assess", "draft": DRAFT, "button": "Keep this assessment"}
    more = {
        "factors": list(Factor),
        "guidance": guidance,
        "last": last,
        "once": str(key),
        "prompts": _prompts(last),
    }
    return form_page(
        request, found, form=form, saving=saving, template="cases/assess.jinja", more=more, **texts
    )


def _prompts(last: Assessment | None) -> list[str]:
    """What an assessor is asked to think of; substances, where the last assessment knew of them."""
    seen = factors_of([last]).get((last.pk, Factor.SUBS.value)) if last else None
    return assessing_prompts(last, bool(seen and seen.evidence))


@require_GET
@staff_page("cases.read")
def one(request: StaffRequest, case_id: UUID, number: int) -> HttpResponse:
    """One assessment, side by side with the one before."""
    found = opened(request, case_id)
    now = assessment_of(found.pk, number)
    if now is None:
        raise Refused(NOT_FOUND, hidden=True)
    before = assessment_of(found.pk, number - 1)
    both = [each for each in (now, before) if each]
    versions = {each.guidance: version_of(each.guidance) for each in both}
    page = assessment_page(now, before, factors_of(both), versions)
    name = name_lines([found.child_id])[found.child_id]
    return render(request, "cases/assessment.jinja", {"page": page, "case": found, "who": name})
