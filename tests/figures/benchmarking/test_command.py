"""The command: what it writes keeps the schema in the repository, holds the public numbers and no other."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sightline.figures.benchmarking import command
from sightline.figures.benchmarking.data_sets import data_sets, edition
from sightline.figures.benchmarking.making import COLUMNS
from sightline.figures.benchmarking.reading import read
from sightline.figures.benchmarking.schema import schema
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.disclosure.releasing import protected
from tests.figures.random_extract import random_extract, write_csv, write_manifest
from tests.figures.small_extract import CHILD, put

DOCS = Path(__file__).resolve().parents[3] / "docs"
YEAR = Period(2022, 2022)
WHOSE = ("--area", "Wrekinshire", "--area-code", "E06000000")
CHILDREN = ("--children", "40000", "--children-source", "Mid-year estimates", "--children-year", "2022")


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_csv(tmp_path_factory.mktemp("made") / "extract", random_extract(12, 300))
    write_manifest(folder, "2020-04-01", "2023-03-31")
    return folder


def ask(*arguments: object) -> int:
    try:
        return command.run([str(each) for each in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture(scope="module")
def made(extract: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "return"
    assert ask(extract, "--year", "2022", "--out", out, *WHOSE, *CHILDREN) == 0
    return out


def test_the_return_keeps_the_schema_of_the_repository(made: Path) -> None:
    kept = json.loads((DOCS / "benchmark-return.schema.json").read_text())
    assert kept == schema()
    Draft202012Validator.check_schema(kept)
    content = json.loads((made / "return.json").read_text())
    assert list(Draft202012Validator(kept).iter_errors(content)) == []
    assert content["area"] == {"name": "Wrekinshire", "code": "E06000000"}
    assert content["period"] == "2022/23"
    assert content["population"]["children"] == 40_000
    assert {each["data_set"] for each in content["figures"]} == {each.name for each in data_sets()}
    assert all(each["base"] and each["definition"] == edition(each["figure"]) for each in content["figures"])


def test_the_table_has_a_row_a_number_and_says_the_same(made: Path) -> None:
    content = json.loads((made / "return.json").read_text())
    rows = list(csv.DictReader((made / "return.csv").read_text(encoding="utf-8").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [(each["figure"], each["part"]) for each in rows] == [
        (each["figure"], each["part"]) for each in content["figures"]
    ]
    both = [read((made / name).read_bytes()) for name in ("return.json", "return.csv")]
    assert both[0].results == both[1].results
    assert both[0].content == both[1].content


def test_the_return_withholds_what_the_public_release_of_the_extract_does(extract: Path, made: Path) -> None:
    """Whoever has both has no more than the release."""
    with opened(extract) as opened_extract:
        release = protected(Computer(opened_extract), opened_extract, YEAR, None)
    public = {(each.figure.id, each.part): each for each in release.shown(release.results[YEAR], YEAR)}
    returned = read((made / "return.json").read_bytes()).results
    withheld = [each for each in returned if each.symbol == "c"]
    assert len(withheld) > 20
    for each in returned:
        released = public[each.figure.id, each.part]
        assert (each.value, each.numerator, each.denominator, each.symbol) == (
            released.value, released.numerator, released.denominator, released.symbol
        )  # fmt: skip


def test_an_earlier_release_binds_the_return(extract: Path, tmp_path: Path, capfd: Any) -> None:
    register = tmp_path / "register"
    register.mkdir()
    said = ("--register", register, "--release", "first")
    assert ask(extract, "--year", "2022/23", "--out", tmp_path / "one", *said, *WHOSE) == 0
    assert (register / "first.json").exists()
    assert ask(extract, "--year", "2022/23", "--out", tmp_path / "two", *said, *WHOSE) == 2
    assert "has a release first already" in capfd.readouterr().err
    assert ask(extract, "--year", "2022/23", "--out", tmp_path / "two", *said[:2], *WHOSE) == 0
    one, two = ((tmp_path / name / "return.json").read_text() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--year", "2022-23"], "is not a financial year"),
        (["--year", "2020/21-2021/22"], "one financial year"),
        (["--year", "2025"], "not wholly inside"),
        (["--year", "2022", "--children", "500"], "together"),
        (["--year", "2022", "--release", "a"], "--register"),
        (["--year", "2022", "--release", "../a", "--register", "."], "letters, digits"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    extract: Path, tmp_path: Path, capfd: Any, arguments: list[str], said: str
) -> None:
    assert ask(extract, *arguments, "--out", tmp_path / "out") == 2
    assert said in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_faulty_extract_and_one_without_a_name_write_nothing(tmp_path: Path, capfd: Any) -> None:
    put(tmp_path, "child", CHILD)
    assert ask(tmp_path, "--year", "2022", "--out", tmp_path / "out") == 2
    assert "Name the area" in capfd.readouterr().err
    put(tmp_path, "child", CHILD | {"sex": "X"})
    assert ask(tmp_path, "--year", "2022", "--out", tmp_path / "out", *WHOSE) == 1
    assert not (tmp_path / "out").exists()


def test_a_file_is_checked_by_whoever_made_it(made: Path, tmp_path: Path, capfd: Any) -> None:
    assert ask("check", made / "return.csv") == 0
    assert "nothing wrong" in capfd.readouterr().out
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    assert ask("check", tmp_path / "bad.csv") == 1
    assert "row 1: no column is called area" in capfd.readouterr().err


@pytest.mark.parametrize("name", ["benchmark-return.example.json", "benchmark-return.example.csv"])
def test_the_example_in_the_documentation_is_a_sound_return(name: str) -> None:
    found = read((DOCS / name).read_bytes())
    assert found.content["area"]["name"] == "Northmere"
    assert found.period == read_period("2024/25")
