"""The monitor of caseloads and of a team's strength: counts by date and by post, and no worker's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sightline.access.models import Team
from sightline.cases.lead_states import PROMISED_FROM, PROMISED_UNTIL, PostKind
from sightline.cases.models import LimitSet, Strength
from sightline.cases.pages.caseloads import month_cells
from sightline.cases.queries.caseloads import Held, limit_on, numbers_of
from sightline.cases.queries.strength import strength_on
from sightline.core import words

PROMISE = (
    f"Promised until {words.day(PROMISED_UNTIL)}: no fewer posts, and no smaller budget at the same prices, than on "
    f"{words.day(PROMISED_FROM)}."
)
NO_BASE = "What the team was made of in July 2022 is not on record yet, so nothing can be set beside it."
HEADS = [
    "From",
    *(str(each.label) for each in PostKind),
    "All posts",
    "Hold cases",
    "Budget",
    "Set beside July 2022",
]


@dataclass(frozen=True)
class Monitored:
    """One team: its months, its posts, and the promise."""

    team: Team
    now: list[list[str]]
    months: list[list[str]]
    strengths: list[list[str]]
    note: str


@dataclass(frozen=True)
class ReadOfTeam:
    """What was read of a team."""

    team: Team
    rows: Sequence[Held]
    limits: Sequence[LimitSet]
    strengths: Sequence[Strength]


def monitored(read: ReadOfTeam, *, today: date, months: Sequence[date]) -> Monitored:
    """The newest month first."""
    mine = [each for each in read.strengths if each.team_id == read.team.pk]
    base = strength_on(mine, read.team, PROMISED_FROM)
    lines = [
        month_cells(numbers_of(each, read.rows), limit_on(read.limits, each)) for each in (today, *months)
    ]
    return Monitored(
        team=read.team,
        now=lines[:1],
        months=lines[1:],
        strengths=[_line(each, base) for each in mine],
        note=PROMISE if base else NO_BASE,
    )


def _line(it: Strength, base: Strength | None) -> list[str]:
    hold = sum(int(getattr(it, each)) for each in it.holders)
    counts = [str(getattr(it, each.value)) for each in PostKind]
    return [words.day(it.from_on), *counts, str(it.posts), str(hold), _budget(it), _beside(it, base)]


def _budget(it: Strength) -> str:
    if it.budget is None:
        return "Not noted"
    return f"£{it.budget:,}, or £{_at_first(it):,} at the prices of July 2022"


def _at_first(it: Strength) -> int:
    """Pounds at the prices of July 2022, to the whole pound."""
    return int((Decimal(it.budget or 0) * 100 / it.prices).quantize(Decimal(1), ROUND_HALF_UP))


def _beside(it: Strength, base: Strength | None) -> str:
    if base is None or not PROMISED_FROM <= it.from_on <= PROMISED_UNTIL:
        return "–"
    fewer = base.posts - it.posts
    said = f"{words.plural(fewer, 'post')} fewer" if fewer > 0 else "No fewer posts"
    if it.budget is None or base.budget is None:
        return f"{said}; the budget is not noted"
    less = _at_first(base) - _at_first(it)
    return f"{said}; £{less:,} less" if less > 0 else f"{said}; no smaller budget"
