"""Proposing among the records of a site: the same weighing as of files, with evidence in words and no number."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from sightline.people.linkage import kept_sql
from sightline.people.linkage.deciding_sql import decide
from sightline.people.linkage.evidence import Evidence, in_words
from sightline.people.linkage.levels import TOPICS
from sightline.people.linkage.model import load
from sightline.people.linkage.scoring_sql import gammas, on_duckdb
from sightline.people.linkage.sources import Row, Sources


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records by what they were called, the band, and why."""

    one: str
    other: str
    band: str
    evidence: Evidence


@dataclass(frozen=True)
class Pairs:
    """What one version of the model proposes."""

    version: str
    pairs: tuple[Pair, ...]


def proposals(rows: Sequence[Row], names: Sequence[str], *, within: Path) -> Pairs:
    """Pairs among `rows`, of sources called `names`. What is laid out stands in `within` while it is compared."""
    model, sources = load(), Sources(tuple(Path(name) for name in names))
    if not rows:
        return Pairs(model.version, ())
    with TemporaryDirectory(prefix="linking-", dir=within) as made, kept_sql.opened(Path(made)) as base:
        count = kept_sql.lay_out(base, rows, sources, model)
        on_duckdb(base, model, count)
        decide(base, model, records=count, sources=len(sources.files))
        return Pairs(model.version, tuple(_pairs(base)))


def _pairs(base: duckdb.DuckDBPyConnection) -> list[Pair]:
    found = base.execute(
        f"""
        SELECT least(a.record, b.record), greatest(a.record, b.record), l.band, {", ".join(gammas())}
        FROM links l JOIN scored s USING (id_l, id_r)
        JOIN named a ON a.id = l.id_l JOIN named b ON b.id = l.id_r
        ORDER BY 1, 2
        """
    ).fetchall()
    names = [topic.name for topic in TOPICS]
    return [
        Pair(one, other, band, in_words(dict(zip(names, levels, strict=True))))
        for one, other, band, *levels in found
    ]
