"""The safety plan, and the plain copy to read together on a phone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases.actions import plan_safety
from sightline.cases.forms import SafetyForm
from sightline.cases.permissions import may_work
from sightline.cases.queries.planning import last_safety_plan, safety_plan_of
from sightline.cases.views.common import done, form_page, opened, worked_on
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.words import day

DRAFT = "cases.safety"
PARTS = (
    ("What we are worried about", "worries"),
    ("Where and with whom it is safe", "safe_places"),
    ("What you do", "child_does"),
    ("What your parents do", "parents_do"),
    ("What we do", "adults_do"),
)


@staff_page("cases.work")
def plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A new version, begun from the one that stands."""
    found = worked_on(request, case_id, may_work)
    last = last_safety_plan(found.pk)
    names = [name for name in SafetyForm.base_fields if name not in ("version", "review_on")]
    initial = {"version": last.number if last else 0, **{name: getattr(last, name, "") for name in names}}
    for name in ("with_child", "with_parents"):
        initial[name] = ""  # said anew of each version
    form = form_of(request, SafetyForm, DRAFT, found.pk, initial=initial)

    def save() -> None:
        seen, by = int(form.cleaned_data["version"]), request.viewer
        plan_safety(case_id=found.pk, planned=form.planned(), seen=seen, by=by, at=clock.now())

    saving = saved(request, form, DRAFT, found.pk, save)
    if saving.done:
        return done(request, "This version of the plan is kept.", "cases:one", found.pk)
    lead = "Write it together, in words the child and the parents would use. Each version is kept."
    texts = {"title": "Safety plan", "draft": DRAFT, "button": "Keep this version", "lead": lead}
    return form_page(request, found, form=form, saving=saving, **texts)


@require_GET
@staff_page("cases.read")
def copy(request: StaffRequest, case_id: UUID, number: int) -> HttpResponse:
    """One version in plain words, to be read together. It says nothing of levels, others or the case."""
    found = opened(request, case_id)
    held = safety_plan_of(found.pk, number)
    if held is None or number < 1:
        raise Refused(NOT_FOUND, hidden=True)
    parts = [(name, getattr(held, field)) for name, field in PARTS if getattr(held, field)]
    shown = {"parts": parts, "ring": held.whom_to_ring, "case": found, "number": held.number}
    return render(
        request, "cases/safety_plan.jinja", {**shown, "again": day(held.review_on), "made": day(held.at)}
    )
