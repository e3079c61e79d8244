"""Linking the files of a folder, from reading to `links.csv`."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from sightline.people.linkage import kept_sql
from sightline.people.linkage.deciding_sql import Links, decide
from sightline.people.linkage.engines import Scorer
from sightline.people.linkage.model import Model, load
from sightline.people.linkage.scoring_sql import on_duckdb
from sightline.people.linkage.sources import Sources, found_in, records

HEADER = ("left_source", "left_id", "right_source", "right_id", "probability", "band")
PLACES = 9


@dataclass(frozen=True)
class Linked:
    """What was read and what came of it."""

    sources: Sources
    records: dict[str, int]
    links: Links
    model: Model
    prior: float
    compared: int

    def summary(self) -> dict[str, Any]:
        """What the command prints."""
        ignored = {source: names for source, names in self.sources.ignored.items() if names}
        return {
            "records": sum(self.records.values()),
            "sources": self.records,
            "links": {
                "confirm": self.links.confirm,
                "propose": self.links.propose,
                "all": self.links.confirm + self.links.propose,
            },
            "a_person_confirms": "Both bands wait for a person; confirm is the upper one.",
            "thresholds": {"propose": self.model.propose, "confirm": self.model.confirm},
            "model": {
                "version": self.model.version,
                "prior": self.prior,
                "relatives_a_record": round(self.links.rivals.relatives, 4),
                "neighbours_a_record": round(self.links.rivals.neighbours, 4),
            },
            "worth_weighing": self.compared,
            "columns_not_read": ignored,
        }


def link(folder: Path, out: Path, *, score: Scorer = on_duckdb) -> Linked:
    """Propose which records of the files in `folder` are of one person, and write `out` whole or not at all.

    Raises BadSources where a file cannot be used, OSError where `out` cannot be written.
    """
    model, sources = load(), found_in(folder, but=out)
    with TemporaryDirectory(prefix="sightline-link-") as made, kept_sql.opened(Path(made)) as base:
        count = kept_sql.lay_out(base, records(sources), sources, model)
        score(base, model, count)
        links = decide(base, model, records=count, sources=len(sources.files))
        _write(base, sources, out)
        ((compared,),) = base.execute("SELECT count(*) FROM scored").fetchall()
        return Linked(sources, _counts(base, sources), links, model, model.prior(count), compared)


def _counts(base: duckdb.DuckDBPyConnection, sources: Sources) -> dict[str, int]:
    found = dict(base.execute("SELECT source, count(*) FROM named GROUP BY source").fetchall())
    return {name: found.get(place, 0) for place, name in enumerate(sources.names)}


def _write(base: duckdb.DuckDBPyConnection, sources: Sources, out: Path) -> None:
    """Beside `out` first, then in its place, so that nobody ever finds half of it."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADER)
            for left, right, probability, band in _in_order(base):
                writer.writerow(
                    (*_named(sources, left), *_named(sources, right), f"{probability:.{PLACES}f}", band)
                )
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def _named(sources: Sources, record: dict[str, Any]) -> tuple[str, str]:
    return sources.names[record["source"]], record["record"]


def _in_order(base: duckdb.DuckDBPyConnection) -> Any:
    """Each pair once, the record that comes first by source and record_id on the left."""
    found = base.execute(
        """
        SELECT least(a, b) AS l, greatest(a, b) AS r, probability, band FROM (
            SELECT {'source': a.source, 'record': a.record} AS a, {'source': b.source, 'record': b.record} AS b,
                   probability, band
            FROM links JOIN named a ON a.id = id_l JOIN named b ON b.id = id_r)
        ORDER BY l, r
        """
    )
    while some := found.fetchmany(10_000):
        yield from some
