"""Files of crimes: what was sent, sending one, what became of it, its faults as a workbook, and taking it back."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.files.faults import Unreadable
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.justice import actions
from sightline.justice.forms.files import MappingForm, SendForm, TakeBackFileForm
from sightline.justice.models import CrimeFile
from sightline.justice.pages.files import faults_workbook, file_rows, known_rows, result_rows
from sightline.justice.queries.files import entries_of, faults_of, mappings, seen_files
from sightline.justice.queries.reaching import advisers
from sightline.justice.views.common import READERS_OF_MAPPINGS, Texts, form_of, served

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHECKED = "Checked: nothing was kept"


@require_GET
@staff_page("justice.record")
def files(request: StaffRequest) -> HttpResponse:
    """Files of the force, the newest first."""
    page = paginate(request, seen_files(request.viewer))
    return render(request, "justice/files.jinja", {"page": page, "mappings": mappings(request.viewer)})


@staff_page("justice.record")
def send(request: StaffRequest) -> HttpResponse:
    """A file: good rows are kept, each of the others is told. Checking keeps nothing."""
    texts = _texts(request, "Send a file of crimes", "send_file", "Go on", "Brought in.")
    offered = {"mappings": mappings(request.viewer), "advisers": advisers()}
    form = form_of(request, SendForm, texts, **offered)
    kept: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid() and form.cleaned_data["only_check"]:
        try:
            return _checked(request, form)
        except (Refused, Unreadable) as problem:
            form.add_error("file", problem.sentence)

    def save() -> None:
        try:
            kept["file"] = _brought(request, form)[0]
        except Unreadable as problem:
            raise Refused(problem.sentence) from problem

    answer = served(request, form, texts, save)
    if "file" in kept and answer.status_code == 302:
        answer["Location"] = reverse("justice:file", args=[kept["file"].pk])
    return answer


def _brought(request: StaffRequest, form: SendForm) -> tuple[CrimeFile, Any]:
    given = form.cleaned_data["file"]
    given.seek(0)
    return actions.bring_in(
        name=given.name, raw=given.read(), **form.given(), by=request.viewer, at=clock.now()
    )


def _checked(request: StaffRequest, form: SendForm) -> HttpResponse:
    with transaction.atomic():
        found, result = _brought(request, form)
        transaction.set_rollback(True)
    shown = {"title": CHECKED, "it": found, "rows": result_rows(result), "faults": result.faults}
    return render(request, "justice/file.jinja", shown)


@require_GET
@staff_page("justice.record")
def one(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """What became of a file."""
    found = _opened(request, file_id)
    entries = entries_of(request.viewer, found)
    shown = {
        "title": "File of crimes",
        "it": found,
        "kept": True,
        "rows": file_rows(found, entries),
        "entries": entries,
        "faults": faults_of(request.viewer, found),
    }
    return render(request, "justice/file.jinja", shown)


@require_GET
@staff_page("justice.record")
def faults(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """Rows of which nothing was kept, as a workbook that can be mended and sent again."""
    found = _opened(request, file_id)
    answer = HttpResponse(faults_workbook(faults_of(request.viewer, found)), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="to-mend-{found.at:%Y-%m-%d}.xlsx"'
    return answer


@staff_page("justice.record")
def take_back(request: StaffRequest, file_id: UUID) -> HttpResponse:
    """Everything the file made that nobody worked on since."""
    found = _opened(request, file_id)
    texts = _texts(request, "Take a file back", "take_back_file", "Take it back", "Taken back.", of=found)
    form = form_of(request, TakeBackFileForm, texts)

    def save() -> None:
        why = form.cleaned_data["why"]
        actions.take_back_file(file_id=found.pk, why=why, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def mapping(request: StaffRequest) -> HttpResponse:
    """How a file's columns are read."""
    texts = replace(
        _texts(request, "Say how columns are read", "mapping", "Save", "Saved."),
        readers=READERS_OF_MAPPINGS,
        known=known_rows(),
    )
    form = form_of(request, MappingForm, texts, initial={"dates": "day_first"})

    def save() -> None:
        given = form.cleaned_data
        actions.save_mapping(name=given["name"], mapping=given["read"], by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


def _opened(request: StaffRequest, file_id: UUID) -> CrimeFile:
    return open_record(seen_files(request.viewer), request.viewer, file_id)


def _texts(
    request: StaffRequest, title: str, draft: str, button: str, said: str, *, of: CrimeFile | None = None
) -> Texts:
    back_to = reverse("justice:file", args=[of.pk]) if of else reverse("justice:files")
    subject = of.pk if of else request.viewer.person_id
    return Texts(title, of.name if of else "", f"justice.{draft}", subject, button, said, back_to)
