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


ADVISERS, DUTY = _staff("adviser"), _staff("emergency_duty")
WORKERS = tuple(key for key in _staff("social_worker") if key.startswith("worker"))


def desk_open(at: datetime) -> bool:
    """Is the day desk open at a moment?"""
    local = london_day(at)
    return is_working(local) and moment(local, 8 * 60) <= at <= moment(local, 18 * 60)


def entered_by(chance: Random, at: datetime) -> str:
    """The adviser on the desk, or the duty team out of hours."""
    return chance.choice(ADVISERS if desk_open(at) else DUTY)


def decided_at(chance: Random, at: datetime, urgency: str, plain: bool) -> datetime:
    """When the social worker decided: the same day where it is urgent, otherwise by the next working day mostly."""
    late = 0 if plain else int(weighted(chance, "days_late"))
    quick = at + timedelta(minutes=chance.randrange(40, 200))
    same_day = plain or (chance.random() < 0.7 and desk_open(quick))
    if urgency == "red" or (urgency == "amber" and same_day):
        return quick
    day = working_day(london_day(at), DECIDE_WITHIN + late)
    return moment(day, chance.randrange(8 * 60 + 40, 17 * 60))


def decided_by(chance: Random, at: datetime) -> str:
    """A social worker of the day desk, or of the duty team out of hours."""
    return chance.choice(WORKERS if desk_open(at) else DUTY)


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
    plain: bool,
) -> Decision:
    """The decision, with the second assessment where the outcome is the pathway and somebody's case needed it.

    `plain`: nothing of it is late.
    """
    when = decided_at(chance, at, urgency, plain)
    second = None
    if assessed is not None:
        day = working_day(london_day(when), chance.randrange(3, 24))
        second = Assessment(moment(day, chance.randrange(9 * 60, 17 * 60)), *assessed)
    return Decision(
        when, decided_by(chance, when), threshold, outcome, phrase(chance, "reason", outcome), second
    )


def telling(
    chance: Random, decided: Decision, source: str, *, reachable: bool, entered: str, plain: bool
) -> Telling:
    """The caller is told, mostly within the hour; where that is not safe or possible, why is on record."""
    by = entered if entered in ADVISERS else chance.choice(ADVISERS)
    soon = (
        70 if decided.threshold == "acute" else 12
    )  # whoever told us of something acute hears what was agreed
    when = decided.at + timedelta(minutes=soon + chance.randrange(8 if plain else 63))
    if source == "anonymous":
        return Telling(when, by, "nobody", phrase(chance, "nobody", "anonymous"))
    late = 1.0 if plain else chance.random()
    if late < 0.05 or not desk_open(when):
        days = chance.choice((5, 9, 14)) if late < 0.008 else 1 if plain or late < 0.04 else 2
        when = moment(working_day(london_day(decided.at), days), chance.randrange(540, 1000))
    if not reachable:
        return Telling(when, by, "nobody", phrase(chance, "nobody"))
    return Telling(when, by, chance.choice(("phone", "phone", "email", "letter")), phrase(chance, "telling"))
