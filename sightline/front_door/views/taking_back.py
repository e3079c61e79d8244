"""Taking back a file that was brought in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.front_door.actions.importing import begin_take_back
from sightline.front_door.forms.importing import TakeBackForm
from sightline.front_door.models import Import
from sightline.front_door.tasks import take_back_file

BEGUN = "The file is being taken back. What was withdrawn and what was left stands here when it is done."


@staff_page("front_door.import")
def file_back(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """Withdraw everything a file made that nobody worked on since; again, where something was left."""
    rows = Import.objects.visible_to(request.viewer).select_related("result", "back")
    found: Import = open_record(rows, request.viewer, import_id)
    before = getattr(found, "back", None)
    form = TakeBackForm.of(request, initial={"why": before.why} if before else None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        back = saved_or_told(
            form, lambda: begin_take_back(of=found, why=why, by=request.viewer, at=clock.now())
        )
        if back:
            take_back_file.defer(back_id=str(back.pk))
            messages.success(request, BEGUN)
            return redirect("front_door:file", found.pk)
    return render(request, "front_door/file_back.jinja", {"form": form, "file": found, "before": before})
