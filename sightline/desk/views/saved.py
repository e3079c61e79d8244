"""Views of the tracker that somebody keeps."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import both_texts, saved_or_told
from sightline.core.versions import Conflict
from sightline.desk import actions
from sightline.desk.forms.tracker import ChangeViewForm, ViewForm, kept_query
from sightline.desk.models import SavedView
from sightline.desk.pages.saved import view_links
from sightline.desk.permissions import may_change, may_share
from sightline.desk.queries.saved import views_of


@staff_page("desk.tracker")
def views(request: StaffRequest) -> HttpResponse:
    """Every view one has; what the address shows is kept under a name."""
    form: ViewForm = ViewForm.of(request)
    kept = kept_query(request.GET)
    if request.method == "POST" and form.is_valid():
        said = {"name": form.cleaned_data["name"], "shared": form.cleaned_data["shared"]}
        saved_or_told(form, lambda: actions.keep_view(**said, chosen=kept, by=request.viewer, at=clock.now()))
        if form.is_valid():
            messages.success(request, "Kept. It stands above the tracker.")
            return redirect(f"{reverse('desk:tracker')}?{kept}")
    shown = {
        "form": form,
        "views": view_links(request.viewer, views_of(request.viewer), ""),
        "shares": bool(may_share(request.viewer)),
        "back_to": f"{reverse('desk:tracker')}?{kept}",
    }
    return render(request, "desk/tracker_views.jinja", shown)


@staff_page("desk.tracker")
def change(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Another name, shared or not, or gone."""
    found: SavedView = open_record(SavedView.objects.visible_to(request.viewer), request.viewer, view_id)
    may_change(request.viewer, found).demand()
    start = {"name": found.name, "shared": bool(found.team_id), "version": found.version}
    form: ChangeViewForm = ChangeViewForm.of(request, initial=start)
    clash: Conflict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            saved_or_told(form, lambda: _save(request, found, form.cleaned_data))
        except Conflict as other:
            clash = both_texts(other, form)
        if clash is None and form.is_valid():
            messages.success(request, "Saved.")
            return redirect("desk:tracker_views")
    shown = {"form": form, "view": found, "shares": bool(may_share(request.viewer)), "clash": clash}
    return render(request, "desk/tracker_view.jinja", shown, status=409 if clash else 200)


def _save(request: StaffRequest, found: SavedView, given: dict[str, Any]) -> None:
    if given["gone"]:
        actions.remove_view(view_id=found.pk, by=request.viewer, at=clock.now())
        return
    said = {"name": given["name"], "shared": given["shared"], "version": given["version"]}
    actions.change_view(view_id=found.pk, **said, by=request.viewer, at=clock.now())
