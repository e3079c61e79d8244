"""Short professional texts put together from phrases: a worry, a place, a time, who was told."""

from datetime import datetime
from functools import cache
from random import Random

from sightline.core.words import DAYS, MONTHS
from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.borough.places import address
from sightline.demonstration.calendar import london_day
from sightline.demonstration.reference import rows

_HOURS = (
    "eight in the morning",
    "noon",
    "four in the afternoon",
    "half past five",
    "seven in the evening",
    "nine in the evening",
    "ten at night",
)


@cache
def phrases(part: str, *topics: str) -> tuple[str, ...]:
    """The phrases of one part for the topics named, or for any."""
    wanted = topics or ("any",)
    return tuple(row["text"] for row in rows("phrases") if row["part"] == part and row["topic"] in wanted)


def phrase(chance: Random, part: str, *topics: str) -> str:
    """One phrase of a part."""
    return chance.choice(phrases(part, *topics))


@cache
def topics(exploitation: str, age: int) -> tuple[str, ...]:
    """Topics a contact can have, by whether indicators are ticked, only words match, or neither, and by age."""
    return tuple(
        row["topic"]
        for row in rows("topics")
        if row["exploitation"] == exploitation
        and int(row["first_age"]) <= max(age, -1) <= int(row["last_age"])
    )


@cache
def _is_event(topic: str) -> bool:
    return any(row["topic"] == topic and row["kind"] == "event" for row in rows("topics"))


def _called(child: Person | None, age: int) -> str:
    if child is None:
        return "A young person"
    return (child.known_as or child.given) if age >= 0 else "The family"


def narrative(
    chance: Random, topic: str, *, child: Person | None, family: Family | None, at: datetime, family_told: str
) -> str:
    """What the caller said, in two to five sentences."""
    day = london_day(at)
    age = child.age_on(day) if child else 14
    street = (family.home_on(day) if family else address(chance)).street
    fill = {
        "name": _called(child, age),
        "street": street,
        "place": phrase(chance, "place"),
        "weeks": chance.randrange(2, 9),
        "hour": chance.choice(_HOURS),
        "weekday": chance.choice(DAYS),
        "month": MONTHS[(at.month - 2 - chance.randrange(3)) % 12],
    }
    parts = [phrase(chance, "worry", topic)]
    if _is_event(topic):
        parts += [phrase(chance, "where"), phrase(chance, "when", "event", "any")]
    else:
        parts.append(phrase(chance, "when"))
    if child is not None and age >= 0 and chance.random() < 0.35:
        parts.append(phrase(chance, "strength", "any", "school") if age > 5 else phrase(chance, "strength"))
    parts.append(phrase(chance, "told", family_told))
    if chance.random() < 0.3:
        parts.append(phrase(chance, "told"))
    return " ".join(part.format(**fill) for part in parts)
