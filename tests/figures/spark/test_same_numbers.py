"""Spark comes to the numbers DuckDB comes to: of every worked example, and of a random extract."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest

from sightline.figures import command
from sightline.figures.definitions.catalogue import FAMILIES, Figure, family, figures
from sightline.figures.definitions.computing_spark import computing
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.examples import example, told, write_example
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.results import Result
from tests.figures.random_extract import random_extract, write_csv


def on_both(folder: Path, wanted: Sequence[Figure], period: Period) -> tuple[list[Result], list[Result]]:
    with opened(folder) as extract:
        ours = Computer(extract).compute(wanted, period)
        with computing(extract) as spark:
            return ours, spark.compute(wanted, period)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_worked_example_of_a_family(name: str, tmp_path: Path) -> None:
    given = example(name)
    write_example(tmp_path, given)
    ours, theirs = on_both(tmp_path, family(name).figures, read_period(given.period))
    assert theirs == ours
    listed = {each.id: told(list(found)) for each, found in groupby(theirs, key=lambda result: result.figure)}
    assert listed == given.answers


def test_a_random_extract_with_nulls_and_edges(tmp_path: Path) -> None:
    folder = write_csv(tmp_path, random_extract(3, 150))
    ours, theirs = on_both(folder, list(figures().values()), read_period("2020/21-2022/23"))
    assert theirs == ours


def test_the_command_prints_the_same(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_csv(tmp_path, random_extract(4, 60))
    asked = [
        str(folder),
        "--period",
        "2021/22",
        "--figure",
        "missing.in_72_hours",
        "schools.age",
        "profile.mean_age",
    ]
    printed = []
    for engine in ("duckdb", "spark"):
        assert command.run([*asked, "--format", "json", "--engine", engine]) == 0
        printed.append(capfdbinary.readouterr())
    assert printed[0] == printed[1]
    assert printed[1].err == b""


def test_java_that_does_not_start_is_said(tmp_path: Path) -> None:
    code = "from sightline.figures.definitions.computing_spark import session; session()"
    there = os.environ | {"JAVA_HOME": str(tmp_path), "PYTHONPATH": str(Path(command.__file__).parents[2])}
    ended = subprocess.run(
        [sys.executable, "-c", code], env=there, capture_output=True, text=True, check=False
    )
    assert "Spark does not start" in ended.stderr
