"""Audits as their pages show them: numbers for those who read them, cases for the auditor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.cases.audit_states import STAGES, WANTING, AuditKind, Found, Side, Stage
from sightline.cases.models import Audit, AuditedCase, AuditFinding, AuditReport
from sightline.core import words
from sightline.core.pages import Row, Tag

TO_DO = Tag("To be looked at", "yellow")
COLOUR = {Found.GOOD: "green", Found.PARTLY: "orange", Found.NOT: "red", Found.NO_NEED: "grey"}


def title_of(audit: Audit) -> str:
    """A tenth of the open cases, internal: 1 October to 31 December 2026."""
    kind, side = AuditKind(audit.kind).label, words.first_lower(Side(audit.side).label)
    return f"{kind}, {side}: {words.day(audit.first_day)} to {words.day(audit.last_day)}"


@dataclass(frozen=True)
class StageLine:
    """One stage of one case."""

    title: str
    href: str
    tag: Tag
    rows: list[Row]


@dataclass(frozen=True)
class DrawnLine:
    """One case that was drawn."""

    number: int
    reference: str
    href: str
    done: str


def drawn_lines(
    audit: Audit, rows: Sequence[AuditedCase], found: Mapping[tuple[UUID, str], AuditFinding]
) -> list[DrawnLine]:
    """How many stages of each have been looked at."""
    stages = STAGES[AuditKind(audit.kind)]
    return [
        DrawnLine(
            it.number,
            it.reference,
            reverse("cases:audited", args=[it.pk]),
            f"{sum((it.pk, each.value) in found for each in stages)} of {len(stages)}",
        )
        for it in rows
    ]


def stage_lines(
    audited: AuditedCase, found: Mapping[tuple[UUID, str], AuditFinding], *, audits: bool
) -> list[StageLine]:
    """Each stage: what the records said, and what was found."""
    return [_stage(audited, stage, found, audits) for stage in STAGES[AuditKind(audited.audit.kind)]]


def _stage(
    audited: AuditedCase, stage: Stage, found: Mapping[tuple[UUID, str], AuditFinding], audits: bool
) -> StageLine:
    last = found.get((audited.pk, stage.value))
    rows = [Row("As the records stood", audited.shown.get(stage.value, ""))]
    if last:
        rows += [Row("What shows it", last.shows), Row("What the team was asked", last.wanted or "Nothing")]
        rows.append(Row("By", f"{last.by.name if last.by else ''}, {words.day(last.at)}"))
    href = reverse("cases:audit_stage", args=[audited.pk, stage.value]) if audits else ""
    tag = Tag(str(Found(last.found).label), COLOUR[Found(last.found)]) if last else TO_DO
    return StageLine(str(stage.label), href, tag, rows)


def count_table(counts: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    """Stages by what was found."""
    heads = ["Stage", *(str(each.label) for each in Found)]
    stages = counts.get("stages", {})
    lines = [
        [str(Stage(stage).label), *(str(by.get(each.value, 0)) for each in Found)]
        for stage, by in stages.items()
    ]
    return heads, lines


def count_rows(counts: Mapping[str, Any]) -> list[Row]:
    """The base, and of safety plans what their own records say."""
    rows = [Row("Open cases", str(counts["base"])), Row("Audited", str(counts["drawn"]))]
    if "plans" in counts:
        rows += [
            Row("With a safety plan", str(counts["plans"])),
            Row("Made with the child", str(counts["with_child"])),
            Row("Made with the parents", str(counts["with_parents"])),
        ]
    return rows


@dataclass(frozen=True)
class ReportPart:
    """What a group was told."""

    title: str
    words: str
    rows: list[Row]
    heads: list[str]
    lines: list[list[str]]


def report_part(it: AuditReport) -> ReportPart:
    """With its numbers as they stood."""
    heads, lines = count_table(it.counts)
    title = f"Reported to {it.reported_to} on {words.day(it.at)}"
    return ReportPart(title, it.words, count_rows(it.counts), heads, lines)


@dataclass(frozen=True)
class StageOverTime:
    """One stage, quarter by quarter."""

    title: str
    heads: list[str]
    lines: list[list[str]]


OVER_TIME = [
    "Quarter",
    "By",
    "Open cases",
    "Audited",
    *(str(each.label) for each in Found),
    "As it should be, of those it concerns",
]


def stages_over_time(reports: Sequence[AuditReport]) -> list[StageOverTime]:
    """What was reported of each stage, the newest quarter first; stages of which nothing was are left out."""
    every = [_over_time(stage, reports) for kind in AuditKind for stage in STAGES[kind]]
    return [*(each for each in every if each.lines), *_plans_over_time(reports)]


def _over_time(stage: Stage, reports: Sequence[AuditReport]) -> StageOverTime:
    told = [(it, it.counts["stages"][stage.value]) for it in reports if stage in it.counts.get("stages", {})]
    lines = [
        [*_of_audit(it), *(str(by.get(each.value, 0)) for each in Found), _share_of(by)] for it, by in told
    ]
    return StageOverTime(str(stage.label), OVER_TIME, lines)


def _of_audit(it: AuditReport) -> list[str]:
    audit = it.audit
    quarter = f"{words.day(audit.first_day)} to {words.day(audit.last_day)}"
    counted = (str(it.counts["base"]), str(it.counts["drawn"]))
    return [quarter, str(Side(audit.side).label), *counted]


def _share_of(by: Mapping[str, int]) -> str:
    concerned = sum(by.get(each.value, 0) for each in (Found.GOOD, *WANTING))
    return share(by.get(Found.GOOD.value, 0), concerned)


def share(some: int, base: int) -> str:
    """So many of so many, with the share to the whole per cent; a dash where there is no base."""
    return f"{some} of {base} ({(200 * some + base) // (2 * base)}%)" if base else "–"


def _plans_over_time(reports: Sequence[AuditReport]) -> list[StageOverTime]:
    """Of safety plans also what their own records say (PW-10a)."""
    told = [(it, it.counts) for it in reports if "plans" in it.counts]
    lines = [
        [
            *_of_audit(it),
            share(by["plans"], by["drawn"]),
            share(by["with_child"], by["plans"]),
            share(by["with_parents"], by["plans"]),
        ]
        for it, by in told
    ]
    heads = [
        "Quarter",
        "By",
        "Open cases",
        "Audited",
        "With a plan",
        "Made with the child",
        "Made with the parents",
    ]
    return [StageOverTime("Safety plans, as their own records say", heads, lines)] if lines else []
