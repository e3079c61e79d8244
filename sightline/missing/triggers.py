"""How many episodes in how many days call for a meeting: from a reviewed file, until the partnership sets its own."""

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from sightline.missing.codes import Asks
from sightline.missing.models import Trigger

FILE = Path(__file__).parent / "reference" / "triggers.csv"


@dataclass(frozen=True)
class TriggerRule:
    """One trigger as it stands on a day. `number`: how often it has been set here."""

    code: str
    asks: Asks
    count: int
    days: int
    source: str
    number: int = 0

    @property
    def words(self) -> str:
        """3 episodes in 30 days."""
        return f"{self.count} episodes in {self.days} days"


@cache
def of_the_file() -> tuple[TriggerRule, ...]:
    with FILE.open(newline="", encoding="utf-8") as file:
        return tuple(
            TriggerRule(row["code"], Asks(row["asks"]), int(row["count"]), int(row["days"]), row["source"])
            for row in csv.DictReader(file)
        )


def in_force(day: date) -> list[TriggerRule]:
    """Every trigger with the values of that day: the last set here, else those of the file."""
    newest = {row.code: row for row in Trigger.objects.filter(valid_from__lte=day).order_by("number")}
    return [_with(rule, newest.get(rule.code)) for rule in of_the_file()]


def _with(rule: TriggerRule, row: Trigger | None) -> TriggerRule:
    if row is None:
        return rule
    return replace(rule, count=row.count, days=row.days, source="Set by the partnership", number=row.number)
