"""Which version of each script and list of words is in use: the file that ships, or the partnership's own."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sightline.front_door.kinds import CallKind
from sightline.front_door.models import Wording, WordingInUse

FOLDER = Path(__file__).parent / "reference"
LIST_VERSION = "2026-11"
SHARED, TERMS, LANGUAGE = "shared", "terms", "language"
LISTS = (TERMS, LANGUAGE)
PARTS: dict[str, str] = {
    **{kind.value: str(kind.label) for kind in CallKind},
    SHARED: "Questions of every call",
    TERMS: "Words that may speak of exploitation",
    LANGUAGE: "Words that blame a child, and others for them",
}
Content = dict[str, Any]


@dataclass(frozen=True)
class Version:
    """One version of a part. Number 0 is what ships."""

    part: str
    number: int = 0
    key: UUID | None = None

    @property
    def content(self) -> Content:
        """The whole of it. It is read and never changed."""
        return shipped(self.part) if self.key is None else {**shipped(self.part), **_kept(self.key)}

    @property
    def name(self) -> str:
        """As a contact keeps it."""
        if self.part in LISTS:
            return f"local-{self.number}" if self.number else LIST_VERSION
        return f"L{self.number}" if self.number else str(shipped(self.part)["version"])


def in_use(parts: Iterable[str]) -> dict[str, Version]:
    """The version in use of each part: one read."""
    asked = list(parts)
    rows = WordingInUse.objects.filter(wording__part__in=asked)
    last = rows.order_by("wording__part", "-wording__number").distinct("wording__part")
    found = last.values_list("wording__part", "wording__number", "wording_id")
    local = {part: Version(part, number, key) for part, number, key in found}
    return {part: local.get(part) or Version(part) for part in asked}


def version_named(part: str, name: str) -> Version | None:
    """The version a contact was taken by; None where it is no longer here. What ships is not looked up."""
    if name == Version(part).name:
        return Version(part)
    number = name.removeprefix("local-" if part in LISTS else "L")
    if number == name or not number.isdecimal():
        return None
    rows = Wording.objects.filter(part=part, number=int(number), in_use__isnull=False)
    row = rows.values_list("pk", flat=True).first()
    return Version(part, int(number), row) if row else None


@cache
def shipped(part: str) -> Content:
    """What comes with Sightline."""
    if part in LISTS:
        return {"entries": _rows(part)}
    found: Content = json.loads((FOLDER / "scripts" / f"{part}.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=256)
def _kept(key: UUID) -> Mapping[str, Any]:
    """A version never changes, so it is read once."""
    content: Content = Wording.objects.values_list("content", flat=True).get(pk=key)
    return content


def _rows(part: str) -> list[dict[str, Any]]:
    with (FOLDER / "words" / f"{part}-{LIST_VERSION}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if part == TERMS:
        return [{**row, "also": [each for each in row["also"].split("|") if each]} for row in rows]
    return [{**row, "phrases": row["phrases"].split("|")} for row in rows]
