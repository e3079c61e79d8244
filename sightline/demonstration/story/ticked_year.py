"""Turns the year's plan of ticked contacts into dated drafts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import DAY, london_day
from sightline.demonstration.plan.years import YearPlan
from sightline.demonstration.story.ticked import Assessed, Memory, Strand, in_order, strands
from sightline.demonstration.story.when import received


@dataclass(slots=True)
class Draft:
    """A contact before its words, decision and telling are written."""

    at: datetime
    source: str
    family: Family | None
    about: tuple[Person, ...]
    exploitation: str
    outcome: str
    assessed: Assessed | None = None
    about_open_case: bool = False


def _moments(chance: Random, plan: YearPlan, sources: list[str], pathways: int) -> list[tuple[datetime, str]]:
    """Rising moments in the year for one child's contacts, each with its source.

    Two on the pathway come within a fortnight of each other: they belong to one assessment.
    """
    last = plan.last_day - timedelta(days=20)
    found = sorted((received(chance, plan.first_day, last, source), source) for source in sources)
    if pathways == 2:
        source = found[-1][1]
        first = london_day(found[-2][0])
        found[-1] = (received(chance, first + DAY, first + 13 * DAY, source), source)
    return found


def _order_sources(chance: Random, plan: YearPlan, found: list[Strand]) -> dict[str, list[str]]:
    """Sources for identified and unidentified contacts; anonymous and public ones know the child least often."""
    pool = [source for source, count in plan.by_source.items() for _ in range(count)]
    chance.shuffle(pool)
    unknown = sum(1 for strand in found if strand.child is None)
    likely = sorted(pool, key=lambda source: {"anonymous": 0, "individual": 1, "police": 2}.get(source, 3))
    least = likely[:unknown]
    for source in least:
        pool.remove(source)
    return {"unknown": least, "known": pool}


def drafts(chance: Random, plan: YearPlan, town: Town, memory: Memory) -> list[Draft]:
    """Every ticked contact of one year."""
    found = strands(chance, plan, town, memory)
    pools = _order_sources(chance, plan, found)
    made: list[Draft] = []
    for strand in found:
        pool = pools["known" if strand.child else "unknown"]
        outcomes = in_order(strand)
        sources = [pool.pop() for _ in outcomes]
        moments = _moments(chance, plan, sources, outcomes[-2:].count("pathway") if len(outcomes) > 1 else 0)
        written = [
            _draft(at, source, strand, outcome)
            for (at, source), outcome in zip(moments, outcomes, strict=True)
        ]
        made += written
        _remember(memory, strand, written)
    return sorted(made, key=lambda draft: draft.at)


def _draft(at: datetime, source: str, strand: Strand, outcome: str) -> Draft:
    assessed = strand.assessed if outcome == "pathway" else None
    about = (strand.child,) if strand.child else ()
    open_case = assessed is not None and assessed[0] == "already_open"
    return Draft(at, source, strand.family, about, "ticked", outcome, assessed, open_case)


def _remember(memory: Memory, strand: Strand, written: list[Draft]) -> None:
    """Keep who was seen, and whose case opened when."""
    if strand.child is None or strand.family is None:
        return
    memory.seen[strand.child.key] = (strand.family, strand.child)
    if strand.assessed and strand.assessed[0] == "statutory_only":
        memory.statutory.add(strand.child.key)
    if strand.assessed and strand.assessed[0] in ("opened", "statutory_only"):
        memory.open_since.setdefault(
            strand.child.key, (london_day(written[-1].at), strand.family, strand.child)
        )
