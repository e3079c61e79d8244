"""The directory of support: eight services, most of them checked lately, two that nobody has looked at (SS-01a)."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day
from sightline.demonstration.reference import rows
from sightline.demonstration.script.hub_stage import Hub
from sightline.support.actions import add_service, check_service
from sightline.support.given import Entry

FIRST = datetime(2019, 3, 4, 10, tzinfo=UTC)  # when everybody has been at work for a day
SEVERAL = ("ways_in", "for_whom", "modes", "levels", "stages")
LONG_AGO, TEN = 220, 10 * 60  # working days before today, minutes of the day


def play_directory(upto: datetime) -> None:
    """Added long ago by whoever keeps each, and checked since where `checked` says how many working days ago."""
    hub = Hub(upto)
    for number, row in enumerate(rows("directory")):
        at = max(hub.before(LONG_AGO + number, TEN), FIRST)
        entry, agency = _entry(row, on=london_day(at)), cast.bodies()[row["organisation"]]
        made = hub.do(row["keeper"], at, add_service, entry=entry, agency_id=agency.id)
        if row["checked"]:
            looked = max(hub.before(int(row["checked"]), TEN), at + timedelta(hours=1))
            hub.do(row["keeper"], looked, check_service, service_id=made.service_id, seen_number=1)


def _entry(row: dict[str, str], *, on: date) -> Entry:
    given: dict[str, Any] = {name: row[name] for name in _words()}
    given |= {name: tuple(row[name].split()) for name in SEVERAL}
    last = int(row["age_to"]) if row["age_to"] else None
    waiting_on = on if row["waiting"] else None
    return Entry(**given, age_from=int(row["age_from"] or 0), age_to=last, waiting_on=waiting_on)


@cache
def _words() -> tuple[str, ...]:
    apart = {*SEVERAL, "age_from", "age_to", "waiting_on"}
    return tuple(name for name in Entry.__dataclass_fields__ if name not in apart)
