"""What the page of rules and holidays shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.words import day, moment
from sightline.deadlines.models import Holiday, LengthAnswer, LengthProposal, Rule
from sightline.deadlines.permissions import may_agree
from sightline.deadlines.queries import length_can_be_set
from sightline.deadlines.steps import Told

WHO = {
    Told.OWNER: "the owner",
    Told.TEAM_MANAGER: "the owner's manager",
    Told.ASKED: "those who were asked",
    Told.NAMED_MANAGER: "their named manager",
    Told.PARTNERSHIP_OFFICER: "the partnership officer",
}


@dataclass(frozen=True)
class RuleLine:
    """One rule in force."""

    code: str
    title: str
    starts: str
    length: str
    told: str
    standing: str


def rule_line(rule: Rule) -> RuleLine:
    told = [f"{WHO[step.who]}{f' after {step.wait}' if step.wait else ''}" for step in rule.steps]
    checked = "checked" if rule.status == "verified" else "to confirm"
    return RuleLine(
        code=rule.code,
        title=rule.title,
        starts=f"When {rule.starts}",
        length=str(rule.length),
        told=", then ".join(told),
        standing=f"{rule.kind.capitalize()}, {checked}: {rule.source}",
    )


@dataclass(frozen=True)
class LengthLine:
    """A clock whose length the partnership sets for itself."""

    code: str
    title: str
    length: str
    since: str
    href: str


def length_lines(rules: Iterable[Rule]) -> list[LengthLine]:
    """Those of the rules in force that can be set here."""
    return [
        LengthLine(
            rule.code,
            rule.title,
            str(rule.length),
            day(rule.valid_from),
            reverse("deadlines:propose_length", args=[rule.code]),
        )
        for rule in rules
        if length_can_be_set(rule)
    ]


@dataclass(frozen=True)
class ProposalLine:
    """What was proposed for one clock, by whom, and what a second person said."""

    code: str
    what: str
    why: str
    by: str
    answer: str
    href: str


def proposal_line(it: LengthProposal, viewer: Viewer) -> ProposalLine:
    """It as it stands; with an address where this person is the second one."""
    answer: LengthAnswer | None = getattr(it, "answer", None)
    words = ""
    if answer is not None:
        said = "Agreed" if answer.agreed else "Not agreed"
        words = ". ".join(
            part for part in (f"{said} by {answer.by.name}, {moment(answer.at)}", answer.words) if part
        )
    may = answer is None and bool(may_agree(viewer, it.by_id))
    return ProposalLine(
        code=it.code,
        what=f"{it.count}, from {day(it.valid_from)}",
        why=it.why,
        by=f"{it.by.name}, {moment(it.at)}",
        answer=words or "Waits for a second person",
        href=reverse("deadlines:agree_length", args=[it.pk]) if may else "",
    )


@dataclass(frozen=True)
class HolidayLine:
    """One entry of local knowledge about holidays."""

    day: str
    title: str
    change: str
    source: str


def holiday_line(holiday: Holiday) -> HolidayLine:
    change = "Bank holiday" if holiday.added else "Working day"
    return HolidayLine(day(holiday.day), holiday.title, change, holiday.source)
