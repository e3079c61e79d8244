"""`sightline estimate` as an analyst meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from sightline.figures.estimating.commands import FAULTY, NOT_TRUSTED, app

PUBLISHED = Path(__file__).parent / "published"
GOOD = "A,B,C,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,20\n1,0,1,15\n0,1,1,10\n1,1,1,5\n"


def run(path: Path, *more: str) -> Result:
    return CliRunner().invoke(app, [str(path), "--resamples", "100", *more])


def of(folder: Path, text: str | bytes, *more: str) -> Result:
    path = folder / "histories.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return run(path, *more)


def said(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_an_estimate_says_what_it_is_and_how_sure(tmp_path: Path) -> None:
    result = of(tmp_path, GOOD)
    found = said(result)
    assert result.exit_code == 0
    assert found["experimental"].startswith("Experimental, for analysts only.")
    assert (found["lists"], found["observed"], found["on_more_than_one_list"]) == (["A", "B", "C"], 200, 50)
    assert found["estimate"]["total"] > 200
    assert [each["level"] for each in found["intervals"]] == [0.8, 0.95]
    assert found["models"]["looked_at"] == found["models"]["of"] == 8
    assert found["models"]["within_2_bic"][0]["bic"] == found["estimate"]["bic"]
    assert "This took" in result.stderr


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    first, again, other = (of(tmp_path, GOOD, "--seed", seed).stdout for seed in ("1", "1", "2"))
    assert first == again != other


def test_no_count_of_a_history_is_printed(tmp_path: Path) -> None:
    """They are small counts about people; only totals leave."""
    text = of(tmp_path, GOOD.replace("60", "6123")).stdout
    assert "6123" not in text


def test_models_far_apart_are_told() -> None:
    result = run(PUBLISHED / "uk_2013_five.csv")
    told = " ".join(said(result)["warnings"])
    assert "from 12,262 to 25,978" in told


def test_lists_of_a_group_of_their_own_are_told() -> None:
    result = run(PUBLISHED / "new_orleans_185.csv")
    told = " ".join(said(result)["warnings"])
    assert "B and F share nobody with the other lists" in told
    assert "Only 13 people are on more than one list" in told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A,B,count\n1,0,40\n0,1,30\n1,1,20\n", "There are 2 lists"),
        ("A,B,C,count\n1,0,0,40\n0,1,0,30\n1,1,0,20\n", "Nobody is on C"),
        ("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n", "Only 0 people are on more than one list"),
        ("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,7\n", "A and B; C"),
        (
            "A,B,C,D,count\n1,0,0,0,40\n0,1,0,0,30\n1,1,0,0,20\n0,0,1,0,40\n0,0,0,1,30\n0,0,1,1,20\n",
            "A and B; C and D",
        ),
        ("A,B,C,count\n1,0,0,40\n1,1,0,30\n1,0,1,20\n1,1,1,7\n", "No model has an estimate"),
    ],
)
def test_what_cannot_be_trusted_is_refused_with_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    result = of(tmp_path, text)
    assert result.exit_code == NOT_TRUSTED
    assert said(result)["estimate"] is None
    assert reason in " ".join(said(result)["refused"])
    assert reason in result.stderr


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ["histories.csv: this file is empty. Its first row must be the names of its columns."]),
        ("A,B,C,count\n", ["histories.csv: nobody is counted in it."]),
        ("A,B,C\n1,0,0\n", ["histories.csv, row 1: there is no column count; the columns are A, B, C."]),
        ("A,a,C,count\n", ["histories.csv, row 1, column a: two columns have this name."]),
        ("A,,C,count\n", ["histories.csv, row 1: column 2 has no name."]),
        (
            GOOD + "2,0,yes,5\n1,1,,x\n",
            [
                "histories.csv, row 9, column A: 2 is neither 0 nor 1.",
                "histories.csv, row 9, column C: yes is neither 0 nor 1.",
                "histories.csv, row 10, column C: it is empty; 0 or 1 must stand here.",
                "histories.csv, row 10, column count: x is not a whole number from 0 to 100,000,000.",
            ],
        ),
        (
            GOOD + "1,0,0,-1\n",
            ["histories.csv, row 9, column count: -1 is not a whole number from 0 to 100,000,000."],
        ),
        (GOOD + "1,0,0,\n", ["histories.csv, row 9, column count: there is no count."]),
        (
            GOOD + "1,0,0,1.5\n",
            ["histories.csv, row 9, column count: 1.5 is not a whole number from 0 to 100,000,000."],
        ),
        (GOOD + "1,0,5\n", ["histories.csv, row 9: there are 3 cells and 4 columns."]),
        (GOOD + "1,0,0,5,6\n", ["histories.csv, row 9: there are 5 cells and 4 columns."]),
        (GOOD + '1,0,"0,5\n', ["histories.csv, row 9: the quotation marks do not match."]),
        (
            GOOD + "0,0,0,9\n",
            ["histories.csv, row 9: 9 people on no list. Those on none are what is estimated."],
        ),
        (
            ",".join("ABCDEFGHIJK") + ",count\n",
            ["histories.csv: 11 lists; 10 is the most. Put small lists of one kind together."],
        ),
    ],
)
def test_a_faulty_table_names_its_row_and_column(tmp_path: Path, text: str, lines: list[str]) -> None:
    result = of(tmp_path, text)
    assert result.exit_code == FAULTY
    assert result.stdout == ""
    assert result.stderr.splitlines() == lines


@pytest.mark.parametrize(
    "raw",
    [
        GOOD.replace(",", ";").encode(),
        GOOD.replace("\n", "\r\n").encode("utf-8-sig"),
        GOOD.replace(",", "\t").encode("utf-16"),
        GOOD.encode("utf-16-le"),
        ("sep=;\n" + GOOD.replace(",", ";")).encode(),
        (GOOD.replace("count", " Count ") + "0,0,0,0\n\n").encode(),
        GOOD.replace("1,0,0,60", "1,0,0,59").encode() + b"1,0,0,1\n",
    ],
)
def test_however_it_was_saved_the_answer_is_the_same(tmp_path: Path, raw: bytes) -> None:
    found, plain = said(of(tmp_path, raw)), said(of(tmp_path, GOOD))
    assert found["estimate"] == plain["estimate"]
    assert found["intervals"] == plain["intervals"]


def test_names_of_lists_in_another_encoding(tmp_path: Path) -> None:
    result = of(tmp_path, GOOD.replace("A,B", "Café,B").encode("cp1252"))
    assert said(result)["lists"] == ["Café", "B", "C"]


def test_a_history_given_twice_is_added_up_and_said(tmp_path: Path) -> None:
    told = said(of(tmp_path, GOOD + "1,0,0,1\n"))["warnings"]
    assert told[0] == "1 rows gave a history that an earlier row had given; their counts were added."


def test_more_than_five_lists_are_not_looked_through_whole() -> None:
    result = run(PUBLISHED / "uk_2013.csv", "--method", "exhaustive")
    assert result.exit_code == NOT_TRUSTED
    assert "use stepwise" in result.stderr
