"""Saying whether a missing report is linked to exploitation (MS-04)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.front_door.actions.missing import assess_link
from sightline.front_door.forms.missing import MissingLinkForm
from sightline.front_door.kinds import MissingLinked
from sightline.front_door.pages.taken import taken_part
from sightline.front_door.queries import whole
from sightline.front_door.queries.taken import taken_of
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown

DRAFT = "front_door.missing_link"


@staff_page("front_door.take_contact")
def link(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Every missing report is assessed for a link with exploitation, and the result stays."""
    found = opened(request.viewer, contact_id)
    form, kept_at = form_for(request, MissingLinkForm, draft=DRAFT, contact=found)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: assess_link(
                contact_id=found.pk,
                linked=MissingLinked(given["linked"]),
                why=given["why"],
                key=key_of(request),
                by=request.viewer,
                at=clock.now(),
            ),
        )
        if done.saved:
            let_draft_go(request, DRAFT, found)
            messages.success(request, "Recorded. An earlier finding stays in view.")
            return redirect("front_door:contact", found.pk)
    taken = taken_part(whole(request.viewer, found), taken_of(found), on=clock.today())
    return shown(request, "front_door/missing_link.jinja", found, form, kept_at=kept_at, taken=taken)
