"""Chance, all of it from one seed.

Every part draws from its own stream, named by the seed and what it is for, so that adding to one part never
changes another, and a year comes out the same whichever day the borough is filled up to.
"""

from random import Random

from sightline.demonstration.reference import shares

SEED = 20190401


def stream(seed: int, *purpose: object) -> Random:
    """The stream of chance for one purpose."""
    return Random("/".join(str(part) for part in (seed, *purpose)))  # noqa: S311 - invention, not secrecy


def weighted(chance: Random, of: str) -> str:
    """One value drawn by the weights of `shares.csv`."""
    values, weights = shares(of)
    return chance.choices(values, weights)[0]
