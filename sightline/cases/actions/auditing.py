"""Audits of cases: drawn by nobody who works on them, found stage by stage, reported in numbers (PW-10a, PW-27)."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _keep
from sightline.cases.audit_states import STAGES, WANTING, AuditKind, Found, Side, Stage
from sightline.cases.models import Audit, AuditedCase, AuditFinding, AuditReport, Case
from sightline.cases.permissions import may_audit
from sightline.cases.queries import audits as query
from sightline.core.clock import london
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.words import day
from sightline.follow_up.actions.asking import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.queries.samples import drawn, quarter_before

NOT_THERE = "There is no such audit, or it is not yours to open."
NO_SHOW = "Say what shows it."
NO_NEXT = "Say what must happen now: the team is asked for it."
NOT_A_STAGE = "That stage is not part of this audit."
SINCE = "Somebody has found something of this stage since you opened this page. Read it, then save again."
NOT_ALL = "Each stage of every case that was drawn is looked at before it is reported."
NO_WORDS = "Say to whom it is reported, and what you conclude."
NOT_REPORTED = "The internal audit is reported first."
SAME_AUDIT = ("kind", "first_day", "last_day", "seed", "rule", "base", "size")
OF_CASE = ("number", "reference", "shown", "with_child", "with_parents", "case_id", "about")
SAME_CASE = (*OF_CASE, "controller_id", "lawful_basis", "regime", "retention_class")
THERE_IS_ONE = "There is an external audit of this already."


@action("cases.audit_drawn")
def draw_audit(*, agency: Agency, kind: AuditKind, by: Viewer, at: datetime, seed: str = "") -> Audit | None:
    """Draw the audit of the last quarter that ended, once. The seed is not known to anybody before."""
    first, last = quarter_before(london(at).date())
    rows = Audit.objects.filter(first_day=first, kind=kind, controller=agency)
    base = query.open_at_the_end(last, agency.pk)
    if rows.exists() or not base:
        return None
    seed = seed or secrets.token_hex(8)
    references = [each.reference for each in base]
    chosen = drawn(seed, references) if kind is AuditKind.TENTH else references
    days = {"first_day": first, "last_day": last, "rule": query.RULES[kind].format(last=day(last))}
    lists = {"seed": seed, "base": references, "size": len(chosen)}
    made = _audit(agency.pk, by, at, kind=kind, side=Side.INTERNAL, **days, **lists)
    by_reference = {each.reference: each for each in base}
    for number, reference in enumerate(chosen, 1):
        _take(made, by_reference[reference], number, by, at)
    return made


def _audit(agency_id: UUID, by: Viewer, at: datetime, **columns: Any) -> Audit:
    made = Audit(
        by_id=by.staff_id, at=at, controller_id=agency_id, retention_class=Audit.RETENTION, **columns
    )
    made.save(force_insert=True)
    return made


def _take(made: Audit, case: Case, number: int, by: Viewer, at: datetime) -> None:
    """One case as its records stand today, so that whoever audits need read nothing else."""
    shown, plan = query.story(case)
    part: dict[str, Any] = {"with_child": plan.with_child, "with_parents": plan.with_parents} if plan else {}
    wanted = {stage.value: shown[stage.value] for stage in STAGES[AuditKind(made.kind)]}
    row: dict[str, Any] = {"audit": made, "number": number, "reference": case.reference, "shown": wanted}
    _keep(AuditedCase, case, by=by, at=at, **row, **part)


@action("cases.external_audit_begun")
def begin_external(*, audit_id: UUID, by: Viewer, at: datetime) -> Audit:
    """Once the internal audit is reported, the same cases as they then stood are audited from outside (PW-27)."""
    may_audit(by).demand()
    wait_turn(audit_id)
    inside = _audit_of(audit_id, by)
    first_refusal(
        unless(inside.side != Side.INTERNAL or not query.reports(by, inside), NOT_REPORTED),
        unless(Audit.objects.filter(after=inside).exists(), THERE_IS_ONE),
    ).demand()
    same = {name: getattr(inside, name) for name in SAME_AUDIT}
    made = _audit(inside.controller_id, by, at, side=Side.EXTERNAL, after=inside, **same)
    for each in query.drawn_in(by, inside):
        kept = {name: getattr(each, name) for name in SAME_CASE}
        AuditedCase(audit=made, by_id=by.staff_id, at=at, **kept).save(force_insert=True)
    return made


def _audit_of(audit_id: UUID, by: Viewer) -> Audit:
    found = query.audits(by).filter(pk=audit_id).first()
    if found is None:
        raise Refused(NOT_THERE, hidden=True)
    return found


@dataclass(frozen=True, kw_only=True)
class Audited:
    """What was found of one stage, what shows it, and what must happen where it is wanting."""

    stage: Stage
    found: Found
    shows: str
    wanted: str = ""
    due_on: date | None = None

    def stands(self, kind: AuditKind) -> Answer:
        """Whether it is whole."""
        wanting = self.found in WANTING
        return first_refusal(
            unless(self.stage not in STAGES[kind], NOT_A_STAGE),
            unless(not self.shows.strip(), NO_SHOW),
            unless(wanting and not self.wanted.strip(), NO_NEXT),
        )


@action("cases.audit_found")
def find(
    *, audited_id: UUID, audited: Audited, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> AuditFinding:
    """What an auditor found. Where it is wanting the case's team is asked, and the asking is followed up."""
    may_audit(by).demand()
    wait_turn(audited_id)
    own = AuditFinding.objects.visible_to(by).filter(by_id=by.staff_id)
    before: AuditFinding | None = own.filter(pk=key).first() if key else None
    if before is not None:
        return before
    rows = AuditedCase.objects.visible_to(by).select_related("audit")
    found: AuditedCase | None = rows.filter(pk=audited_id).first()
    if found is None:
        raise Refused(NOT_THERE, hidden=True)
    audited.stands(AuditKind(found.audit.kind)).demand()
    unless(query.last_of(found, audited.stage) != seen, SINCE).demand()
    made = _finding(found, audited, seen + 1, key)
    made.by_id, made.at = by.staff_id, at
    made.asked_id = _asked(found, audited, by, at).pk if audited.found in WANTING else None
    made.save(force_insert=True)
    return made


