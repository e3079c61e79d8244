"""Bringing in a school's file, what became of it, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.education import actions
from sightline.education.file_rows import COLUMNS, NEEDED
from sightline.education.forms.files import FileForm, TakeBackFileForm
from sightline.education.models import ReturnFile
from sightline.education.queries.files import entries_of_file, faults_of, seen_files
from sightline.education.queries.returns import my_setting
from sightline.education.views.common import NOBODY, Page, form_of, served
from sightline.education.views.returning import mine

SEND, BACK = "education.file", "education.take_back_file"


@staff_page("education.return")
def send(request: StaffRequest) -> HttpResponse:
    """A file, one row a pupil: good rows are kept, each of the others is told."""
    setting = my_setting(request.viewer, on=clock.today())
    if setting is None:
        return redirect("education:ours")
    back = reverse("education:ours")
    page = Page("Send a file", setting.agency.name, SEND, NOBODY, "Bring it in", back, "Brought in.")
    form = form_of(request, FileForm, page)

    def save() -> str:
        given = form.cleaned_data["file"]
        file, _ = actions.bring_in(name=given.name, raw=given.read(), by=request.viewer, at=clock.now())
        return reverse("education:file", args=[file.pk])

    columns = [(COLUMNS[name][0], name in NEEDED) for name in COLUMNS]
    files = seen_files(request.viewer).filter(setting=setting).order_by("-at", "id")[:10]
    return served(
        request, page, form, save, template="education/send.jinja", columns=columns, files=list(files)
    )


@require_GET
@staff_page("education.return")
def file(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """What became of a file."""
    found = _opened(request, file_id)
    faults = faults_of(found)
    shown = {"it": found, "standing": len(entries_of_file(request.viewer, found)), "faults": faults}
    return render(request, "education/file.jinja", shown)


@staff_page("education.return")
def take_back(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """Everything of a file that still stands is taken back."""
    found = _opened(request, file_id)
    back = reverse("education:file", args=[found.pk])
    page = Page("Take a file back", found.name, BACK, found.pk, "Take it back", back, "Taken back.")
    form = form_of(request, TakeBackFileForm, page)

    def save() -> None:
        actions.take_back_file(file_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    return served(request, page, form, save)


def _opened(request: StaffRequest, file_id: UUID) -> ReturnFile:
    return open_record(seen_files(request.viewer).filter(setting=mine(request)), request.viewer, file_id)
