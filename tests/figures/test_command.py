"""The command: its exit statuses in their order, what it prints, and that it starts alone."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sightline.figures import command
from sightline.figures.definitions.catalogue import figures
from tests.figures.random_extract import random_extract, write_csv
from tests.figures.small_extract import CHILD, CONTACT, FUNDING, manifest, put


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "extract", random_extract(7, 60))


def ask(*arguments: object) -> int:
    try:
        return command.run([str(each) for each in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--period", "2022/24"],
        ["--period", "2022/23-2020/21"],
        ["--period", "2022"],
        ["--period", "9999/00"],
        ["--period", "2022/23", "--figure", "contacts.none"],
        ["--period", "2022/23", "--figure", "equality.pathway_by_sex", "--audience", "public"],
        ["--period", "2022/23", "--format", "xml"],
        ["--period", "2022/23", "--engine", "abacus"],
        ["--period", "2022/23", "--engine", "spark"],
        [],
    ],
)
def test_wrong_arguments_are_said_before_the_extract_is_read(tmp_path: Path, arguments: list[str]) -> None:
    put(tmp_path, "child", CHILD | {"sex": "X"})
    assert ask(tmp_path, *arguments) == 2


def test_no_such_folder(tmp_path: Path) -> None:
    assert ask(tmp_path / "none", "--period", "2022/23") == 2


def test_a_faulty_extract_prints_nothing_on_standard_output(tmp_path: Path, capfd: Any) -> None:
    put(tmp_path, "child", CHILD | {"sex": "X"})
    assert ask(tmp_path, "--period", "2022/23") == 1
    out, said = capfd.readouterr()
    assert (out, said) == ("", 'child, row 1, sex: "X" is not one of F, M, U\n')


def test_faults_come_before_a_period_that_is_not_covered(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD)
    manifest(tmp_path)
    assert ask(tmp_path, "--period", "2020/21-2022/23") == 0
    assert ask(tmp_path, "--period", "2022/23-2023/24") == 2
    assert ask(tmp_path, "--period", "2019/20") == 2
    put(tmp_path, "child", CHILD | {"sex": "X"})
    assert ask(tmp_path, "--period", "2019/20") == 1


def test_json_is_one_list_in_the_order_of_the_catalogue(extract: Path, capfdbinary: Any) -> None:
    assert ask(extract, "--period", "2021/22", "--format", "json") == 0
    told = json.loads(capfdbinary.readouterr().out)
    names = list(figures())
    places = [names.index(each["figure"]) for each in told]
    assert places == sorted(places)
    assert set(places) == set(range(len(names)))
    assert {tuple(each) for each in told} == {
        ("figure", "period", "breakdown", "value", "unit", "numerator", "denominator", "symbol", "note")
    }
    assert {each["period"] for each in told} == {"2021/22"}
    assert all(isinstance(value, str) for each in told for value in each["breakdown"].values())


def test_figures_asked_for_in_any_way_come_in_order(extract: Path, capfdbinary: Any) -> None:
    wanted = ["--figure", "cases.closed", "contacts.all", "--figure", "cases.closed"]
    assert ask(extract, "--period", "2021/22", *wanted, "--format", "json") == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert [each["figure"] for each in told] == ["contacts.all", "cases.closed"]
    assert ask("--period", "2021/22", "--figure", "contacts.all", extract) == 0


def test_a_period_is_repeated_as_it_was_asked_for(tmp_path: Path, capfdbinary: Any) -> None:
    assert ask(tmp_path, "--period", "2021/22-2021/22", "--figure", "contacts.all", "--format", "json") == 0
    (told,) = json.loads(capfdbinary.readouterr().out)
    assert (told["period"], told["symbol"]) == ("2021/22-2021/22", "x")


def test_csv_guards_against_formulas(tmp_path: Path, capfdbinary: Any) -> None:
    put(tmp_path, "funding", FUNDING | {"organisation": "=cmd"}, FUNDING | {"organisation": "A\nB"})
    assert ask(tmp_path, "--period", "2022/23", "--figure", "funding.by_project", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode(), newline="")))
    assert [(row["by"], row["breakdown"], row["value"]) for row in rows] == [
        ("project", "'=cmd: Nights", "100"),
        ("project", "A\nB: Nights", "100"),
    ]


def test_the_table_shows_symbols_and_bases(tmp_path: Path, capfdbinary: Any) -> None:
    put(tmp_path, "child", CHILD)
    put(tmp_path, "contact", CONTACT)
    assert ask(tmp_path, "--period", "2022/23") == 0
    text = capfdbinary.readouterr().out.decode()
    assert "100.0  (1 of 1)" in text
    assert "(1, beside a base of 0)" in text
    assert "(cases.closed): [x] cases" in text


def test_it_starts_without_django_and_without_the_slow_packages(extract: Path) -> None:
    code = (
        "import sys; from sightline.config.main import main\n"
        "try: main()\nexcept SystemExit as ended: assert ended.code == 0\n"
        "slow = {'django', 'typer', 'pandas', 'numpy', 'highspy', 'psycopg'}; sys.exit(bool(slow & sys.modules.keys()))"
    )
    arguments = [sys.executable, "-c", code, "figures", str(extract), "--period", "2021/22"]
    assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0
