"""The figures of contacts again, as an analyst writes them in pandas: what ours are measured beside.

    python -m bench.pandas_figures EXTRACT [PERIOD]

Both read the same Parquet files, say how long they compute, without the reading, and must come to the same numbers.
DuckDB reads for pandas too, as data frames, and only the columns that are used.
"""

import argparse
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
import pandas as pd

from sightline.figures.definitions.catalogue import family
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened

Found = dict[str, dict[str, tuple[int, int | None]]]  # figure, part: numerator or count, base
COLUMNS = {
    "contact": "contact_id, child_id, received_on, source, health_provider, channel, exploitation, threshold, outcome, "
    "assessment_outcome, support_given, decision_due_on, decided_on, referrer_told_on, referrer_reachable",
    "case": "child_id, closed_on",
}
YEAR = pd.Timedelta(days=365)


def frames(extract: Path) -> dict[str, pd.DataFrame]:
    """Read the columns that are used."""
    with duckdb.connect() as connection:
        return {
            name: connection.execute(f"SELECT {columns} FROM '{extract / name}.parquet'").df()
            for name, columns in COLUMNS.items()
        }


def contacts(given: dict[str, pd.DataFrame], period: Period) -> Found:
    """Every figure of the family."""
    every = given["contact"]
    first, last = pd.Timestamp(period.first_day), pd.Timestamp(period.last_day)
    received = every[every.received_on.between(first, last)]
    ticked = received[received.exploitation == "ticked"]
    known = ticked.dropna(subset="child_id")
    anonymous = (ticked.source == "anonymous") & (ticked.channel == "online")
    due, reachable = ticked.dropna(subset="decision_due_on"), ticked[ticked.referrer_reachable]
    return {
        "contacts.all": _one(len(received)),
        "contacts.exploitation": _one(len(ticked)),
        "contacts.text_match": _one((received.exploitation == "text_match").sum()),
        "contacts.exploitation_share": _one(len(ticked), len(received)),
        "contacts.children": _one(known.child_id.nunique()),
        "contacts.unidentified": _one(ticked.child_id.isna().sum()),
        "contacts.repeat_children": _one((known.groupby("child_id").size() > 1).sum()),
        "contacts.by_source": _parts(ticked.source),
        "contacts.by_health_provider": _parts(ticked[ticked.source == "health"].health_provider),
        "contacts.anonymous_online": _one(anonymous.sum()),
        "contacts.by_threshold": _parts(ticked.threshold),
        "contacts.by_outcome": _parts(ticked.outcome),
        **_assessed(known),
        "contacts.re_referral_children": _one(_again(given, known)),
        "contacts.decided_in_time": _one((due.decided_on <= due.decision_due_on).sum(), len(due)),
        "contacts.referrer_told": _one(reachable.referrer_told_on.notna().sum(), len(reachable)),
    }


def _assessed(known: pd.DataFrame) -> Found:
    second = known[(known.outcome == "pathway") & known.assessment_outcome.notna()]
    latest = second.sort_values(["received_on", "contact_id"]).groupby("child_id").tail(1)
    support = latest[latest.assessment_outcome == "not_a_factor"].support_given
    return {
        "contacts.assessed_children": _parts(latest.assessment_outcome),
        "contacts.not_a_factor_support": _parts(support),
    }


def _again(given: dict[str, pd.DataFrame], known: pd.DataFrame) -> int:
    every = given["contact"]
    help_given = every[(every.exploitation == "ticked") & (every.outcome == "early_help")]
    ended = pd.concat(
        [
            help_given[["child_id", "received_on"]].rename(columns={"received_on": "ended_on"}),
            given["case"].rename(columns={"closed_on": "ended_on"}),
        ]
    ).dropna()
    both = known[["child_id", "received_on"]].merge(ended, on="child_id")
    after = both.received_on - both.ended_on
    return int(both[(after > pd.Timedelta(0)) & (after <= YEAR)].child_id.nunique())


def _one(count: Any, base: int | None = None) -> dict[str, tuple[int, int | None]]:
    return {"": (int(count), base)}


def _parts(values: "pd.Series[str]") -> dict[str, tuple[int, int | None]]:
    return {str(part): (int(count), None) for part, count in values.value_counts().items()}


def ours(extract: Path, period: Period) -> tuple[float, Found]:
    """How long ours take once the extract is read, and what they come to."""
    with opened(extract) as read:
        computer = Computer(read)
        began = perf_counter()
        results = computer.compute(family("contacts").figures, period)
        taken = perf_counter() - began
    found: Found = {}
    for each in results:
        whole = each.numerator if each.numerator is not None else each.value
        if each.part != "not_recorded" and not (each.part and not whole):
            base = None if each.part else each.denominator
            found.setdefault(each.figure.id, {})[each.part] = (int(whole or 0), base)
    return taken, found


def compared(extract: Path, period: Period) -> tuple[float, float]:
    """Seconds that ours and pandas compute; raises ValueError where they do not come to the same."""
    mine, found = ours(extract, period)
    given = frames(extract)
    began = perf_counter()
    again = contacts(given, period)
    taken = perf_counter() - began
    for name in again:
        if found.get(name, {}) != again[name]:
            raise ValueError(f"{name}: ours {found.get(name)}, pandas {again[name]}")
    return mine, taken


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.pandas_figures")
    parser.add_argument("extract", type=Path)
    parser.add_argument("period", type=read_period, nargs="?", default=read_period("2020/21-2022/23"))
    given = parser.parse_args()
    mine, pandas = compared(given.extract, given.period)
    print(f"ours {mine:.2f} s, pandas {pandas:.2f} s, {pandas / mine:.1f} times ours")


if __name__ == "__main__":
    main()
