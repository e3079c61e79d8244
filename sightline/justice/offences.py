"""Offences by their Home Office code, under neutral names, and whether the victim is referred as a rule."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "offences.csv"


@dataclass(frozen=True)
class Offence:
    """One code of the list. `sexual`: the victim is referred to an independent adviser, whoever asks (JU-13a)."""

    code: str
    name: str
    sexual: bool

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.code})"


@cache
def offences() -> dict[str, Offence]:
    """Every code, in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["code"]: Offence(row["code"], row["name"], row["sexual"] == "yes") for row in rows}


def shown(code: str) -> str:
    """The name with its code; the code alone where it is of an older list."""
    found = offences().get(code)
    return found.shown if found else f"Code {code}"
