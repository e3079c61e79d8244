"""Write the model of `sightline link` from invented families: `python -m bench.train_linkage`.

For every pair of records of one child, for brothers and sisters of one family, and for strangers taken by chance it
counts how each topic comes out (`linkage/levels.py`). Nothing is fitted: a share is a count over a count, with half a
pair added to each level so that none is impossible. No labelled data of anybody else is used.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from bench.families import SEED, Kept, kept
from sightline.people.linkage import kept_sql, model
from sightline.people.linkage.levels import SHARES, TOPICS, Topic
from sightline.people.linkage.sources import Row

CHILDREN, STRANGERS = 30_000, 3_000_000
MODEL = Path(model.__file__).with_name("model.json")
LOCAL = {  # agencies number as they like: what is shared is a hint, what differs says little
    "same": {"same": 0.5, "near": 0.01, "different": 0.49},
    "strangers": {"same": 0.0005, "near": 0.003, "different": 0.9965},
    "family": {"same": 0.002, "near": 0.01, "different": 0.988},
}
FAMILY_AT_LEAST = (  # a shared address also holds namesakes, and twins are what must not be joined
    ("given", "whole", 0.004),
    ("given", "same", 0.003),
    ("born", "same", 0.06),
)
ASSUMED: dict[str, Any] = {
    "version": "1",
    "usual": {
        "given": [0.004, 1000], "surname": [0.001, 1000], "born": [0.00015, 3000], "home": [0.0001, 3000],
        "town": [0.05, 200], "postcode": [0.0005, 1000], "nhs": [0.000001, 1000], "upn": [0.000001, 1000],
        "local": [0.0005, 1000],
    },
    "records_a_person": 6, "fewest_records": 500, "other_records": 1.0,
    "relatives": 2.0, "relatives_weight": 100, "relatives_seen": 0.25, "neighbours": 5.0, "another_of_that_name": 6.0,
    "propose": 0.5, "confirm": 0.999,
}  # fmt: skip


def main() -> None:
    """Count, and write the file."""
    records = list(kept(CHILDREN, seed=SEED))
    with TemporaryDirectory() as made, kept_sql.opened(Path(made)) as base:
        rows = (Row(one.agency, at, f"{at}", one.said) for at, one in enumerate(records))
        kept_sql.read_in(base, rows)
        shares = {
            "same": _counted(base, list(_of_one(records))),
            "strangers": _counted(base, list(_strangers(records))),
            "family": _counted(base, list(_families(records))),
        }
    for kind, share in LOCAL.items():
        shares[kind]["local"] = share
    for share in shares.values():
        share["surname"] = _of_the_rest(share["surname"])
    for topic, level, least in FAMILY_AT_LEAST:
        shares["family"][topic][level] = max(least, shares["family"][topic][level])
    told = {"made_by": "bench/train_linkage.py", "seed": SEED, "children": CHILDREN, "records": len(records)}
    MODEL.write_text(json.dumps({**told, **ASSUMED, **shares}, indent=1) + "\n", encoding="utf-8")


def _of_one(records: list[Kept]) -> Iterator[tuple[int, int]]:
    held = defaultdict(list)
    for at, one in enumerate(records):
        held[one.child.number].append(at)
    for some in held.values():
        yield from combinations(some, 2)


def _families(records: list[Kept]) -> Iterator[tuple[int, int]]:
    held = defaultdict(list)
    for at, one in enumerate(records):
        held[one.child.family].append(at)
    for some in held.values():
        yield from ((a, b) for a, b in combinations(some, 2) if records[a].child is not records[b].child)


def _strangers(records: list[Kept]) -> Iterator[tuple[int, int]]:
    chance = Random(SEED)
    for _ in range(STRANGERS):
        a, b = chance.randrange(len(records)), chance.randrange(len(records))
        if records[a].child.family != records[b].child.family:
            yield a, b


def _of_the_rest(share: dict[str, float]) -> dict[str, float]:
    """Names that agree whole, or turned round, are weighed once, as the given name; the rest is shared anew."""
    once = {"whole", "turned"}
    rest = sum(held for name, held in share.items() if name not in once)
    return {name: 1.0 if name in once else float(f"{held / rest:.4g}") for name, held in share.items()}


def _counted(base: duckdb.DuckDBPyConnection, pairs: list[tuple[int, int]]) -> dict[str, dict[str, float]]:
    import pyarrow as pa

    base.register("pairs", pa.table({"l": [a for a, _ in pairs], "r": [b for _, b in pairs]}))
    left, right = _sided(base, "l"), _sided(base, "r")
    found = {}
    for topic in TOPICS:
        counts = dict(
            base.execute(
                f"SELECT {_came_out(topic)}, count(*) FROM pairs p JOIN ({left}) a ON p.l = a.id_l"
                f" JOIN ({right}) b ON p.r = b.id_r GROUP BY 1"
            ).fetchall()
        )
        held = {name: counts.get(name, 0) + 0.5 for name in topic.names}
        found[topic.name] = {name: float(f"{n / sum(held.values()):.4g}") for name, n in held.items()}
    base.unregister("pairs")
    return found


def _sided(base: duckdb.DuckDBPyConnection, side: str) -> str:
    names = [row[0] for row in base.execute("DESCRIBE read").fetchall()]
    return f"SELECT {', '.join(f'{name} AS {name}_{side}' for name in names)} FROM read"


def _came_out(topic: Topic) -> str:
    levels = " ".join(f"WHEN {each.condition} THEN '{each.name}'" for each in topic.levels)
    whole = f"CASE WHEN {topic.unknown} THEN 'unknown' {levels} ELSE 'different' END"
    return whole.replace("{shares}", SHARES["duckdb"])


if __name__ == "__main__":
    main()
