"""Decisions and telling the caller, with lateness as it really happens."""

from datetime import datetime, timedelta
from random import Random

from sightline.demonstration.calendar import is_working, london_day, moment, working_day
from sightline.demonstration.draw import weighted
from sightline.demonstration.reference import rows
from sightline.demonstration.story.events import Assessment, Decision, Telling
from sightline.demonstration.story.words import phrase

DECIDE_WITHIN = 1  # working days, the rule CL-01


def _staff(role: str) -> tuple[str, ...]:
    return tuple(row["key"] for row in rows("staff") if row["role"] == role)


ADVISERS, DUTY = _staff("front_door_adviser"), _staff("emergency_duty_worker")
WORKERS = _staff("front_door_social_worker")


def desk_open(at: datetime) -> bool:
    """Is the day desk open at a moment?"""
    local = london_day(at)
    return is_working(local) and moment(local, 8 * 60) <= at <= moment(local, 18 * 60)


def entered_by(chance: Random, at: datetime) -> str:
    """The adviser on the desk, or the duty team out of hours."""
    return chance.choice(ADVISERS if desk_open(at) else DUTY)


def decided_at(chance: Random, at: datetime, urgency: str) -> datetime:
    """When the social worker decided: the same day where it is urgent, otherwise by the next working day mostly."""
    late = int(weighted(chance, "days_late"))
    quick = at + timedelta(minutes=chance.randrange(40, 200))
    if urgency == "red" or (urgency == "amber" and chance.random() < 0.7 and desk_open(quick)):
        return quick
    day = working_day(london_day(at), DECIDE_WITHIN + late)
    return moment(day, chance.randrange(8 * 60 + 40, 17 * 60))


def urgency_for(chance: Random, threshold: str) -> str:
    """Red, amber or green as a person would choose it once the level of need is clear."""
    return weighted(chance, f"urgency.{threshold}")


def decision(
    chance: Random,
    at: datetime,
    *,
    urgency: str,
    threshold: str,
    outcome: str,
    assessed: tuple[str, str | None] | None,
) -> Decision:
    """The decision, with the second assessment where the outcome is the pathway and somebody's case needed it."""
    when = decided_at(chance, at, urgency)
    second = None
    if assessed is not None:
        day = working_day(london_day(when), chance.randrange(3, 24))
        second = Assessment(moment(day, chance.randrange(9 * 60, 17 * 60)), *assessed)
    by = chance.choice(WORKERS if desk_open(when) else DUTY)
    return Decision(when, by, threshold, outcome, phrase(chance, "reason", outcome), second)


def telling(chance: Random, decided: Decision, reachable: bool, entered: str) -> Telling | None:
    """The caller is told within a day or so of the decision; now and then nobody does."""
    if not reachable or chance.random() < 0.06:
        return None
    if chance.random() < 0.6:
        when = decided.at + timedelta(minutes=chance.randrange(15, 90))
    else:
        when = moment(
            working_day(london_day(decided.at), chance.choice((1, 1, 1, 2, 4))), chance.randrange(540, 1000)
        )
    by = entered if entered in ADVISERS else chance.choice(ADVISERS)
    return Telling(when, by, phrase(chance, "telling"))
