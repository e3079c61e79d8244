"""Prompts on the pathway: a sentence with its source, and nothing that is stored or counted (protective-prompts.md)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "prompts.csv"


@dataclass(frozen=True)
class Prompt:
    """One prompt."""

    code: str
    when: str
    says: str
    source: str
    status: str

    @property
    def words(self) -> str:
        """With its source."""
        return f"{self.says} ({self.source}.)"


@cache
def prompts() -> dict[str, Prompt]:
    """The closed list, by when each is shown."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return {row["when"]: Prompt(**row) for row in csv.DictReader(file)}
