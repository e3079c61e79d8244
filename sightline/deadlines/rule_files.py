"""The rules of the clocks, read from reviewed files and checked row by row.

A row is one version of one rule. The same id with a later `valid_from` takes over from the day it is valid;
a partnership's own lengths are such rows in a file of its own, read after the one that ships.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from sightline.deadlines.counting import Counting, Length, Unit
from sightline.deadlines.steps import Step, read_steps, write_steps

SHIPPED = Path(__file__).parent / "reference" / "rules.csv"
COLUMNS = (
    *("id", "title", "starts", "count", "unit", "counting", "runs_as"),
    *("kind", "source", "status", "valid_from", "valid_to", "escalation", "note"),
)


class Kind(StrEnum):
    STATUTE = "statute"
    GUIDANCE = "guidance"
    LOCAL = "local"
    SOURCE_DOCUMENT = "source document"


class Status(StrEnum):
    VERIFIED = "verified"
    TO_CONFIRM = "to confirm"


class RunsAs(StrEnum):
    """A clock is met or breached by somebody; a window is only a span within which something counts."""

    CLOCK = "clock"
    WINDOW = "window"


@dataclass(frozen=True)
class RuleText:
    code: str
    title: str
    starts: str
    length: Length
    runs_as: RunsAs
    kind: Kind
    source: str
    status: Status
    valid_from: date
    valid_to: date | None
    steps: tuple[Step, ...]
    note: str

    def columns(self) -> dict[str, Any]:
        """The columns of the table of rules."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        length, steps = said.pop("length"), said.pop("steps")
        return said | {
            "count": length.count,
            "unit": length.unit.value,
            "counting": length.counting.value,
            "runs_as": self.runs_as.value,
            "kind": self.kind.value,
            "status": self.status.value,
            "escalation": write_steps(steps),
        }


class FaultyRules(ValueError):
    """Every fault of the files, one line each; nothing is loaded."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read(files: Iterable[Path] = (SHIPPED,)) -> list[RuleText]:
    """All rule versions of the files, by id and first valid day."""
    rules: dict[tuple[str, date], RuleText] = {}
    faults: list[str] = []
    for file in files:
        for place, row in _rows(file):
            try:
                rule = _rule(row)
            except (KeyError, ValueError) as fault:
                faults.append(f"{place}: {fault}")
                continue
            rules[rule.code, rule.valid_from] = rule
    faults += _overlaps(list(rules.values()))
    if faults:
        raise FaultyRules(faults)
    return [rules[key] for key in sorted(rules)]


def _rows(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=1):
            yield f"{file.name} row {number}", row


def _rule(row: dict[str, str]) -> RuleText:
    unknown = set(row) ^ set(COLUMNS)
    if unknown:
        raise ValueError(f"columns missing or not known: {', '.join(sorted(map(str, unknown)))}")
    for needed in ("id", "title", "starts", "source"):
        if not row[needed].strip():
            raise ValueError(f"{needed} is empty")
    return RuleText(
        code=row["id"],
        title=row["title"],
        starts=row["starts"],
        length=Length(int(row["count"]), Unit(row["unit"]), Counting(row["counting"])),
        runs_as=RunsAs(row["runs_as"]),
        kind=Kind(row["kind"]),
        source=row["source"],
        status=Status(row["status"]),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        steps=read_steps(row["escalation"]),
        note=row["note"],
    )


def _overlaps(rules: list[RuleText]) -> list[str]:
    """An earlier version may be left open (the next takes over) but must not end after the next one starts."""
    ordered = sorted(rules, key=lambda rule: (rule.code, rule.valid_from))
    faults = []
    for rule in ordered:
        if rule.valid_to and rule.valid_to < rule.valid_from:
            faults.append(f"{rule.code}: valid_to is before valid_from")
    for earlier, later in pairwise(ordered):
        if earlier.code == later.code and earlier.valid_to and earlier.valid_to >= later.valid_from:
            faults.append(f"{earlier.code}: two versions are valid on {later.valid_from}")
    return faults
