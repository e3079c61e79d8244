"""Where the work on a case stands: what is judged, what waits for a second reader, assessments, the plan for ending."""

from dataclasses import dataclass

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.models import Assessment, Case, Ending, ExitPlan, Judgement, SafetyPlan
from sightline.cases.permissions import may_propose, may_read_ending, may_read_second, may_work
from sightline.cases.queries.one import Whole
from sightline.cases.queries.work import ever_harmed, stands, waits
from sightline.cases.states import MEETING_LEVELS, Judged, Level, Role, State, Statutory, Why, YesNo
from sightline.core import words
from sightline.core.pages import Link, Row, Tag

PLANS = (Statutory.CIN, Statutory.CP)
NO_SOCIAL_WORKER = "The level is medium or above: name the child’s social worker."
NO_PLAN_IN_LAW = (
    "The level is medium or above: note the child in need or child protection plan, or ask for one."
)


@dataclass(frozen=True)
class JudgedLine:
    """One judgement, as it stands or stood."""

    title: str
    tag: Tag
    rows: list[Row]
    href: str


@dataclass(frozen=True)
class WorkPart:
    """What the template shows of the work."""

    harmed: str
    prompts: list[str]
    standing: list[Row]
    judgements: list[JudgedLine]
    assessments: list[Link]
    safety: Link | None
    plan: list[Row]
    ending: list[Row]
    offers: list[Link]


@dataclass(frozen=True)
class Work:
    """What was read."""

    judgements: list[Judgement]
    assessments: list[Assessment]
    safety: SafetyPlan | None
    plan: ExitPlan | None
    ending: Ending | None


def work_part(viewer: Viewer, found: Whole, work: Work) -> WorkPart:
    """The work as this viewer sees it."""
    case = found.case
    harmed = ever_harmed(work.judgements)
    reads = bool(may_read_second(viewer, case))
    return WorkPart(
        harmed=f"Has been harmed by exploitation, as judged on {words.day(harmed.judged_on)}."
        if harmed
        else "",
        prompts=_prompts(found, work),
        standing=[_standing(work, what) for what in Judged],
        judgements=[_line(viewer, case, each, reads) for each in work.judgements],
        assessments=[
            Link(
                f"Assessment {each.number}, {words.day(each.assessed_on)}",
                reverse("cases:assessment", args=[case.pk, each.number]),
            )
            for each in work.assessments
        ],
        safety=_safety(case, work.safety),
        plan=plan_rows(work.plan),
        ending=ending_rows(work.ending),
        offers=_offers(viewer, case, work),
    )


def _prompts(found: Whole, work: Work) -> list[str]:
    """What is asked for at medium and above: a social worker, and a plan in law (RK-10)."""
    if level_of(work) not in MEETING_LEVELS or found.case.state == State.CLOSED:
        return []
    named = any(each.role == Role.SOCIAL_WORKER for each in found.roles)
    planned = any(each.status in PLANS and getattr(each, "ended", None) is None for each in found.statuses)
    return [text for text, there in ((NO_SOCIAL_WORKER, named), (NO_PLAN_IN_LAW, planned)) if not there]


def level_of(work: Work) -> str:
    """The level that stands, or nothing."""
    found = next((each for each in work.judgements if each.what == Judged.LEVEL and stands(each)), None)
    return found.level if found else ""


def said(it: Judgement) -> str:
    """What was judged, in words."""
    return str(Level(it.level).label) if it.level else str(YesNo(it.answer).label)


def _standing(work: Work, what: Judged) -> Row:
    found = next((each for each in work.judgements if each.what == what and stands(each)), None)
    text = f"{said(found)}, judged on {words.day(found.judged_on)}" if found else "Not judged yet"
    return Row(str(what.label), text)


def _line(viewer: Viewer, case: Case, it: Judgement, reads: bool) -> JudgedLine:
    reading = getattr(it, "reading", None)
    rows = [
        Row("Judged", said(it)),
        Row("Why", it.reason),
        Row("By", f"{it.by.name if it.by else ''}, {words.day(it.judged_on)}"),
        Row("Definition", it.definition),
    ]
    if reading:
        agrees = "agreed" if reading.agrees else "did not agree"
        rows.append(Row("Second reader", f"{reading.by.name} {agrees}. {reading.words}".strip()))
    tag = Tag("Waits for a second reader", "yellow") if waits(it) else Tag("Judged", "blue")
    if reading and not reading.agrees:
        tag = Tag("Not agreed", "red")
    can = reads and reading is None and it.by_id != viewer.staff_id
    href = reverse("cases:read_judgement", args=[case.pk, it.pk]) if can else ""
    return JudgedLine(str(Judged(it.what).label), tag, rows, href)


def _safety(case: Case, plan: SafetyPlan | None) -> Link | None:
    if plan is None:
        return None
    text = f"Safety plan, version {plan.number}: to be looked at again on {words.day(plan.review_on)}"
    return Link(text, reverse("cases:safety_plan", args=[case.pk, plan.number]))


def plan_rows(plan: ExitPlan | None) -> list[Row]:
    """The exit plan."""
    if plan is None:
        return []
    rows = [
        Row("What is safer now", plan.changed),
        Row("Who and what stays", plan.stays),
        Row("What would bring us back", plan.signs),
        Row("The child says", plan.child_words),
        Row("The parents say", plan.parents_words),
    ]
    return [*rows, Row("Steps down to", plan.handed_to)] if plan.handed_to else rows


def ending_rows(ending: Ending | None) -> list[Row]:
    """The proposal to end it, and what the second person said."""
    if ending is None:
        return []
    reading = getattr(ending, "reading", None)
    rows = [
        Row("Why", str(Why(ending.why).label)),
        Row("In their words", ending.words),
        Row("Proposed by", f"{ending.by.name if ending.by else ''}, {words.day(ending.at)}"),
    ]
    if reading:
        agrees = "agreed" if reading.agrees else "kept it open"
        rows.append(Row("Second reader", f"{reading.by.name} {agrees}. {reading.words}".strip()))
    return rows


def _offers(viewer: Viewer, case: Case, work: Work) -> list[Link]:
    key, found = [case.pk], []
    if may_work(viewer, case):
        found.append(
            Link("Assess again" if work.assessments else "Assess", reverse("cases:assess", args=key))
        )
        if work.assessments:
            found += [
                Link(
                    f"Judge: {words.first_lower(str(what.label))}",
                    reverse("cases:judge", args=[*key, what.value]),
                )
                for what in Judged
            ]
        safety = "Write a new version of the safety plan" if work.safety else "Write the safety plan"
        found.append(Link(safety, reverse("cases:plan_safety", args=key)))
        found.append(Link("Write the exit plan", reverse("cases:plan_exit", args=key)))
    if may_propose(viewer, case):
        found.append(Link("Propose that it ends", reverse("cases:end", args=key)))
    other = work.ending is not None and work.ending.by_id != viewer.staff_id
    if other and work.ending and may_read_ending(viewer, case):
        address = reverse("cases:read_ending", args=[*key, work.ending.pk])
        found.append(Link("Read the proposal to end it", address))
    return found
