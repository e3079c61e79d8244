"""Caseloads: counts of cases beside the benchmark and the limit. Never a score, and never in order of risk."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Staff, Team
from sightline.cases.lead_states import BENCHMARK, RUNNING_MONTHS, Wanting
from sightline.cases.models import Case, LimitSet, RoleHeld
from sightline.cases.pages.lists import name_of
from sightline.cases.queries.caseloads import Held, Numbers, limit_on, numbers_of, running_over
from sightline.cases.states import SCALES, Level, Placing, Scale
from sightline.core import words
from sightline.core.pages import Link, Row, Tag

REVIEW = (
    f"At the end of each of the last {RUNNING_MONTHS} months somebody held more than the limit. Ask the partners to "
    "review resources."
)
NO_LIMIT = "No limit has been set for this team."
NOT_NOTED = (
    "Other work of {month} is noted for {noted} of {workers} so far. Until it is noted, the numbers of {day} leave it "
    "out: they may be smaller than those of a month for which it was."
)
BENCH = f"{BENCHMARK[0]} to {BENCHMARK[1]} high-priority cases a worker, from a scrutiny review of May 2016"


@dataclass(frozen=True)
class WorkerLine:
    """One worker: counts of cases, and whether the limit is passed."""

    name: str
    cells: list[str]
    tag: Tag | None


@dataclass(frozen=True)
class Caseloads:
    """Everything the template shows."""

    team: Team
    heads: list[str]
    workers: list[WorkerLine]
    day: list[Row]
    not_noted: list[str]
    months: list[list[str]]
    limit: list[Row]
    before: list[str]
    review: str
    lists: list[Link]
    levels: list[str]
    placed: list[list[str]]


@dataclass(frozen=True)
class Read:
    """What was read of a team."""

    team: Team
    rows: list[Held]
    levels: Counter[tuple[UUID | None, str]]
    limits: list[LimitSet]
    staff: Mapping[UUID, Staff]
    counts: Mapping[Wanting, int]
    scale: Scale
    placed: Counter[tuple[str, str]]


def caseloads(read: Read, *, today: date, day: date, months: Sequence[date]) -> Caseloads:
    """The page as it stands today, with the numbers of a day and of the months before."""
    limit = limit_on(read.limits, today)
    heads = _levels(read)
    holding = sorted(
        (each for each in read.rows if each.day == today), key=lambda it: _name(read, it.staff_id)
    )
    return Caseloads(
        team=read.team,
        heads=["Worker", "On the pathway", "Other work", *(_level(each) for each in heads), "Not shown here"],
        workers=[_line(read, each, heads, limit) for each in holding],
        day=_numbers(numbers_of(day, read.rows)),
        not_noted=[
            said for each in sorted({today, day}) if (said := _not_noted(numbers_of(each, read.rows)))
        ],
        months=[month_cells(numbers_of(each, read.rows), limit_on(read.limits, each)) for each in months],
        limit=_limit(limit),
        before=[_said(each) for each in read.limits if each is not limit],
        review=REVIEW if running_over(read.rows, read.limits, today) else "",
        lists=[
            Link(
                f"{what.label}: {words.plural(read.counts[what], 'case')}",
                f"{reverse('cases:attention')}?team={read.team.pk}&what={what.value}",
            )
            for what in Wanting
        ],
        levels=["Placed", *(_level(each) for each in heads), "All"],
        placed=_placed(read, heads),
    )


def _placed(read: Read, levels: Sequence[str]) -> list[list[str]]:
    """Those placed across the border of the area apart, and everybody else (PW-20)."""
    names = {each: str(each.label) for each in Placing} | {Placing.NONE: "Everybody else"}
    counted = [(names[each], [read.placed[each.value, level] for level in levels]) for each in Placing]
    return [[name, *(str(n) for n in cells), str(sum(cells))] for name, cells in counted]


def _levels(read: Read) -> list[str]:
    """The levels of the scale in use, those of the other that still stand somewhere, and none."""
    in_use = [each.value for each in SCALES[read.scale]]
    others = [each.value for each in Level if each not in in_use and any(k[1] == each for k in read.levels)]
    return [*in_use, *others, ""]


def _level(value: str) -> str:
    return str(Level(value).label) if value else "Not judged yet"


def _name(read: Read, staff_id: UUID) -> str:
    held = read.staff.get(staff_id)
    return held.name if held else ""


def _line(read: Read, it: Held, levels: Iterable[str], limit: LimitSet | None) -> WorkerLine:
    seen = [read.levels[(it.staff_id, each)] for each in levels]
    over = limit is not None and it.total > limit.most
    other = "Not noted yet" if it.other is None else it.other
    counted = [it.cases, other, *seen, max(it.cases - sum(seen), 0)]
    tag = Tag(f"Over the limit of {limit.most}", "orange") if limit and over else None
    return WorkerLine(_name(read, it.staff_id), [str(each) for each in counted], tag)


def _numbers(it: Numbers) -> list[Row]:
    return [
        Row("Open involvements", str(it.open_involvements)),
        Row("Workers", str(it.workers)),
        Row("Average caseload", it.average),
        Row("Largest caseload", str(it.most)),
    ]


def _not_noted(it: Numbers) -> str:
    """What the numbers of a day leave out, in words; nothing where all of it is noted."""
    if not it.not_noted:
        return ""
    noted, workers = it.workers - it.not_noted, words.plural(it.workers, "worker")
    return NOT_NOTED.format(
        month=f"{it.day:%B %Y}", noted=noted or "none", workers=workers, day=words.day(it.day)
    )


def month_cells(it: Numbers, limit: LimitSet | None) -> list[str]:
    """The four numbers of a date, beside the limit of that day; the date says where they leave other work out."""
    most = str(limit.most) if limit else "Not set"
    over = "Yes" if limit and it.most > limit.most else "No" if limit else "–"
    numbers = [str(it.open_involvements), str(it.workers), it.average, str(it.most)]
    left_out = f" (other work not noted for {it.not_noted} of {it.workers})" if it.not_noted else ""
    return [words.day(it.day) + left_out, *numbers, most, over]


def _limit(limit: LimitSet | None) -> list[Row]:
    if limit is None:
        return [Row("Limit", NO_LIMIT), Row("Benchmark", BENCH)]
    return [
        Row("Limit", f"{words.plural(limit.most, 'case')} a worker, from {words.day(limit.from_on)}"),
        Row("Set by", f"{limit.decided_by}, {words.day(limit.decided_on)}"),
        Row("Written in", limit.source),
        Row("Why", limit.why),
        Row("Benchmark", BENCH),
    ]


def _said(it: LimitSet) -> str:
    who = f"{it.decided_by}, {words.day(it.decided_on)}: {it.source}"
    return f"{words.plural(it.most, 'case')} a worker from {words.day(it.from_on)} ({who})"


@dataclass(frozen=True)
class WantingLine:
    """One case on which something is wanting."""

    who: str
    href: str
    cells: list[str]


def wanting_lines(
    rows: Sequence[Any], names: Mapping[UUID, str], workers: Mapping[UUID, RoleHeld]
) -> list[WantingLine]:
    """Cases with whose they are and when it was due; no level."""
    return [WantingLine(names.get(it.child_id, ""), _page(it), _cells(it, workers)) for it in rows]


def _page(it: Case) -> str:
    return reverse("cases:one", args=[it.pk])


def _cells(it: Case, workers: Mapping[UUID, RoleHeld]) -> list[str]:
    due = getattr(it, "due_at", None)
    said = words.moment(due) if due else ""
    return [it.reference, words.day(it.opened_on), name_of(workers.get(it.pk)), said]
