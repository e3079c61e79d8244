"""Random extracts that keep every rule of the format, small and full of edges for tests, or the size of a borough."""

import csv
import hashlib
import json
import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sightline.figures.definitions.tables import Column, tables

Row = dict[str, str]
Tables = dict[str, list[Row]]

# How many rows of each table there are for every hundred of `size`.
SHARES = {
    "child": 60, "contact": 100, "case": 25, "statutory_status": 25, "risk_level": 40, "missing_episode": 40,
    "crime": 30, "suspect": 25, "crime_suspect": 40, "nrm_referral": 15, "school_setting": 10, "school_pupil": 40,
    "school_indicator": 60, "taxi_complaint": 30, "licence_action": 20, "handling_complaint": 15, "caseload": 20,
    "funding": 15, "follow_up": 60,
}  # fmt: skip
# A borough in five years: 65,000 contacts and 40,000 children, and what follows from them.
BOROUGH = {
    "child": 40_000, "contact": 65_000, "case": 600, "statutory_status": 700, "risk_level": 2_000,
    "missing_episode": 6_000, "crime": 900, "suspect": 600, "crime_suspect": 1_100, "nrm_referral": 200,
    "school_setting": 400, "school_pupil": 900, "school_indicator": 3_000, "taxi_complaint": 300,
    "licence_action": 120, "handling_complaint": 40, "caseload": 400, "funding": 60, "follow_up": 20_000,
}  # fmt: skip
FIRST, LAST = date(2020, 4, 1), date(2023, 3, 31)
EDGES = [date(year, month, day) for year in (2020, 2021, 2022, 2023) for month, day in ((3, 31), (4, 1))]


class Maker:
    """Makes rows one after another from one source of chance."""

    def __init__(self, seed: int, *, years: int = 3, nulls: float = 0.3, edges: float = 0.15) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.first, self.years, self.nulls, self.edges = FIRST - timedelta(days=200), years, nulls, edges
        self.made: Tables = {}

    def table(self, name: str, count: int) -> list[Row]:
        """Rows of one table; fewer where keys run out."""
        keys: set[tuple[str, ...]] = set()
        rows: list[Row] = []
        self.made[name] = rows
        for number in range(count):
            row = self.row(name, number)
            key = tuple(row[column.name] for column in tables()[name].key)
            if row and (not key or key not in keys):
                keys.add(key)
                rows.append(row)
        return rows

    def row(self, name: str, number: int) -> Row:
        row: Row = {}
        for column in tables()[name].columns:
            row[column.name] = self.value(column, row, number)
            if column.required and not row[column.name]:
                return {}
        return row

    def value(self, column: Column, row: Row, number: int) -> str:
        if column.refers_to:
            if not column.required and self.chance.random() < self.nulls:
                return ""
            among = self.made[column.refers_to]
            return self.chance.choice(among)[tables()[column.refers_to].key[0].name] if among else ""
        if column.only_where and row[column.only_where[0]] != column.only_where[1]:
            return ""
        if column.together_with in row:
            return self.some(column, row, number) if row[column.together_with] else ""
        if not column.required and self.chance.random() < self.nulls:
            return ""
        return self.some(column, row, number)

    def some(self, column: Column, row: Row, number: int) -> str:
        if column.values:
            return self.chance.choice(column.values)
        makers: dict[str, Callable[[], str]] = {
            "text": lambda: self.text(column, number),
            "boolean": lambda: self.chance.choice(("true", "false")),
            "date": lambda: self.day(row.get(column.not_before, "")).isoformat(),
            "timestamp": lambda: self.moment(row.get(column.not_before, "") or row.get("returned_at", "")),
            "number": lambda: self.chance.choice(
                ("90", "50", "49.9", "90.1", str(self.chance.randint(0, 1000) / 10))
            ),
            "integer": lambda: self.whole(column),
        }
        return makers.get(column.type, lambda: self.period(column))()

    def whole(self, column: Column) -> str:
        return str(self.chance.randint(column.lowest or 0, 40 if column.highest is None else column.highest))

    def text(self, column: Column, number: int) -> str:
        if column.key and len(tables()[column.table].key) == 1:
            return f"{column.table[:2]}{number:05d}"
        if column.name.endswith("_id"):
            return f"{column.name[:2]}{self.chance.randint(1, 12)}"
        return self.chance.choice(("Alpha", "Béta, 2", 'say "so"', "=sum", "a: b", "a"))

    def period(self, column: Column) -> str:
        year = 2019 + self.chance.randint(0, self.years + 1)
        ending = f"{year}/{(year + 1) % 100:02d}"
        if column.type == "academic_year":
            return f"{ending} academic"
        return (
            ending
            if column.type == "financial_year"
            else f"{self.chance.randint(2004, 2014)}-{year % 12 + 1:02d}"
        )

    def day(self, start: str) -> date:
        if start:
            return date.fromisoformat(start) + timedelta(
                days=self.chance.choice((0, 1, 5, 30, 200, 364, 366))
            )
        if self.chance.random() < self.edges:
            return self.chance.choice(EDGES)
        return self.first + timedelta(days=self.chance.randrange(365 * self.years + 400))

    def moment(self, start: str) -> str:
        hours = self.chance.choice((0, 1, 24, 71, 72, 73, 100))
        if start:
            moment = datetime.fromisoformat(start) + timedelta(
                hours=hours, seconds=self.chance.choice((0, 0, 1))
            )
        elif self.chance.random() < self.edges:
            near = date(2022, self.chance.choice((3, 10)), self.chance.randint(24, 30))
            moment = datetime.combine(near, time(self.chance.randint(0, 23)))
        else:
            moment = datetime.combine(self.day(""), time()) + timedelta(hours=self.chance.randrange(24))
        if _is_skipped(moment):
            moment += timedelta(hours=1)
        return moment.isoformat()


def _is_skipped(moment: datetime) -> bool:
    last_sunday = max(day for day in range(25, 32) if date(moment.year, 3, day).weekday() == 6)
    return (moment.month, moment.day, moment.hour) == (3, last_sunday, 1)


def random_extract(seed: int, size: int = 40, *, years: int = 3, nulls: float = 0.3) -> Tables:
    """Every table, with about `size` contacts."""
    maker = Maker(seed, years=years, nulls=nulls)
    for name in tables():
        maker.table(name, max(1, SHARES[name] * size // 100))
    return maker.made


def borough(seed: int = 1, *, times: int = 1) -> Tables:
    """An extract the size of a borough's five years."""
    maker = Maker(seed, years=5, nulls=0.1, edges=0.0)
    for name, count in BOROUGH.items():
        maker.table(name, count * times)
    for row in maker.made["contact"]:
        if maker.chance.random() < 0.9:
            row |= {"exploitation": "none", "exploitation_type": ""}
    return {name: maker.made[name] for name in tables()}


def write_csv(folder: Path, made: Tables) -> Path:
    """Write every table as CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in made.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, [column.name for column in tables()[name].columns], lineterminator="\n"
            )
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_manifest(folder: Path, first: str, last: str) -> None:
    """Say which days the extract covers, and count and hash every file."""
    listed = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        listed[path.stem] = {"rows": rows, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    said = {
        "area": "Wrekinshire",
        "from": first,
        "to": last,
        "taken_at": f"{last}T12:00:00",
        "tables": listed,
    }
    (folder / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
