"""A child's trigger plan: read, written again, shared and no longer; the record the police would need."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.forms import Form
from sightline.core.leave import Refused
from sightline.meetings.views.common import Page, served
from sightline.missing import actions
from sightline.missing.forms.plans import PlanForm, ShareForm, UnshareForm
from sightline.missing.pages.plans import plan_page, record_rows
from sightline.missing.queries.lists import agencies
from sightline.missing.queries.plans import readable, shared_with, versions
from sightline.people.models import SourceRecord
from sightline.people.queries import records, shown_name

READERS = ["those who keep missing episodes", "front-door staff", "each organisation it is shared with"]
KEPT = ("background", "draws", "intelligence", "steps", "markers", "marker_words", "description", "phones")


@require_GET
@staff_page("missing.open")
def plan(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """The newest version, those before it, and who reads it."""
    child = open_record(readable(request.viewer), request.viewer, record_id)
    found, shared = versions(request.viewer, child.pk), shared_with(child.pk)
    page = plan_page(request.viewer, child.pk, shown_name(child.pk), found, shared)
    return render(request, "missing/plan.jinja", {"page": page})


@require_GET
@staff_page("missing.open")
def record(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A missing-person record with everything but what only the day can say."""
    child = open_record(readable(request.viewer), request.viewer, record_id)
    found = versions(request.viewer, child.pk)
    if not found:
        raise Refused(NOT_FOUND, hidden=True)
    shown = {
        "name": shown_name(child.pk),
        "child": child.pk,
        "version": found[0],
        "rows": record_rows(found[0]),
    }
    return render(request, "missing/record.jinja", shown)


@staff_page("missing.coordinate")
def write(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A further version, from the last."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    last = next(iter(versions(request.viewer, child.pk)), None)
    start = {"seen": last.number if last else 0}
    if last:
        start |= {name: getattr(last, name) for name in (*KEPT, "contacts", "places")}
    form: PlanForm = form_of(request, PlanForm, "missing.plan", child.pk, initial=start)

    def save() -> None:
        given = {"planning": form.planning(), "seen": form.cleaned_data["seen"]}
        actions.write_plan(child_id=child.pk, **given, by=request.viewer, at=clock.now())

    return _kept(request, child, form, save, title="Trigger plan", draft="missing.plan")


@staff_page("missing.coordinate")
def share(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A home or a service reads it from now on."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    form: ShareForm = form_of(request, ShareForm, "missing.share", child.pk, agencies=agencies())

    def save() -> None:
        given = {"agency": form.chosen(), "services": form.cleaned_data["services"]}
        actions.share_plan(child_id=child.pk, **given, by=request.viewer, at=clock.now())

    return _kept(request, child, form, save, title="Share the trigger plan", draft="missing.share")


@staff_page("missing.coordinate")
def unshare(request: StaffRequest, record_id: UUID, agency_id: UUID) -> HttpResponse:
    """It no longer reads it."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    found = {each.agency_id: each for each in shared_with(child.pk)}.get(agency_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    form: UnshareForm = form_of(request, UnshareForm, "missing.unshare", child.pk)

    def save() -> None:
        given = {"agency": found.agency, "why": form.cleaned_data["why"]}
        actions.unshare_plan(child_id=child.pk, **given, by=request.viewer, at=clock.now())

    return _kept(
        request, child, form, save, title=f"Stop sharing with {found.agency.name}", draft="missing.unshare"
    )


def _kept(
    request: StaffRequest,
    child: SourceRecord,
    form: Form,
    save: Callable[[], object],
    *,
    title: str,
    draft: str,
) -> HttpResponse:
    page = Page(
        title=title,
        caption=shown_name(child.pk),
        form=form,
        draft=draft,
        subject=child.pk,
        button="Save",
        back_to=reverse("missing:plan", args=[child.pk]),
        readers=READERS,
        walled=bool(child.walls),
    )
    return served(request, page, save, thanks="Saved.")
