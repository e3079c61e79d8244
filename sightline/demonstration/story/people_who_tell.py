"""Who makes a contact, by its source."""

from functools import cache
from random import Random

from sightline.demonstration.borough import names
from sightline.demonstration.borough.families import Family
from sightline.demonstration.borough.numbers import telephone
from sightline.demonstration.borough.places import school, settings
from sightline.demonstration.reference import rows
from sightline.demonstration.story.events import Teller
from sightline.demonstration.story.words import phrase

_NEAR = ("police_local", "police_harm")
_COUNCIL = ("safeguarding", "strengthening", "strengthening_south", "housing_options", "youth_justice")
_OTHERS = ("probation", "young_people", "neighbour_north", "neighbour_south", "helpline", "employment")


@cache
def _health(provider: str) -> tuple[str, ...]:
    return tuple(row["key"] for row in rows("organisations") if row["health_provider"] == provider)


def _where(
    chance: Random, source: str, *, provider: str | None, family: Family | None, age: int
) -> tuple[str, str]:
    """Organisation and setting, as keys."""
    locality = family.homes[-1].address.locality if family else "Central"
    if source == "education":
        return "", school(chance, locality, max(age, 4)) or chance.choice(settings("primary"))
    if source == "health":
        if provider == "gp":
            return "", family.practice if family else chance.choice(settings("practice"))
        return chance.choice(_health(provider or "other")), ""
    by_source = {
        "police": _NEAR,
        "council": _COUNCIL,
        "housing": ("housing", "housing_two"),
        "other": _OTHERS,
    }
    return (chance.choice(by_source[source]), "") if source in by_source else ("", "")


def teller(chance: Random, source: str, *, provider: str | None, family: Family | None, age: int) -> Teller:
    """The person who told us; no name and no number for an anonymous contact."""
    if source == "anonymous":
        return Teller("", "", "", "", "")
    role = phrase(chance, "teller", source)
    organisation, setting = _where(chance, source, provider=provider, family=family, age=age)
    if role in ("Mother", "Father", "Grandparent") and family and family.adults:
        grown_up = chance.choice(family.adults)
        return Teller(
            grown_up.part.capitalize(),
            f"{grown_up.given} {grown_up.surname}",
            telephone(grown_up.serial),
            "",
            "",
        )
    of = names.tradition(chance)
    name = f"{names.given(chance, of, chance.choice('FM'))} {names.surname(chance, of)}"
    return Teller(role, name, telephone(chance.randrange(1000)), organisation, setting)
