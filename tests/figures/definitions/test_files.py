"""Files, forms and manifests: what is read, and what is a fault of a whole file."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.reading.extract import Extract, opened
from sightline.figures.definitions.reading.values_sql import TYPES
from sightline.figures.definitions.tables import tables
from tests.figures.random_extract import random_extract, write_csv
from tests.figures.small_extract import (
    CASE,
    CHILD,
    lines,
    manifest,
    put,
)

HEADER = ",".join(column.name for column in tables()["child"].columns).encode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "child: the file cannot be read"),
        (HEADER + b"\nk1,F,,,,,\nk2,F\n", "child, row 2: "),
        (HEADER + b"\nk1,F,,,,,,\n", "child, row 1: "),
        (HEADER + b"\nk1,F,,,,,\n\nk2,F,,,,,\n", "child, row 2: "),
        (HEADER + b'\nk1, "F",,,,,\n', "child, row 1, sex: "),
        (HEADER + b'\n"k1"x,F,,,,,\n', "child, row 1: "),
        (HEADER + b'\nk1,F,,,,,\n"k2,F,,,,,\n', "child, row 2: "),
        (HEADER + b"\nk\xff,F,,,,,\n", "child, row 1, child_id: "),
        (HEADER + b"\nk1,F\xff,,,,,\n", "child, row 1, sex: "),
        (HEADER.replace(b"send", b"SEND") + b"\n", "child, send: the column is missing"),
        (HEADER + b",extra\n", 'child, header: "extra" is not a column'),
        (HEADER + b",sex\n", "child, sex: the column is there more than once"),
    ],
)
def test_files_that_are_not_what_they_should_be(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "child.csv").write_bytes(content)
    found = lines(tmp_path)
    assert found, content
    assert found[0].startswith(expected)
    assert len([line for line in found if line.startswith("child, row")]) <= 1


def read(folder: Path) -> list[Any]:
    def rows(extract: Extract) -> list[Any]:
        return extract.connection.execute("select child_id, sex, send from child order by 1").fetchall()

    with opened(folder) as extract:
        return rows(extract)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + HEADER + b"\nk1,F,,,none,,\n",
        HEADER + b'\r\n"k1","F","",,"none",,\r\n',
        HEADER + b"\nk1,F,,,none,,",
        b'"child_id",send,sex,birth_month,ethnicity,placed_by_other_authority,lives_in_area\nk1,none,F,,,,\n',
        HEADER + b"\r\nk1,F,,,none,,\n",
    ],
)
def test_forms_of_csv_that_are_no_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "child.csv").write_bytes(content)
    assert read(tmp_path) == [("k1", "F", "none")]


def test_text_may_be_any_text_and_is_never_trimmed(tmp_path: Path) -> None:
    keys = [" k1 ", 'k"2', "k,3", "k\n4", "k\r\n\r\n5", "k\u20286", "NULL"]
    put(tmp_path, "child", *({"child_id": key} for key in keys))
    assert [row[0] for row in read(tmp_path)] == sorted(keys)


def test_both_forms_of_one_table_and_files_that_are_no_table(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD)
    (tmp_path / "notes.txt").write_text("x")
    assert lines(tmp_path) == []
    (tmp_path / "child.parquet").write_bytes(b"PAR1")
    assert lines(tmp_path)[0] == "child: the table is given both as CSV and as Parquet"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"tables": {}}, ["child: the table is not named"]),
        ({"from": "2020-4-1"}, ["manifest.json: "]),
        ({"taken_at": "2023-03-26T01:30:00"}, ["manifest.json: "]),
        ({"area": 1}, ["manifest.json: "]),
        (
            {"tables": {"child": {"rows": 2, "sha256": "0" * 64}}},
            ["child: the manifest says 2", "child: the file is"],
        ),
    ],
)
def test_the_manifest(tmp_path: Path, changed: dict[str, Any], expected: list[str]) -> None:
    put(tmp_path, "child", CHILD)
    manifest(tmp_path, **changed)
    found = lines(tmp_path)
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True))


def test_a_manifest_that_names_more_or_is_no_manifest(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD)
    put(tmp_path, "case", CASE)
    manifest(tmp_path)
    (tmp_path / "case.csv").unlink()
    assert lines(tmp_path)[0].startswith('manifest.json: "case" ')
    for text in ("{", "[]", "[" * 100_000, '{"area": "a", "area": "b"}', "\udcff"):
        (tmp_path / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))
        assert lines(tmp_path)[0].startswith("manifest.json: the manifest cannot be read")


def parquet(folder: Path, table: str, select: str) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"copy ({select}) to '{folder / table}.parquet' (format parquet)")


CHILD_COLUMNS = (
    "select 'k1' as child_id, {sex} as sex, '2010-05' as birth_month, null::varchar as ethnicity, 'none' as send, "
    "true as placed_by_other_authority, null::boolean as lives_in_area"
)


@pytest.mark.parametrize(
    ("sex", "expected"),
    [
        ("'F'", []),
        ("'F'::enum('F', 'M')", []),
        ("'X'", ['child, row 1, sex: "X"']),
        ("''", ['child, row 1, sex: ""']),
        ("1", ["child, sex: the column is held as INTEGER"]),
        ("'F'::blob", ["child, sex: the column is held as BLOB"]),
    ],
)
def test_parquet_is_taken_as_it_is(tmp_path: Path, sex: str, expected: list[str]) -> None:
    parquet(tmp_path, "child", CHILD_COLUMNS.format(sex=sex))
    found = lines(tmp_path)
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True))


EPISODES = (
    "select 'e1' as episode_id, 'k1' as child_id, {at} as went_missing_at, null::timestamp as returned_at, "
    "true as from_care, true as interview_eligible, null::boolean as interview_offered, "
    "null::timestamp as interview_at, null::varchar as late_reason"
)


@pytest.mark.parametrize(
    ("at", "faults"),
    [
        ("timestamp '2022-05-01 10:00:00'", 0),
        ("timestamp '2022-05-01 10:00:00'::timestamp_ns", 0),
        ("timestamp '2022-05-01 10:00:00.5'", 1),
        ("timestamp_ns '2022-05-01 10:00:00.000000001'", 1),
        ("timestamp '2022-03-27 01:00:00'", 1),
        ("date '2022-05-01'", 1),
        ("'2022-05-01T10:00:00'", 1),
        ("timestamp '9999-12-31 00:00:00'", 0),
        ("timestamp '12022-05-01 10:00:00'", 1),
    ],
)
def test_moments_in_parquet(tmp_path: Path, at: str, faults: int) -> None:
    parquet(tmp_path, "missing_episode", EPISODES.format(at=at))
    assert len(lines(tmp_path)) == faults


def test_numbers_in_parquet(tmp_path: Path) -> None:
    case = (
        "select 'a1' as case_id, 'k1' as child_id, date '2022-05-01' as opened_on, null::date as closed_on, "
        "'both' as exploitation_type, null::varchar as judgement, {number} as attendance, null::boolean as "
        "disclosed_to_police"
    )
    for number, faults in (
        ("90.0::double", 0),
        ("'nan'::double", 1),
        ("'inf'::double", 1),
        ("90", 1),
        ("1.5", 1),
    ):
        parquet(tmp_path, "case", case.format(number=number))
        assert len(lines(tmp_path)) == faults, number


def test_a_parquet_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "child.parquet").write_bytes(b"not one")
    (found,) = lines(tmp_path)
    assert found.startswith("child: the file cannot be read")


@pytest.mark.parametrize("name", ["*", "c[d]", "opened_on=2022"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    """To DuckDB `*` and `[` make a pattern, which finds another folder's files, and `a=b` makes a column."""
    for folder in (tmp_path / "cd", tmp_path / name):
        folder.mkdir()
        put(folder, "child", CHILD)
        parquet(folder, "missing_episode", EPISODES.format(at="timestamp '2022-05-01 10:00:00'"))
    with opened(tmp_path / name) as extract:
        counted = extract.connection.execute(
            "select count(*) from missing_episode union all from (select count(*) from child)"
        )
        assert counted.fetchall() == [(1,), (1,)]


def test_the_same_tables_as_parquet_give_the_same_figures(tmp_path: Path) -> None:
    made = write_csv(tmp_path / "csv", random_extract(21, 80))
    (tmp_path / "parquet").mkdir()
    for name, table in tables().items():
        typed = ", ".join(
            f'cast("{each.name}" as {TYPES[each.type]}) as "{each.name}"' for each in table.columns
        )
        text = "all_varchar=true, header=true, delim=',', quote='\"', escape='\"'"
        parquet(tmp_path / "parquet", name, f"select {typed} from read_csv('{made}/{name}.csv', {text})")
    told = []
    for folder in (made, tmp_path / "parquet"):
        with opened(folder) as extract:
            told.append(Computer(extract).compute(figures().values(), read_period("2020/21-2022/23")))
    assert told[0] == told[1]
