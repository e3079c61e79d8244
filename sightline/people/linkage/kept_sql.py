"""The records laid out for comparing, in a DuckDB of their own on disk: how common each value is, and which records
are worth comparing.

Both engines are given what is made here, so that they differ in nothing but the comparing.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from sightline.core.delimited import Place, shown
from sightline.people.linkage.levels import RARITIES
from sightline.people.linkage.model import Model
from sightline.people.linkage.normalised import LISTS, TEXTS, normalised
from sightline.people.linkage.sources import MOST_FAULTS, RECORD, BadSources, Row, Sources

AT_ONCE = 50_000
MEMORY = "3GB"
# Two records are compared where one of these agrees: (name, what must agree).
BLOCKS = (
    ("nhs", "nhs"),
    ("upn", "upn"),
    ("local", "CASE WHEN length(local) >= 4 THEN local END"),
    ("names", "least(given_sound, surname_sound) || ' ' || greatest(given_sound, surname_sound)"),
    ("born_given", "born || given[1]"),
    ("born_surname", "born || surname[1]"),
    ("born_house", "born || ' ' || house"),
    ("born_street", "born || ' ' || street[1:4]"),
    ("born_postcode", "born || ' ' || postcode"),
    ("home", "home || ' ' || coalesce(town, '')"),
    ("home_postcode", "home || ' ' || postcode"),
    ("home_surname", "home || ' ' || coalesce(surname[1], '')"),
    ("postcode_street", "postcode || ' ' || street[1:6]"),
    ("postcode_house", "postcode || ' ' || house"),
    ("town_surname", "town || ' ' || surname_sound || ' ' || coalesce(house, street[1:4], postcode[1:2])"),
    ("town_given", "town || ' ' || given_sound || ' ' || coalesce(house, street[1:4], postcode[1:2])"),
    ("town_street", "town || ' ' || street[1:8] || ' ' || least(given[1], surname[1])"),
    ("town_postcode", "town || ' ' || postcode || ' ' || coalesce(born_year, surname[1])"),
    ("postcode_given", "postcode || ' ' || given_sound"),
    ("postcode_surname", "postcode || ' ' || surname_sound"),
    ("street_given", "street || ' ' || given_sound"),
    ("street_surname", "street || ' ' || surname_sound"),
    ("given_house", "given_sound || ' ' || house"),
    ("surname_house", "surname_sound || ' ' || house"),
    ("surname_initial_year", "surname_sound || ' ' || given[1] || born_year"),
    ("given_day", "given_sound || ' ' || born_month || born_day"),
    ("surname_day", "surname_sound || ' ' || born_month || born_day"),
    ("born_turned", "CASE WHEN born IS NOT NULL THEN born_year || least(born_month, born_day)"
                    " || greatest(born_month, born_day) || least(given[1], surname[1]) END"),
)  # fmt: skip
PAIRS_A_RECORD, FEWEST_PAIRS = 1, 1_000_000
CALLED = "called"
IDENTIFIERS = frozenset({"nhs", "upn", "local"})


def opened(folder: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB that spills into `folder` and reads no settings or extensions of anybody's."""
    base = duckdb.connect(str(folder / "records.duckdb"))
    base.execute(f"SET memory_limit = '{MEMORY}'")
    base.execute(f"SET temp_directory = '{folder / 'spill'}'")
    base.execute("SET preserve_insertion_order = false")
    base.execute("SET enable_progress_bar = false")
    return base


def lay_out(base: duckdb.DuckDBPyConnection, rows: Iterable[Row], sources: Sources, model: Model) -> int:
    """Make the tables `named` and `records` and one `common_<column>` for each rarity; return how many records.

    Raises BadSources where a file gives one record_id to two rows.
    """
    count = read_in(base, rows)
    _each_once(base, sources)
    for column in RARITIES:
        if column != CALLED:
            _common(base, column, count, model)
    _common_called(base, count)
    _block(base, count)
    return count


