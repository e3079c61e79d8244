"""Audits of cases: what is drawn from, the record as it stood, what was found, in numbers (PW-10a, PW-27)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from sightline.access.models import Agency, Team
from sightline.access.viewer import Viewer
from sightline.cases.audit_states import STAGES, AuditKind, Stage
from sightline.cases.models import (
    Audit,
    AuditedCase,
    AuditFinding,
    AuditReport,
    Case,
    SafetyPlan,
    StatusBegun,
    Visit,
)
from sightline.cases.queries.planning import last_safety_plan
from sightline.cases.queries.support import nrm_of
from sightline.cases.queries.work import assessments_of
from sightline.cases.states import Statutory
from sightline.cases.visiting import Came
from sightline.core.words import day, listing, plural
from sightline.meetings.models import Meeting
from sightline.meetings.states import AFTER
from sightline.people.queries import identity_of

RULES = {
    AuditKind.TENTH: (
        "Every case open at the end of {last}, but those about a restricted child, which the people named on the "
        "restriction look at themselves. The references are put in the order of the SHA-256 digest, in hexadecimal, of "
        "the seed, a colon and the reference. The first tenth is drawn, rounded up."
    ),
    AuditKind.SAFETY: (
        "Every case open at the end of {last}, but those about a restricted child, which the people named on the "
        "restriction look at themselves. All of them are audited."
    ),
}
NOTHING = "Nothing is on record."


def open_at_the_end(last: date, controller_id: UUID) -> list[Case]:
    """Cases of an organisation that were open at the end of a day, outside every wall, by reference."""
    rows = Case.objects.filter(Q(closed_on=None) | Q(closed_on__gt=last), opened_on__lte=last, walls=[])
    return list(rows.filter(controller_id=controller_id).order_by("reference"))


def story(case: Case) -> tuple[dict[str, str], SafetyPlan | None]:
    """What the records say of each stage, in words, and the safety plan that stands."""
    plan = last_safety_plan(case.pk)
    shown = {
        Stage.MEETINGS: _met(case),
        Stage.CONFERENCES: _statuses(case, Statutory.CIN, Statutory.CP),
        Stage.DIRECT: _direct(case),
        Stage.CARE: _statuses(case, Statutory.CLA),
        Stage.BIAS: "The records do not say it by themselves: ask the practitioner.",
        Stage.NRM: _considered(case),
        Stage.PLAN: _planned(plan),
    }
    return {stage.value: words for stage, words in shown.items()}, plan


def _met(case: Case) -> str:
    met = Meeting.objects.filter(about__overlap=list(identity_of(case.child_id)), state__in=AFTER)
    said = [f"{each.title}, {day(each.starts_at)}" for each in met.order_by("starts_at")]
    return f"{plural(len(said), 'meeting')} held: {listing(said)}." if said else NOTHING


def _statuses(case: Case, *wanted: Statutory) -> str:
    rows = (
        StatusBegun.objects.filter(case=case, status__in=wanted)
        .select_related("ended")
        .order_by("started_on")
    )
    said = [f"{Statutory(each.status).label} from {day(each.started_on)}{_until(each)}" for each in rows]
    return f"{listing(said)}." if said else NOTHING


def _until(begun: StatusBegun) -> str:
    ended = getattr(begun, "ended", None)
    return f" to {day(ended.ended_on)}" if ended else ""


def _direct(case: Case) -> str:
    made = assessments_of(case.pk)
    assessed = listing(day(each.assessed_on) for each in reversed(made)) or "never"
    seen = Visit.objects.standing().filter(case=case, came=Came.SEEN).count()
    return f"Assessed: {assessed}. The child was seen on {plural(seen, 'visit')}."


def _considered(case: Case) -> str:
    """What was decided last about a referral, why, and whether it left."""
    last = nrm_of(case.pk)
    if last is None:
        return "It is not on record that a referral was considered."
    sent = getattr(last, "sent", None)
    left = f" It was sent on {day(sent.sent_on)}." if sent else " None was sent."
    return f"{last.get_decided_display()}, {day(last.considered_on)}: {last.reason}{left}"


def _planned(plan: SafetyPlan | None) -> str:
    if plan is None:
        return "There is no safety plan."
    child = "with the child" if plan.with_child else f"without the child ({plan.child_part})"
    parents = "with the parents" if plan.with_parents else f"without the parents ({plan.parents_part})"
    made = f"Version {plan.number}, {day(plan.at)}: made {child} and {parents}."
    return f"{made} To be looked at again on {day(plan.review_on)}."


def audits(viewer: Viewer) -> QuerySet[Audit]:
    """Draws, the newest first."""
    rows: QuerySet[Audit] = Audit.objects.visible_to(viewer)
    return rows.order_by("-first_day", "kind", "side", "id")


def drawn_in(viewer: Viewer, audit: Audit) -> list[AuditedCase]:
    """What was drawn, as far as the viewer may see it."""
    rows = AuditedCase.objects.visible_to(viewer).filter(audit=audit)
    return list(rows.order_by("number"))


def found_of(viewer: Viewer, rows: Iterable[AuditedCase]) -> dict[tuple[UUID, str], AuditFinding]:
    """The last finding of each stage of each. One read."""
    found = AuditFinding.objects.visible_to(viewer).filter(audited__in=[each.pk for each in rows])
    in_order = found.select_related("by").order_by("number")
    return {(each.audited_id, each.stage): each for each in in_order}


def last_of(audited: AuditedCase, stage: Stage) -> int:
    """The number of the last finding of a stage, 0 where there is none."""
    rows = AuditFinding.objects.filter(audited=audited, stage=stage)
    return max(rows.values_list("number", flat=True), default=0)


def whole(audit: Audit, rows: Sequence[AuditedCase], found: dict[tuple[UUID, str], AuditFinding]) -> bool:
    """Whether each stage of each has been looked at."""
    return all((each.pk, stage.value) in found for each in rows for stage in STAGES[AuditKind(audit.kind)])


def reports(viewer: Viewer, audit: Audit) -> list[AuditReport]:
    """What groups were told, the last first."""
    rows = AuditReport.objects.visible_to(viewer).filter(audit=audit).select_related("by")
    return list(rows.order_by("-number"))


def last_reports(viewer: Viewer) -> list[AuditReport]:
    """The last report of each audit, the newest quarter first. One read."""
    rows = AuditReport.objects.visible_to(viewer).select_related("audit").order_by("audit_id", "-number")
    found = rows.distinct("audit_id")
    return sorted(found, key=lambda it: (it.audit.first_day, it.audit.kind, it.audit.side), reverse=True)


def counts(
    audit: Audit, rows: Sequence[AuditedCase], found: dict[tuple[UUID, str], AuditFinding]
) -> dict[str, Any]:
    """What was found, in numbers with their base; of safety plans, what their own records say too."""
    stages: dict[str, Counter[str]] = {stage.value: Counter() for stage in STAGES[AuditKind(audit.kind)]}
    for (_, stage), finding in found.items():
        stages[stage][finding.found] += 1
    counted: dict[str, Any] = {"base": len(audit.base), "drawn": audit.size}
    counted["stages"] = {stage: dict(counter) for stage, counter in stages.items()}
    if audit.kind == AuditKind.SAFETY:
        counted["plans"] = sum(each.with_child is not None for each in rows)
        counted["with_child"] = sum(bool(each.with_child) for each in rows)
        counted["with_parents"] = sum(bool(each.with_parents) for each in rows)
    return counted


def team_of(audited: AuditedCase) -> Team | None:
    """The team of the case, which an auditor asks without opening the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_team_audited(%s)", [audited.pk])
        row = cursor.fetchone()
    return Team.objects.filter(pk=row[0]).first() if row else None


def agencies_with_cases() -> list[Agency]:
    """Organisations whose cases there are."""
    return list(Agency.objects.filter(pk__in=Case.objects.values("controller")).order_by("name"))
