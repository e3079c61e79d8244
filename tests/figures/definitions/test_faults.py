"""Every fault of an extract is named, in one run, where it is; what is no fault is let be."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline.figures.definitions.reading.extract import Extract, Faulty, opened
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


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("child", CHILD | {"sex": "f"}, "sex", "f"),
        ("child", CHILD | {"birth_month": "2010-13"}, "birth_month", "2010-13"),
        ("child", CHILD | {"birth_month": "2010-05-01"}, "birth_month", "2010-05-01"),
        ("child", CHILD | {"lives_in_area": "True"}, "lives_in_area", "True"),
        ("child", CHILD | {"lives_in_area": " true"}, "lives_in_area", " true"),
        ("contact", CONTACT | {"received_on": "2022-5-1"}, "received_on", "2022-5-1"),
        ("contact", CONTACT | {"received_on": "2022-02-29"}, "received_on", "2022-02-29"),
        ("contact", CONTACT | {"received_on": "infinity"}, "received_on", "infinity"),
        ("contact", CONTACT | {"received_on": "0044-03-15 (BC)"}, "received_on", "0044-03-15 (BC)"),
        ("contact", CONTACT | {"received_on": ""}, "received_on", ""),
        ("contact", CONTACT | {"child_id": "k2"}, "child_id", "k2"),
        ("contact", CONTACT | {"health_provider": "gp"}, "health_provider", "gp"),
        (
            "contact",
            CONTACT | {"exploitation": "none", "exploitation_type": "both"},
            "exploitation_type",
            "both",
        ),
        ("contact", CONTACT | {"decided_on": "2022-04-30"}, "decided_on", "2022-04-30"),
        ("case", CASE | {"closed_on": "2022-04-30"}, "closed_on", "2022-04-30"),
        ("case", CASE | {"attendance": "100.1"}, "attendance", "100.1"),
        ("case", CASE | {"attendance": "9e1"}, "attendance", "9e1"),
        ("case", CASE | {"attendance": "-1"}, "attendance", "-1"),
        ("case", CASE | {"attendance": "nan"}, "attendance", "nan"),
        ("case", CASE | {"attendance": "1.2.3"}, "attendance", "1.2.3"),
        (
            "missing_episode",
            EPISODE | {"returned_at": "2022-05-01T09:59:59"},
            "returned_at",
            "2022-05-01T09:59:59",
        ),
        (
            "missing_episode",
            EPISODE | {"interview_at": "2022-03-27T01:30:00"},
            "interview_at",
            "2022-03-27T01:30:00",
        ),
        (
            "missing_episode",
            EPISODE | {"interview_at": "2022-05-02 10:00:00"},
            "interview_at",
            "2022-05-02 10:00:00",
        ),
        (
            "missing_episode",
            EPISODE | {"interview_at": "2022-05-02T24:00:00"},
            "interview_at",
            "2022-05-02T24:00:00",
        ),
        ("funding", FUNDING | {"year": "2022/24"}, "year", "2022/24"),
        ("funding", FUNDING | {"pounds": "100.0"}, "pounds", "100.0"),
        ("funding", FUNDING | {"pounds": "-5"}, "pounds", "-5"),
        ("follow_up", FOLLOW_UP | {"answer": "declined"}, "answered_on", ""),
        ("follow_up", FOLLOW_UP | {"answered_on": "2022-05-03"}, "answer", ""),
        ("follow_up", FOLLOW_UP | {"done_on": "2022-05-03"}, "done_on", "2022-05-03"),
        ("follow_up", FOLLOW_UP | {"due_on": "2022-04-03"}, "due_on", "2022-04-03"),
    ],
)
def test_one_fault_is_named_once_and_where_it_is(
    tmp_path: Path, table: str, row: dict[str, str], column: str, value: str
) -> None:
    if table != "child":
        put(tmp_path, "child", CHILD)
    put(tmp_path, table, row)
    (found,) = lines(tmp_path)
    assert found.startswith(f"{table}, row 1, {column}: ")
    assert not value or f'"{value}"' in found


def test_the_sound_rows_are_sound(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD)
    put(
        tmp_path,
        "contact",
        CONTACT | {"source": "health", "health_provider": "gp", "decided_on": "2022-05-01"},
    )
    put(tmp_path, "case", CASE | {"closed_on": "2022-05-01", "attendance": "099.50"})
    put(tmp_path, "missing_episode", EPISODE | {"interview_at": "2022-10-30T01:30:00"})
    put(tmp_path, "funding", FUNDING)
    put(
        tmp_path,
        "follow_up",
        FOLLOW_UP | {"answered_on": "2022-05-01", "answer": "accepted", "done_on": "2022-05-01"},
    )
    assert lines(tmp_path) == []


def test_references_into_a_table_that_was_not_given_are_not_checked(tmp_path: Path) -> None:
    put(tmp_path, "contact", CONTACT)
    assert lines(tmp_path) == []


def test_all_faults_of_all_tables_come_in_one_run(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD, CHILD | {"sex": "X"}, CHILD)
    put(tmp_path, "contact", CONTACT | {"source": ""}, CONTACT | {"received_on": "soon", "child_id": "k9"})
    assert [line.split(":")[0] for line in lines(tmp_path)] == [
        "child, row 2, sex",
        "child, row 2, child_id",
        "child, row 3, child_id",
        "contact, row 1, source",
        "contact, row 2, received_on",
        "contact, row 2, child_id",
        "contact, row 2, contact_id",
    ]


def test_a_value_off_its_list_breaks_no_other_rule(tmp_path: Path) -> None:
    put(tmp_path, "contact", CONTACT | {"source": "nhs", "health_provider": "gp"}, CONTACT | {
        "contact_id": "c2", "received_on": "x", "decided_on": "2022-01-01"})  # fmt: skip
    assert [line.split(":")[0] for line in lines(tmp_path)] == [
        "contact, row 1, source",
        "contact, row 2, received_on",
    ]


def test_a_key_of_several_columns(tmp_path: Path) -> None:
    put(tmp_path, "funding", FUNDING, FUNDING | {"year": "2021/22"}, FUNDING)
    (found,) = lines(tmp_path)
    assert found.startswith('funding, row 3, organisation, project, year: "Council, Nights, 2022/23" ')


def test_after_a_thousand_faults_the_number_of_all(tmp_path: Path) -> None:
    put(tmp_path, "child", *({"child_id": f"k{number}", "sex": "X"} for number in range(1500)))
    found = lines(tmp_path)
    assert len(found) == 1001
    assert found[-1].startswith("1,500 faults")
    assert found[999].startswith("child, row 1000, sex")


def test_a_value_is_shown_on_one_line_and_cut(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD | {"sex": "a\nb" + "x" * 100})
    (found,) = lines(tmp_path)
    assert '"a\\nb' + "x" * 76 + '"' in found


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
