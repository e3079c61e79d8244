"""A file that was brought in: its rows to mend and send again, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.files.mending import workbook_to_mend
from sightline.core.forms import saved_or_told
from sightline.front_door.actions.importing import begin_take_back
from sightline.front_door.forms.importing import TakeBackForm
from sightline.front_door.models import Import, ImportFault
from sightline.front_door.pages.importing import to_mend
from sightline.front_door.tasks import take_back_file

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEGUN = "The file is being taken back. What was withdrawn and what was left stands here when it is done."


@require_GET
@staff_page("front_door.import")
def file_to_mend(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """What was not kept, as a workbook: rows as they were sent, or where in a return they stand."""
    found: Import = open_record(Import.objects.visible_to(request.viewer), request.viewer, import_id)
    wrong = (
        ImportFault.objects.visible_to(request.viewer).of(found.pk).filter(level="error").order_by("number")
    )
    answer = HttpResponse(workbook_to_mend(to_mend(wrong)), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="to-mend-{found.at:%Y-%m-%d}.xlsx"'
    return answer


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
