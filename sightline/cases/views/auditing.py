"""Audits: draws, what was drawn, what was found of each stage, the report."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.cases import actions
from sightline.cases.audit_states import STAGES, AuditKind, Side, Stage
from sightline.cases.forms import AuditForm, AuditReportForm, ExternalForm
from sightline.cases.models import Audit, AuditedCase
from sightline.cases.pages.auditing import drawn_lines, report_part, stage_lines, stages_over_time, title_of
from sightline.cases.permissions import may_audit
from sightline.cases.queries import audits as query
from sightline.cases.views.common import done
from sightline.core import clock
from sightline.core.forms import Form, saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import Row, paginate
from sightline.front_door.queries.samples import drawn

READERS = ["auditors", "where something is wanting, the team of the case, which is asked for it"]
GROUP = ["everybody who reads what audits found"]


@require_GET
@staff_page("cases.read_audit")
def audits(request: StaffRequest) -> HttpResponse:
    """Every draw, the newest first."""
    page = paginate(request, query.audits(request.viewer))
    lines = [(title_of(each), each) for each in page.items]
    return render(request, "cases/audits.jinja", {"page": page, "lines": lines})


@require_GET
@staff_page("cases.read_audit")
def one(request: StaffRequest, audit_id: UUID) -> HttpResponse:
    """One draw with its rule, what was reported, and for the auditor what was drawn."""
    found: Audit = open_record(query.audits(request.viewer), request.viewer, audit_id)
    may = bool(may_audit(request.viewer))
    rows = query.drawn_in(request.viewer, found) if may else []
    again = drawn(found.seed, found.base) if found.kind == AuditKind.TENTH else found.base
    told = query.reports(request.viewer, found)
    shown = {
        "audit": found,
        "title": title_of(found),
        "reports": [report_part(each) for each in told],
        "lines": drawn_lines(found, rows, query.found_of(request.viewer, rows)),
        "may": may,
        "external": may and bool(told) and found.side == Side.INTERNAL,
        "same": {each.reference for each in rows} <= set(again),
    }
    return render(request, "cases/audit.jinja", shown)


@require_GET
@staff_page("cases.read_audit")
def over_time(request: StaffRequest) -> HttpResponse:
    """What was reported of each stage, quarter by quarter, in numbers (PW-10a, PW-27)."""
    stages = stages_over_time(query.last_reports(request.viewer))
    return render(request, "cases/audits_over_time.jinja", {"stages": stages})


def _audited(request: StaffRequest, audited_id: UUID) -> AuditedCase:
    rows = AuditedCase.objects.visible_to(request.viewer).select_related("audit")
    found: AuditedCase = open_record(rows, request.viewer, audited_id)
    return found


@require_GET
@staff_page("cases.audit")
def audited(request: StaffRequest, audited_id: UUID) -> HttpResponse:
    """One case that was drawn, as its records stood, stage by stage."""
    found = _audited(request, audited_id)
    lines = stage_lines(found, query.found_of(request.viewer, [found]), audits=True)
    shown = {"found": found, "lines": lines, "title": title_of(found.audit)}
    return render(request, "cases/audited.jinja", shown)


@staff_page("cases.audit")
def find(request: StaffRequest, audited_id: UUID, stage: str) -> HttpResponse:
    """What the auditor finds of one stage."""
    found = _audited(request, audited_id)
    if stage not in STAGES[AuditKind(found.audit.kind)]:
        raise Refused(NOT_FOUND, hidden=True)
    which = Stage(stage)
    form: AuditForm = AuditForm.of(request, initial={"version": query.last_of(found, which)})

    def save() -> None:
        key, seen = key_of(request), int(form.cleaned_data["version"])
        by, at, audited = request.viewer, clock.now(), form.audited(which)
        actions.find(audited_id=found.pk, audited=audited, seen=seen, key=key, by=by, at=at)

    if _saved(request, form, save):
        return done(request, "On record.", "cases:audited", found.pk)
    page = _form(request, form, str(which.label), f"Case {found.reference}", READERS)
    page["back_to"] = reverse("cases:audited", args=[found.pk])
    page["rows"] = [Row("As the records stood", found.shown.get(stage, ""))]
    return render(request, "cases/form.jinja", page | {"walled": bool(found.walls)})


@staff_page("cases.audit")
def report(request: StaffRequest, audit_id: UUID) -> HttpResponse:
    """Tell a group what was found, in numbers."""
    found: Audit = open_record(query.audits(request.viewer), request.viewer, audit_id)
    form: AuditReportForm = AuditReportForm.of(request)

    def save() -> None:
        actions.report_audit(audit_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    if _saved(request, form, save):
        return done(request, "Reported, with the numbers as they stand.", "cases:audit", found.pk)
    page = _form(request, form, "Report what was found", title_of(found), GROUP)
    return render(request, "cases/form.jinja", page | {"back_to": reverse("cases:audit", args=[found.pk])})


@staff_page("cases.audit")
def external(request: StaffRequest, audit_id: UUID) -> HttpResponse:
    """Begin the external audit of the same cases, once the internal one is reported (PW-27)."""
    found: Audit = open_record(query.audits(request.viewer), request.viewer, audit_id)
    form: ExternalForm = ExternalForm.of(request)

    def save() -> None:
        actions.begin_external(audit_id=found.pk, by=request.viewer, at=clock.now())

    if _saved(request, form, save):
        return done(request, "The external audit has begun.", "cases:audits")
    page = _form(request, form, "External audit", title_of(found), GROUP)
    return render(request, "cases/form.jinja", page | {"back_to": reverse("cases:audit", args=[found.pk])})


def _saved(request: StaffRequest, form: Form, save: Callable[[], object]) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    saved_or_told(form, save)
    return form.is_valid()


def _form(
    request: StaffRequest, form: Form, title: str, caption: str, readers: list[str]
) -> dict[str, object]:
    return {
        "title": title,
        "caption": caption,
        "form": form,
        "draft": "",
        "subject": "",
        "button": "Keep it",
        "readers": readers,
        "walled": False,
        "clash": None,
        "once": str(key_of(request)),
    }
