"""Every fault in a row is named, in one run, where it is; what is no fault is let be."""

from pathlib import Path

import pytest

from tests.figures.small_extract import (
    CASE,
    CHILD,
    CONTACT,
    EPISODE,
    FOLLOW_UP,
    FUNDING,
    lines,
    put,
)


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
        ("follow_up", FOLLOW_UP | {"answered_on": "soon"}, "answered_on", "soon"),
        ("follow_up", FOLLOW_UP | {"answer": "maybe"}, "answer", "maybe"),
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
