"""Programmes the team runs or sends to, from a reviewed file, and what is said of a run (PW-31)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import TextChoices

FILE = Path(__file__).parent / "reference" / "programmes.csv"


class Came(TextChoices):
    """Whether the child came to a session."""

    CAME = "came", "Came"
    IN_PART = "in_part", "Came in part"
    AWAY = "away", "Did not come"
    OFF = "off", "The session did not take place"
    NONE = "none", "Nothing is to be said of that day: it was kept by mistake"


CAME = [(each.value, each.label) for each in Came if each is not Came.NONE]
"""What a session may be kept as. Only a correction says that nothing was."""


@dataclass(frozen=True)
class Programme:
    """One programme: what it is, how often it runs, and who says so."""

    key: str
    title: str
    words: str
    source: str
    status: str


@cache
def programmes() -> dict[str, Programme]:
    """By key, in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return {row["key"]: Programme(**row) for row in csv.DictReader(file)}


def title_of(key: str) -> str:
    """Its title; the key where the file no longer names it."""
    found = programmes().get(key)
    return found.title if found else key
