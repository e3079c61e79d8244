"""Wards, streets and the schools and practices near them. The postcode area WK does not exist."""

from dataclasses import dataclass
from functools import cache
from random import Random

from sightline.demonstration.reference import rows


@dataclass(frozen=True, slots=True)
class Address:
    """One dwelling."""

    house: str
    street: str
    ward: str
    locality: str
    postcode: str


@cache
def _streets() -> tuple[tuple[str, str, str, str], ...]:
    """Street, ward, locality and the fixed part of its postcode."""
    return tuple(
        (street, row["ward"], row["locality"], f"WK{number // 3 + 1} {place + 1}")
        for number, row in enumerate(rows("wards"))
        for place, street in enumerate(row["streets"].split("|"))
    )


def address(chance: Random) -> Address:
    """Somewhere to live."""
    street, ward, locality, start = chance.choice(_streets())
    number = chance.randrange(1, 120)
    letters = "ABDEFGHJLN"
    end = letters[number // 12] + letters[(number // 2) % 6 + 2]
    flat = f"Flat {chance.randrange(1, 9)}, " if chance.random() < 0.08 else ""
    return Address(f"{flat}{number}", street, ward, locality, start + end)


@cache
def settings(kind: str, locality: str = "") -> tuple[str, ...]:
    """Keys of the schools or practices of a kind, those of the locality where there are any."""
    found = [row for row in rows("settings") if row["kind"] == kind]
    near = [row["key"] for row in found if row["locality"] == locality]
    return tuple(near or [row["key"] for row in found])


def school(chance: Random, locality: str, age: int) -> str:
    """The key of the school or college a child of this age goes to; nothing under four."""
    if age < 4:
        return ""
    if age >= 16 and chance.random() < 0.7:
        return chance.choice(settings("college"))
    if chance.random() < 0.03:
        return chance.choice(settings("special"))
    return chance.choice(settings("primary" if age < 11 else "secondary", locality))


@cache
def setting_names() -> dict[str, str]:
    """Names of schools, colleges, practices and homes by key."""
    return {row["key"]: row["name"] for row in rows("settings")}