def _finding(found: AuditedCase, audited: Audited, number: int, key: UUID | None) -> AuditFinding:
    return AuditFinding(
        id=key or uuid4(),
        audited=found,
        case_id=found.case_id,
        about=found.about,
        stage=audited.stage,
        number=number,
        found=audited.found,
        shows=audited.shows,
        wanted=audited.wanted,
        controller_id=found.controller_id,
        retention_class=AuditFinding.RETENTION,
    )


def _asked(found: AuditedCase, audited: Audited, by: Viewer, at: datetime) -> FollowUp:
    """The team of the case, by a follow-up that is chased like any other."""
    team = query.team_of(found)
    request = Request(
        Kind.OTHER,
        found.controller,
        f"Case {found.reference}. {audited.wanted}",
        f"An audit found of “{audited.stage.label}”: {audited.found.label}. {audited.shows}",
        team=team,
        due_on=audited.due_on,
    )
    where = reverse("cases:audited", args=[found.pk])
    return ask(request=request, about=found.about, by=by, at=at, origin=found, origin_path=where)


@action("cases.audit_reported")
def report_audit(*, audit_id: UUID, reported_to: str, words: str, by: Viewer, at: datetime) -> AuditReport:
    """Tell a group: the counts as they stand, with the auditor's own words. The same, sent twice, is one report."""
    may_audit(by).demand()
    wait_turn(audit_id)
    found = _audit_of(audit_id, by)
    rows = query.drawn_in(by, found)
    known = query.found_of(by, rows)
    first_refusal(
        unless(not query.whole(found, rows, known), NOT_ALL),
        unless(not words.strip() or not reported_to.strip(), NO_WORDS),
    ).demand()
    counted = query.counts(found, rows, known)
    said = {"reported_to": reported_to.strip(), "words": words.strip(), "counts": counted}
    earlier = AuditReport.objects.filter(audit=found)
    before: AuditReport | None = earlier.filter(**said).first()
    if before is not None:
        return before
    made = AuditReport(
        audit=found,
        number=earlier.count() + 1,
        **said,
        by_id=by.staff_id,
        at=at,
        controller_id=found.controller_id,
        retention_class=AuditReport.RETENTION,
    )
    made.save(force_insert=True)
    return made
