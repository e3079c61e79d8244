"""What comes of one made extract, kept for tests that need only have it: each process works it out once, truly."""

from collections.abc import Iterable

import pytest

from sightline.figures import counting
from sightline.figures.definitions.catalogue import Figure
from sightline.figures.definitions.computing_sql import Computer, Counter
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure import releasing
from sightline.figures.disclosure.publishing_sql import Protected, protect
from sightline.figures.disclosure.register import Register

COUNTED: dict[object, list[Result]] = {}
PROTECTED: dict[object, Protected] = {}


class Remembering(Computer):
    """Computes each figure of a period once, however often the same files are read again."""

    def compute(self, wanted: Iterable[Figure], period: Period) -> list[Result]:
        wanted = list(wanted)
        key = (_files(self._extract), period, tuple(each.id for each in wanted))
        if key not in COUNTED:
            COUNTED[key] = super().compute(wanted, period)
        return list(COUNTED[key])


def remembered(computer: Counter, extract: Extract, asked: Period, register: Register | None) -> Protected:
    """Protect an extract once against the same earlier releases."""
    told = register.told if register else {}
    key = (_files(extract), asked, frozenset((each, frozenset(values)) for each, values in told.items()))
    if key not in PROTECTED:
        PROTECTED[key] = protect(computer, extract, asked, register)
    return PROTECTED[key]


def remember(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker's counting and releasing remember."""
    monkeypatch.setattr(counting, "Computer", Remembering)
    monkeypatch.setattr(releasing, "protect", remembered)


def _files(extract: Extract) -> object:
    assert extract.manifest
    listed = {(name, each.sha256) for name, each in extract.manifest.tables.items()}
    return extract.manifest.first, extract.manifest.last, frozenset(listed)
