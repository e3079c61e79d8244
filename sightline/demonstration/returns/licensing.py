"""Complaints about taxi drivers and what was done about licences; complaints about handling; money."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from sightline.demonstration.plan.cases import dealt, one, planned
from sightline.demonstration.reference import rows as listed
from sightline.demonstration.returns.case import YEARS
from sightline.demonstration.returns.known import Row, first_day, last_day, some_day

LICENSED_BY = {"investigated": "us", "referred": "other", "not_investigated": "not_known"}
NOT_FROM_A_COMPLAINT = ("refused", "training")
YEAR_OF_THE_CHILD = YEARS[
    -1
]  # the one sexual complaint that concerned a child led to a licence being revoked


def taxi_tables(chance: Random) -> dict[str, list[Row]]:
    """The tables `taxi_complaint` and `licence_action`."""
    complaints = [row for year in YEARS for row in _complaints(chance, year)]
    complaints.sort(key=lambda row: (row["received_on"], row["handling"], row["sexual"]))
    for number, row in enumerate(complaints, start=1):
        row["complaint_id"] = f"taxi-{number:03d}"
    actions = [row for year in YEARS for row in _actions(chance, year, complaints)]
    actions.sort(key=lambda row: (row["taken_on"], row["action"], row["complaint_id"]))
    for number, row in enumerate(actions, start=1):
        row["action_id"] = f"action-{number:03d}"
    return {"taxi_complaint": complaints, "licence_action": actions}


def _complaints(chance: Random, year: str) -> list[Row]:
    """Those about sexual behaviour are investigated where the driver is ours, and passed on where not."""
    found = []
    for handling in planned("taxi.by_handling", year):
        for _ in range(planned("taxi.by_handling", year)[handling]):
            reason = chance.choices(("insufficient_information", "complainant_declined"), (7, 3))[0]
            found.append(
                {
                    "complaint_id": "",
                    "received_on": some_day(chance, first_day(year), last_day(year)).isoformat(),
                    "licensed_by": LICENSED_BY[handling],
                    "handling": handling,
                    "not_investigated_reason": reason if handling == "not_investigated" else "",
                    "sexual": "false",
                    "towards_child": "false",
                }
            )
    taken_up = [row for row in found if row["handling"] != "not_investigated"]
    ours = [row for row in taken_up if row["licensed_by"] == "us"]
    first = min(ours, key=lambda row: row["received_on"])
    others = [row for row in taken_up if row is not first]
    for row in [first, *chance.sample(others, one("taxi.sexual", year) - 1)]:
        row["sexual"] = "true"
    first["towards_child"] = "true" if year == YEAR_OF_THE_CHILD else "false"
    for row in chance.sample(others, len(others) // 12):
        row["towards_child"] = "true" if row["sexual"] == "false" else "false"
    return found


def _actions(chance: Random, year: str, complaints: list[Row]) -> Iterator[Row]:
    """Refusals and most training come from no complaint; the rest from one that was investigated."""
    first, last = first_day(year).isoformat(), last_day(year).isoformat()
    ours = [row for row in complaints if first <= row["received_on"] <= last and row["licensed_by"] == "us"]
    chance.shuffle(ours)
    ours.sort(key=lambda row: row["sexual"] == "true" and row["towards_child"] == "true")
    for action in sorted(dealt(chance, "taxi.actions", year), key=lambda action: action != "revoked"):
        from_one = action not in NOT_FROM_A_COMPLAINT and ours
        complaint = ours.pop() if from_one else None
        since = date.fromisoformat(complaint["received_on"]) if complaint else first_day(year)
        yield {
            "action_id": "",
            "taken_on": some_day(chance, since, _soon(since, last_day(year), bool(complaint))).isoformat(),
            "action": action,
            "complaint_id": complaint["complaint_id"] if complaint else "",
        }


def _soon(since: date, last: date, from_one: bool) -> date:
    return min(since + timedelta(days=60), last) if from_one else last


def listed_tables() -> dict[str, list[Row]]:
    """The tables `handling_complaint` and `funding`, as they are listed."""
    complaints = [
        {"complaint_id": f"complaint-{number:02d}", **row}
        for number, row in enumerate(listed("complaints"), start=1)
    ]
    return {"handling_complaint": complaints, "funding": list(listed("funding"))}
