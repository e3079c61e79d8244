"""Rows of crimes and suspects. A crime and a suspect are working rows; all else are facts."""

from sightline.justice.models.crimes import Crime, CrimeOutcome, Reopened
from sightline.justice.models.suspects import Charge, Passed, Suspect, Suspected
from sightline.justice.models.victims import Happened, Support, VictimTold

__all__ = [
    "Charge",
    "Crime",
    "CrimeOutcome",
    "Happened",
    "Passed",
    "Reopened",
    "Support",
    "Suspect",
    "Suspected",
    "VictimTold",
]
