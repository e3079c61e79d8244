"""Printed figures: kept as they stand, and where they do not add up it is said."""

from pathlib import Path
from typing import Any

import pytest

from sightline.figures import command
from sightline.figures.definitions.printed import faults, read
from sightline.figures.definitions.printed_remarks import remarks
from sightline.figures.printed_command import PRINTED_2023
from tests.figures.small_extract import CASE, CHILD, put


@pytest.mark.parametrize(
    "place",
    [
        "Table 1, cases.open_at_end, 2020/21",
        "Paragraph 46, cases.closed",
        "Paragraph 56, justice.suspects_charged",
        "Table 2, schools.indicators education",
        "Paragraph 73, schools.early_help not_offered",
        "Table 7, funding.total, 2020/21",
        "Table 7, funding.total, 2021/22",
        "Table 7, funding.total, 2022/23",
        "Paragraph 39, contacts.by_source, 2022/23",
        "Paragraph 39, contacts.by_source, 2020/21-2022/23",
        "Paragraph 60, justice.location",
        "Paragraph 55, justice.disclosed",
        "Paragraph 70, schools.mean_indicators, 2022/23: its base of 130 is that of schools.indicators, which is 113",
        "Table 7, funding.total, 2020/21-2022/23: the printed totals of the years add to 1504161, and their rows to",
    ],
)
def test_what_arithmetic_can_find_in_the_report_of_2023_is_found(place: str) -> None:
    assert any(line.startswith(place) for line in faults(read(PRINTED_2023)))


@pytest.mark.parametrize(
    "place",
    [
        "Paragraph 51, profile.attendance, 2020/21-2022/23: the parts add to 101",
        "Paragraph 58, justice.suspect_ethnicity, 2020/21-2022/23: the parts add to 98",
        "Paragraph 41, contacts.assessed_children, 2022/23: 36 % of 180 contacts are 64 to 65, and 55 children follow",
        "Paragraph 53, cases.statuses, 2020/21-2022/23: the parts add to 102, and 79 cases at most have any",
    ],
)
def test_what_a_reader_ought_to_be_told_is_noted(place: str) -> None:
    assert any(line.startswith(place) for line in remarks(read(PRINTED_2023)))


def test_what_is_right_in_it_is_left_alone() -> None:
    found = "\n".join(faults(read(PRINTED_2023)))
    assert all(
        each not in found for each in ("Table 15", "Table 16", "Paragraph 38", "Paragraph 40", "Paragraph 51")
    )
    assert "cases.open_at_end, 2021/22" not in found


def test_the_command_sets_ours_beside_them(tmp_path: Path, capfd: Any) -> None:
    put(tmp_path, "child", CHILD)
    put(tmp_path, "case", CASE)
    file = tmp_path / "printed.csv"
    rows = "Table 1,cases.opened,,2022/23,3,,\nText,profile.sex,F,2022/23,100,,\n"
    file.write_text("place,figure,part,period,value,numerator,denominator\n" + rows)
    assert command.run(["printed", str(file), "--extract", str(tmp_path)]) == 0
    assert capfd.readouterr().out == (
        "Table 1, cases.opened, 2022/23: printed 3, ours 1\nText, profile.sex F, 2022/23: printed 100, ours 100.0\n"
    )
    assert command.run(["printed"]) == 3


@pytest.mark.parametrize(
    "row", ["x,none,,2022/23,1,,", "x,cases.opened,,2022,1,,", "x,cases.opened,,2022/23,many,,"]
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, row: str) -> None:
    file = tmp_path / "printed.csv"
    file.write_text(f"place,figure,part,period,value,numerator,denominator\n{row}\n")
    assert command.run(["printed", str(file)]) == 2
    assert command.run(["printed", str(tmp_path / "absent.csv")]) == 2


def test_a_faulty_extract_beside_it_is_said_as_everywhere(tmp_path: Path, capfd: Any) -> None:
    put(tmp_path, "child", CHILD | {"sex": "X"})
    assert command.run(["printed", "--extract", str(tmp_path)]) == 1
    out, said = capfd.readouterr()
    assert (out, said) == ("", 'child, row 1, sex: "X" is not one of F, M, U\n')
