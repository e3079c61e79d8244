"""The command: its exit statuses, and what it says."""

import csv
from pathlib import Path

import pytest

from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.results import Result
from sightline.figures.report import command
from sightline.figures.report.publishing import CannotWrite
from tests.figures.random_extract import random_extract, write_csv


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Drawing and publishing are tried elsewhere."""
    monkeypatch.setattr("sightline.figures.charts.drawing.svg", lambda _chart, _description: "<svg/>")
    published: list[Path] = []

    def publish(
        _report: object, _facts: object, _numbers: object, out: Path, look: command.Look = lambda _out: None
    ) -> list[str]:
        look(out)
        published.append(out)
        return ["index.html"]

    monkeypatch.setattr("sightline.figures.report.publishing.publish", publish)
    return published


def run(*arguments: object, look: command.Look | None = None) -> int:
    return command.run([str(each) for each in arguments], look)


def test_it_publishes(
    extract: Path, tmp_path: Path, quick: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(extract, "--period", "2022/23", "--out", out, "--audience", "internal") == 0
    said = capsys.readouterr()
    assert quick == [out]
    assert said.out == f"{out}/index.html\n"
    assert "not supplied: training.csv (organisation, title" in said.err
    assert "ooked through" not in said.err, "what is not public may name them"


def test_it_says_whether_a_public_report_was_looked_through(
    extract: Path, tmp_path: Path, quick: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (extract, "--period", "2022/23", "--out", tmp_path / "out")
    assert run(*arguments) == 0
    assert "there is no database to ask" in capsys.readouterr().err
    looked: list[Path] = []
    assert run(*arguments, look=looked.append) == 0
    assert looked == [tmp_path / "out"]
    assert "there is none" in capsys.readouterr().err
    assert run(*arguments, "--audience", "internal", look=looked.append) == 0
    assert len(looked) == 1


def test_a_name_that_is_not_public_stops_it(
    extract: Path, tmp_path: Path, quick: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def look(_out: Path) -> None:
        raise CannotWrite("It says “Old bus station” (index.html).")

    assert run(extract, "--period", "2022/23", "--out", tmp_path / "out", look=look) == 2
    assert quick == []
    assert "Old bus station" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("period", "more", "status"),
    [
        ("2022/24", (), 2),
        ("2023/24", (), 2),
        ("2022/23", ("--content", "nowhere"), 2),
        ("2022/23", ("--final",), 2),
    ],
)
def test_wrong_arguments(
    extract: Path, tmp_path: Path, period: str, more: tuple[str, ...], status: int
) -> None:
    assert run(extract, "--period", period, "--out", tmp_path / "out", *more) == status
    assert not (tmp_path / "out").exists()


def test_there_is_no_such_extract(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "--period", "2022/23", "--out", tmp_path / "out") == 2


def test_faults_of_the_extract_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_csv(tmp_path / "extract", random_extract(1, 10))
    with (folder / "funding.csv").open("a", newline="") as file:
        csv.writer(file).writerow(["A", "B", "2022/23", "many"])
    assert run(folder, "--period", "2022/23", "--out", tmp_path / "out") == 1
    assert "funding" in capsys.readouterr().err


def test_a_typed_figure_stops_it(extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "cases.md").write_text("There were 29 cases.")
    assert (
        run(extract, "--period", "2022/23", "--out", tmp_path / "out", "--content", tmp_path / "content") == 1
    )
    assert "cases.md, line 1: '29' is a typed figure" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_does_not_reconcile_is_not_published(
    extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    computed = Computer.compute

    def wrong(self: Computer, *given: object) -> list[Result]:
        found = computed(self, *given)  # type: ignore[arg-type]
        return [
            Result(each.figure, each.part, (each.value or 0) + 1)
            if each.figure.id == "cases.closed"
            else each
            for each in found
        ]

    monkeypatch.setattr(Computer, "compute", wrong)
    assert run(extract, "--period", "2022/23", "--out", tmp_path / "out", "--audience", "internal") == 3
    assert "cases.open_at_start" in capsys.readouterr().err


def test_a_borough_with_few_tables_still_has_a_report(tmp_path: Path, quick: list[Path]) -> None:
    made = random_extract(5, 20)
    folder = write_csv(tmp_path / "extract", {name: made[name] for name in ("child", "contact")})
    assert run(folder, "--period", "2022/23", "--out", tmp_path / "out", "--audience", "internal") == 0
    folder = write_csv(tmp_path / "nothing", {"child": made["child"]})
    assert (
        run(folder, "--period", "2021/22-2022/23", "--out", tmp_path / "out", "--audience", "internal") == 0
    )