def read_in(base: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> int:
    """Make the tables `named`, what each record is called, and `read`, what is compared of it."""
    columns = ", ".join([f"{name} VARCHAR" for name in TEXTS] + [f"{name} VARCHAR[]" for name in LISTS])
    base.execute("CREATE TABLE named (id BIGINT, source INTEGER, row BIGINT, record VARCHAR)")
    base.execute(f"CREATE TABLE read (id BIGINT, source INTEGER, {columns})")
    count = 0
    for some in _batches(rows):
        _add(base, some, count)
        count += len(some)
    return count


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    each = iter(rows)
    while some := list(islice(each, AT_ONCE)):
        yield some


def _add(base: duckdb.DuckDBPyConnection, some: list[Row], first: int) -> None:
    ids = list(range(first, first + len(some)))
    names = pa.table(
        {
            "id": pa.array(ids, pa.int64()),
            "source": pa.array([row.source for row in some], pa.int32()),
            "row": pa.array([row.number for row in some], pa.int64()),
            "record": pa.array([row.record for row in some], pa.string()),
        }
    )
    made = [normalised(row.said) for row in some]
    columns = {name: pa.array([each[name] for each in made], pa.string()) for name in TEXTS}
    columns |= {name: pa.array([each[name] for each in made], pa.list_(pa.string())) for name in LISTS}
    compared = pa.table({"id": names["id"], "source": names["source"], **columns})
    for table, held in (("named", names), ("read", compared)):
        base.register("batch", held)
        base.execute(f"INSERT INTO {table} SELECT * FROM batch")
        base.unregister("batch")


def _each_once(base: duckdb.DuckDBPyConnection, sources: Sources) -> None:
    twice = base.execute(
        f"""
        SELECT source, record, min(row), max(row) FROM named
        GROUP BY source, record HAVING count(*) > 1 ORDER BY source, max(row) LIMIT {MOST_FAULTS}
        """
    ).fetchall()
    if twice:
        raise BadSources(
            [
                f"{Place(sources.files[source].name, again, RECORD)}: {shown(record)} stands in row {first} too."
                for source, record, first, again in twice
            ]
        )


def _common(base: duckdb.DuckDBPyConnection, column: str, count: int, model: Model) -> None:
    """How common each value is: what these files say, held towards the model's share while they say little.

    An identifier is as rare as it should be until more records hold it than one person would have.
    """
    usual, weight = model.rarity(column)
    held = f"greatest(count(*) - {model.records_a_person}, 0)" if column in IDENTIFIERS else "count(*)"
    base.execute(
        f"""
        CREATE TABLE common_{column} AS
        SELECT {column}, ({held} + {weight * usual}) / ({count + weight})::DOUBLE AS tf_{column}
        FROM read WHERE {column} IS NOT NULL GROUP BY {column}
        """
    )


def _common_called(base: duckdb.DuckDBPyConnection, count: int) -> None:
    """How common each whole name is: given names go with surnames, so one may be far commoner than its parts say.

    Records of that name born in other years than most of them are of other people; one such may be a slip.
    """
    base.execute(
        f"""
        CREATE TABLE common_called AS
        WITH years AS (
            SELECT called, given, surname, born_year, count(*) AS size FROM read
            WHERE called IS NOT NULL GROUP BY ALL),
        others AS (
            SELECT called, any_value(given) AS given, any_value(surname) AS surname,
                   greatest(coalesce(sum(size) FILTER (WHERE born_year IS NOT NULL)
                   - max(size) FILTER (WHERE born_year IS NOT NULL), 0) - 1, 0) AS known
            FROM years GROUP BY called)
        SELECT called, greatest(tf_given * tf_surname, known / {max(count, 1)}::DOUBLE) AS tf_called
        FROM others JOIN common_given USING (given) JOIN common_surname USING (surname)
        """
    )


def _block(base: duckdb.DuckDBPyConnection, count: int) -> None:
    """`records` with a column a block; a value that too many records share blocks nothing."""
    wanted = ", ".join(f"{agrees} AS block_{name}" for name, agrees in BLOCKS)
    base.execute(f"CREATE TABLE blocked AS SELECT id, {wanted} FROM read")
    most = max(FEWEST_PAIRS, PAIRS_A_RECORD * count)
    kept, joins = [], []
    for name, _ in BLOCKS:
        base.execute(_kept_values(name, most))
        kept.append(f"k_{name}.key AS block_{name}")
        joins.append(f"LEFT JOIN kept_{name} k_{name} ON k_{name}.value = b.block_{name}")
    base.execute(
        f"CREATE TABLE records AS SELECT r.*, {', '.join(kept)} FROM read r JOIN blocked b USING (id) {' '.join(joins)}"
    )
    for table in ("read", "blocked", *(f"kept_{name}" for name, _ in BLOCKS)):
        base.execute(f"DROP TABLE {table}")


def _kept_values(name: str, most: int) -> str:
    """The values that two records or more share, the rarest first until they make `most` pairs."""
    return f"""
        CREATE TABLE kept_{name} AS
        WITH sizes AS (
            SELECT block_{name} AS value, count(*) AS size FROM blocked
            WHERE block_{name} IS NOT NULL GROUP BY 1 HAVING count(*) > 1),
        running AS (
            SELECT size, sum(sum(size * (size - 1) / 2)) OVER (ORDER BY size) AS pairs FROM sizes GROUP BY size)
        SELECT value, row_number() OVER (ORDER BY value)::INTEGER AS key
        FROM sizes JOIN running USING (size) WHERE pairs <= {most}
    """
