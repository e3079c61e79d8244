"""Small extracts written by hand, and the faults found in them."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

from sightline.figures.definitions.reading.extract import Faulty, opened
from sightline.figures.definitions.tables import tables

CHILD = {"child_id": "k1", "sex": "F", "birth_month": "2010-05"}
CONTACT = {
    "contact_id": "c1", "child_id": "k1", "received_on": "2022-05-01", "source": "police", "exploitation": "ticked",
    "about_open_case": "false", "referrer_reachable": "true",
}  # fmt: skip
FOLLOW_UP = {
    "follow_up_id": "f1", "kind": "enquiry", "asked_of": "police", "asked_on": "2022-05-01", "due_on": "2022-05-09",
    "outcome_known": "false", "escalated": "false",
}  # fmt: skip
CASE = {"case_id": "a1", "child_id": "k1", "opened_on": "2022-05-01", "exploitation_type": "both"}
EPISODE = {
    "episode_id": "e1", "child_id": "k1", "went_missing_at": "2022-05-01T10:00:00", "from_care": "false",
    "interview_eligible": "true",
}  # fmt: skip
FUNDING = {"organisation": "Council", "project": "Nights", "year": "2022/23", "pounds": "100"}


def put(folder: Path, table: str, *rows: dict[str, str]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, [column.name for column in tables()[table].columns], lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)


def lines(folder: Path) -> list[str]:
    """The faults of an extract; empty where it is sound."""
    try:
        with opened(folder):
            return []
    except Faulty as error:
        return error.faults.lines()


def manifest(folder: Path, **changed: Any) -> None:
    listed = {
        path.stem: {"rows": 1, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in folder.glob("*.csv")
    }
    said = {
        "area": "A",
        "from": "2020-04-01",
        "to": "2023-03-31",
        "taken_at": "2023-05-01T10:00:00",
        "tables": listed,
    }
    (folder / "manifest.json").write_text(json.dumps(said | changed))
