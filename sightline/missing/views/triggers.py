"""How many episodes in how many days call for a meeting."""

from uuid import UUID, uuid5

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import Action, Row
from sightline.meetings.views.common import Page, served
from sightline.missing import actions
from sightline.missing.forms.plans import TriggerForm
from sightline.missing.triggers import in_force

DRAFTS = UUID("6f1f3b52-6c2b-4e0e-9d7e-1c1d3c7a9f10")


@require_GET
@staff_page("missing.triggers")
def triggers(request: StaffRequest) -> HttpResponse:
    """Each trigger with its values of today."""
    rows = [
        Row(rule.asks.label, f"{rule.words}. {rule.source}",
            [Action("Change", reverse("missing:trigger", args=[rule.code]), rule.asks.label)])
        for rule in in_force(clock.today())
    ]  # fmt: skip
    return render(request, "missing/triggers.jinja", {"rows": rows})


@staff_page("missing.triggers")
def trigger(request: StaffRequest, trigger: str) -> HttpResponse:
    """New values, from today on."""
    rule = {each.code: each for each in in_force(clock.today())}.get(trigger)
    if rule is None:
        raise Refused(NOT_FOUND, hidden=True)
    subject = uuid5(DRAFTS, rule.code)
    start = {"seen": rule.number, "count": rule.count, "days": rule.days}
    form: TriggerForm = form_of(request, TriggerForm, "missing.trigger", subject, initial=start)

    def save() -> None:
        given = {"value": form.value(rule.code), "seen": form.cleaned_data["seen"]}
        actions.set_trigger(**given, by=request.viewer, at=clock.now())

    page = Page(
        title=f"When is a {rule.asks.label.lower()} called for?",
        caption=rule.source,
        form=form,
        draft="missing.trigger",
        subject=subject,
        button="Set it from today",
        back_to=reverse("missing:triggers"),
        readers=["everybody who keeps missing episodes"],
    )
    return served(request, page, save, thanks="Set from today on.")
