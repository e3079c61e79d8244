"""Bringing in files: send one, say what its columns hold, look at what it would give, bring it in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.files.faults import Unreadable
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.front_door.actions.importing import drop_upload, keep_upload, save_mapping
from sightline.front_door.forms.importing import NEW, ColumnsForm, SendForm
from sightline.front_door.imports.reading_only import columns_of_file, read_only, read_table
from sightline.front_door.models import Import, ImportFault, Upload
from sightline.front_door.models.imports import FileKind
from sightline.front_door.pages.importing import (
    fault_line,
    import_line,
    in_words,
    left_line,
    read_lines,
    taken_back_words,
)
from sightline.front_door.queries.import_backs import seen_backs, withdrawn_of
from sightline.front_door.queries.imports import mapping_called, mapping_choices
from sightline.front_door.tasks import bring_in_file

MOST_SHOWN = 200
RETURNS = (FileKind.MISSING, FileKind.CHILDREN, FileKind.EPISODES, FileKind.ANNEX_A)
NO_EMPLOYER = "You hold no post today, so nothing can be saved for your organisation."


@require_GET
@staff_page("front_door.import")
def files(request: StaffRequest) -> HttpResponse:
    """Every file brought in, newest first, and those sent but not brought in yet."""
    rows = Import.objects.visible_to(request.viewer).select_related("result").order_by("-at", "id")
    waiting = Upload.objects.visible_to(request.viewer).filter(sent_by_id=request.viewer.staff_id)
    context = {
        "page": paginate(request, rows, present=import_line),
        "waiting": waiting.defer("content").order_by("-sent_at"),
    }
    return render(request, "front_door/files.jinja", context)


@staff_page("front_door.import")
def send_file(request: StaffRequest) -> HttpResponse:
    """Send a file; nothing of it is kept with the records until somebody has looked at what it would give."""
    form = SendForm.of(request, mappings=mapping_choices())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind, sent = FileKind(given["kind"]), given["file"]
        upload = keep_upload(
            name=sent.name, kind=kind, content=sent.read(), by=request.viewer, at=clock.now()
        )
        if kind == FileKind.CONTACTS and given["mapping"] in ("", NEW):
            return redirect("front_door:file_columns", upload.pk)
        return _to_check(upload, given["mapping"])
    return render(request, "front_door/file_send.jinja", {"form": form})


@staff_page("front_door.import")
def file_columns(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Say what each column of the file holds, and save that under a name."""
    upload = _sent(request, upload_id)
    try:
        headings, samples = columns_of_file(bytes(upload.content))
    except Unreadable as refusal:
        return _unreadable(request, upload, refusal)
    form = ColumnsForm.of(request, headings=headings, samples=samples)
    if request.method == "POST" and form.is_valid():
        mapping, employer = form.cleaned_data["mapping"], request.viewer.employer_id
        if employer is None:
            raise Refused(NO_EMPLOYER)
        saved = save_mapping(
            name=slugify(mapping.title)[:60] or "mapping",
            mapping=mapping,
            controller_id=employer,
            by=request.viewer,
            at=clock.now(),
        )
        return _to_check(upload, saved.name)
    return render(request, "front_door/file_columns.jinja", {"form": form, "upload": upload})


@staff_page("front_door.import")
def file_check(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """What the file would give, row by row where something is wrong; then bring it in."""
    upload = _sent(request, upload_id)
    name = request.GET.get("mapping", "") if upload.kind == FileKind.CONTACTS else ""
    try:
        mapping = mapping_called(name)[0] if upload.kind == FileKind.CONTACTS else None
        if upload.kind in RETURNS:
            read = read_table(bytes(upload.content), upload.kind, clock.today())
        else:
            read = read_only(bytes(upload.content), mapping, clock.today())
    except Unreadable as refusal:
        return _unreadable(request, upload, refusal)
    if request.method == "POST":
        bring_in_file.defer(upload_id=str(upload.pk), mapping=name)
        messages.success(
            request, "The file is being brought in. What came of it stands here when it is done."
        )
        return redirect("front_door:files")
    context = {
        "upload": upload,
        "read": read,
        "found": in_words({kind: {"found": number} for kind, number in read.counts.items()}, "found"),
        "lines": read_lines(read, MOST_SHOWN),
        "mapping": mapping,
    }
    return render(request, "front_door/file_check.jinja", context)


@require_POST
@staff_page("front_door.import")
def file_drop(request: StaffRequest, upload_id: UUID) -> HttpResponse:
    """Let go of a file that was sent and is not wanted."""
    drop_upload(upload=_sent(request, upload_id), by=request.viewer, at=clock.now())
    messages.success(request, "The file was let go of. Nothing of it was kept.")
    return redirect("front_door:files")


@require_GET
@staff_page("front_door.import")
def file(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """What came of one file, with everything wrong by its place."""
    rows = Import.objects.visible_to(request.viewer).select_related("result", "by", "mapping", "back__by")
    found = open_record(rows, request.viewer, import_id)
    wrong = ImportFault.objects.visible_to(request.viewer).of(found.pk).order_by("level", "number")
    back = getattr(found, "back", None)
    context = {
        "file": found,
        "line": import_line(found),
        "taken_back": taken_back_words(back, withdrawn_of(back) if back else {}),
        "left": [left_line(each) for each in seen_backs(request.viewer, found)[:MOST_SHOWN]] if back else [],
        "not_kept": wrong.filter(level="error").exists(),
        "page": paginate(request, wrong, size=100, present=fault_line),
    }
    return render(request, "front_door/file.jinja", context)


def _sent(request: StaffRequest, upload_id: UUID) -> Upload:
    rows = Upload.objects.visible_to(request.viewer).filter(sent_by_id=request.viewer.staff_id)
    found: Upload = open_record(rows, request.viewer, upload_id)
    return found


def _to_check(upload: Upload, mapping: str) -> HttpResponse:
    response = redirect("front_door:file_check", upload.pk)
    if upload.kind == FileKind.CONTACTS:
        response["Location"] += f"?mapping={mapping}"
    return response


def _unreadable(request: StaffRequest, upload: Upload, refusal: Unreadable) -> HttpResponse:
    context = {"upload": upload, "sentence": refusal.sentence}
    return render(request, "front_door/file_unreadable.jinja", context)
