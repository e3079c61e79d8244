"""Which numbers of a page must not be printed, so that no small one can be worked out from the others.

`SIGHTLINE_GUARD` names the function that knows; a folder below it says what it would print and how it adds up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Adds:
    """A number and others that add up to it, or to no more than it. `times`: how often each of them counts."""

    whole: str
    parts: tuple[str, ...]
    exact: bool = True
    times: tuple[int, ...] = ()


Guard = Callable[[Mapping[str, int], Sequence[Adds]], frozenset[str]]


@cache
def _guard() -> Guard:
    return cast("Guard", import_string(settings.SIGHTLINE_GUARD))


def not_to_be_printed(numbers: Mapping[str, int], known: Sequence[Adds]) -> frozenset[str]:
    """Names of numbers that are small, and of those that would give one of them away."""
    return _guard()(numbers, known)
