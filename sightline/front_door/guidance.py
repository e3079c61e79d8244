"""The threshold guidance: what is seen at each of four levels of each of ten factors (RK-03), version by version.

Sightline comes with descriptors of its own, marked to be confirmed; the partnership brings in its own version,
which is used from then on. An assessment keeps the name of the version it was made by (RK-07).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from sightline.front_door.kinds import Factor
from sightline.front_door.models import Guidance
from sightline.front_door.states import Level

FOLDER = Path(__file__).parent / "reference" / "guidance"
SHIPPED = "sightline-1"
COLUMNS = ("code", "factor", "level", "text")


@dataclass(frozen=True)
class Descriptor:
    """One thing that may be seen."""

    code: str
    factor: str
    level: str
    text: str


@dataclass(frozen=True)
class Version:
    """One version of the guidance."""

    key: str
    title: str
    source: str
    adopted_on: date | None
    descriptors: tuple[Descriptor, ...]

    def of(self, factor: str, level: str) -> list[Descriptor]:
        """What may be seen at one level of one factor."""
        return [each for each in self.descriptors if (each.factor, each.level) == (factor, level)]


class BadGuidance(Exception):
    """A file that is no whole guidance: a sentence a person can act on."""


def in_force() -> Version:
    """The partnership's latest version; Sightline's own where there is none."""
    latest: Guidance | None = Guidance.objects.order_by("-number").first()
    return _local(latest) if latest else shipped(SHIPPED)


def local_versions() -> list[Guidance]:
    """Every version the partnership brought in, the last first."""
    return list(Guidance.objects.order_by("-number"))


def version_of(key: str) -> Version:
    """The version an assessment was made by."""
    if key.startswith("local-"):
        return _local(Guidance.objects.get(number=int(key.removeprefix("local-"))))
    return shipped(key)


@cache
def shipped(key: str) -> Version:
    """A version that comes with Sightline. Earlier ones stay, for what was assessed by them."""
    text = (FOLDER / f"{key}.csv").read_text(encoding="utf-8")
    return Version(
        key=key,
        title="Descriptors that come with Sightline, to be confirmed by the partnership",
        source="Ten factors and four levels of the partnership’s annual report of July 2023; written afresh",
        adopted_on=None,
        descriptors=tuple(read(text)),
    )


def read(text: str) -> list[Descriptor]:
    """A file of guidance: code, factor, level, text, with every factor at every level."""
    table = csv.DictReader(StringIO(text.lstrip("\ufeff")))
    if tuple(name.strip().lower() for name in table.fieldnames or ()) != COLUMNS:
        raise BadGuidance("The first line must be: code, factor, level, text.")
    table.fieldnames = list(COLUMNS)
    found = [_descriptor(number, row) for number, row in enumerate(table, 2)]
    codes = [each.code for each in found]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise BadGuidance(f"The code {twice[0]} stands twice.")
    _whole(found)
    return found


def _descriptor(line: int, row: dict[str, str]) -> Descriptor:
    given = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    factor, level = given["factor"].upper(), given["level"].lower()
    if factor not in Factor.values:
        raise BadGuidance(f"Line {line}: the factor must be one of {', '.join(Factor.values)}.")
    if level not in Level.values:
        raise BadGuidance(f"Line {line}: the level must be one of {', '.join(Level.values)}.")
    if not given["text"] or not given["code"] or len(given["code"]) > 12:
        raise BadGuidance(f"Line {line}: it needs a code of up to 12 characters and a text.")
    return Descriptor(given["code"], factor, level, given["text"][:500])


def _whole(found: Iterable[Descriptor]) -> None:
    there = {(each.factor, each.level) for each in found}
    for factor in Factor:
        for level in Level:
            if (factor.value, level.value) not in there:
                raise BadGuidance(f"{factor.label} has nothing at the level {level.label}.")


def _local(row: Guidance) -> Version:
    return Version(
        key=f"local-{row.number}",
        title=row.title,
        source=row.source,
        adopted_on=row.adopted_on,
        descriptors=tuple(Descriptor(**each) for each in row.descriptors),
    )
