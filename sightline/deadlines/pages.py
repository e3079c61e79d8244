"""What the page of rules and holidays shows."""

from dataclasses import dataclass

from sightline.core.words import day
from sightline.deadlines.models import Holiday, Rule
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
class HolidayLine:
    """One entry of local knowledge about holidays."""

    day: str
    title: str
    change: str
    source: str


def holiday_line(holiday: Holiday) -> HolidayLine:
    change = "Bank holiday" if holiday.added else "Working day"
    return HolidayLine(day(holiday.day), holiday.title, change, holiday.source)
