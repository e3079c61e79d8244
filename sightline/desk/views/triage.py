"""A weekly triage, one row at a time: plain keys with scripts, the same links and buttons without (PW-17)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.actions.drafts import drop_draft
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.cases.models import Case
from sightline.cases.queries.work import scale_in_use
from sightline.core import clock
from sightline.core.clock import london
from sightline.core.forms import both_texts, saved_or_told
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.desk.actions import triage as triage_row
from sightline.desk.forms.triage import TriageForm
from sightline.desk.pages.triage import PLAIN_KEYS, list_lines, meeting_line, row_page
from sightline.desk.queries.tracked import Tracked
from sightline.desk.queries.triage import Queue, ToJudge, queue, to_judge, triage_meetings
from sightline.desk.states import RowKind
from sightline.front_door.models import ContactSubject
from sightline.meetings.models import Meeting
from sightline.meetings.permissions import may_discuss
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import MEETING, Act, Kind

DRAFT = "desk.triage"
READERS = ["those who run the meeting", "those named to come to it", "a level: those on the case"]
NOT_TRIAGE = "This is not a weekly triage."


@require_GET
@staff_page("desk.tracker")
def meetings(request: StaffRequest) -> HttpResponse:
    """Which triage to go through."""
    found = [(meeting_line(each), each.pk) for each in triage_meetings(request.viewer)]
    return render(request, "desk/triage.jinja", {"meetings": found})


@require_GET
@staff_page("desk.tracker")
def one_meeting(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Its rows: new and changed since the triage before."""
    found = queue(request.viewer, _meeting(request, meeting_id))
    left = found.left()
    begin = reverse("desk:triage_row", args=[meeting_id, left[0].address]) if left else ""
    shown = {
        "title": meeting_line(found.meeting),
        "since": found.since,
        "lines": list_lines(found),
        "begin": begin,
        "left": len(left),
        "meeting": found.meeting,
    }
    return render(request, "desk/triage_meeting.jinja", shown)


@staff_page("desk.tracker")
def one_row(request: StaffRequest, meeting_id: UUID, row: str) -> HttpResponse:
    """One row: what is held, what is agreed, and on to the next."""
    found = queue(request.viewer, _meeting(request, meeting_id))
    place = found.place(row)
    if place is None:
        raise Refused(NOT_FOUND, hidden=True)
    _on_record(request, found.rows[place])
    judges = to_judge(request.viewer, found.rows[place])
    form, clash = _form(request, found, found.rows[place], judges), None
    if request.method == "POST" and form.is_valid():
        try:
            saved_or_told(form, lambda: _save(request, found, found.rows[place], form, judges))
        except Conflict as other:
            clash = both_texts(other, form, "seen" if "words" in other.saved else "judged_seen")
        if clash is None and form.is_valid():
            return _go_on(request, found, place)
    shown = {
        "page": row_page(request.viewer, found, place, on=clock.today()),
        "form": form,
        "clash": clash,
        "meeting": found.meeting,
        "back_to": reverse("desk:triage_meeting", args=[meeting_id]),
        "draft": DRAFT,
        "subject": found.rows[place].key,
        "keys": "" if request.GET.get("keys") == "off" else PLAIN_KEYS,
        "readers": READERS,
    }
    return render(request, "desk/triage_row.jinja", shown, status=409 if clash else 200)


def _meeting(request: StaffRequest, meeting_id: UUID) -> Meeting:
    found = open_record(seen(request.viewer), request.viewer, meeting_id)
    if found.kind != Kind.TRIAGE:
        raise Refused(NOT_TRIAGE)
    may_discuss(request.viewer, found).demand()
    MEETING.may(found.state, Act.DISCUSS).demand()
    return found


def _on_record(request: StaffRequest, row: Tracked) -> None:
    """That this child's row was opened is on the record of access."""
    if row.kind is RowKind.CASE:
        open_record(Case.objects.visible_to(request.viewer), request.viewer, row.key)
    else:
        open_record(ContactSubject.objects.visible_to(request.viewer), request.viewer, row.key)


def _form(request: StaffRequest, found: Queue, row: Tracked, judges: ToJudge | None) -> TriageForm:
    said = found.said.get(row.key)
    start = {
        "seen": said.number if said else 0,
        "judged_seen": judges.number if judges else 0,
        "response": said.response if said else "",
        "words": said.words if said else "",
    }
    scale = scale_in_use() if judges else None
    return form_of(request, TriageForm, DRAFT, row.key, initial=start, scale=scale)


def _save(
    request: StaffRequest, found: Queue, row: Tracked, form: TriageForm, judges: ToJudge | None
) -> None:
    met = london(found.meeting.starts_at).date()
    triage_row(
        meeting_id=found.meeting.pk,
        talk=form.talk_of(row),
        seen=form.cleaned_data["seen"],
        judging=form.judging(meeting_id=found.meeting.pk, on=met) if judges else None,
        case_id=judges.case.pk if judges else None,
        judged_seen=form.cleaned_data["judged_seen"],
        by=request.viewer,
        at=clock.now(),
    )
    drop_draft(form=DRAFT, subject_id=row.key, by=request.viewer, at=clock.now())


def _go_on(request: StaffRequest, found: Queue, place: int) -> HttpResponse:
    messages.success(request, f"Saved: {found.rows[place].reference}.")
    if place + 1 == len(found.rows):
        return redirect("desk:triage_meeting", found.meeting.pk)
    there = reverse("desk:triage_row", args=[found.meeting.pk, found.rows[place + 1].address])
    return redirect(f"{there}?keys=off" if request.GET.get("keys") == "off" else there)
