"""The demonstration's own words for its report, the mark of what it makes up, and earlier releases (ST-18, ST-21)."""

import json
from pathlib import Path

import pytest

from sightline.demonstration import borough
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.reading.generated import SENTENCE
from sightline.figures.definitions.tables import tables
from sightline.figures.report import command
from sightline.figures.report.assembling import assemble
from sightline.figures.report.blocks import Notice, Report
from sightline.figures.report.content import cannot_insert, read_content
from sightline.figures.report.earlier import as_text, beside
from sightline.figures.report.gathering_sql import Gathered, gather
from sightline.figures.report.marking import made_up, marked
from tests.figures.random_extract import random_extract, write_csv, write_manifest

WORDS = Path(borough.__file__).parents[1] / "reference" / "report"


def test_the_demonstration_says_all_that_a_report_needs(gathered: Gathered) -> None:
    content = read_content(WORDS)
    assert content.missing == []
    assert cannot_insert(content, gathered.numbers) == []


def test_what_no_record_stands_behind_is_marked(report: Report) -> None:
    whole = {
        name: [column.name for column in tables()[name].columns]
        for name in ("crime", "suspect", "crime_suspect")
    }
    names = made_up({**whole, "child": ["send"]})
    assert {"justice.crimes", "profile.send"} <= names
    assert not {"contacts.all", "profile.sex"} & names
    found = [marked(each, names) for each in report.sections]
    below = {each.id: each for section in found for each in section.walk()}
    assert Notice("generated", SENTENCE) in below["locations"].blocks
    assert Notice("generated", SENTENCE) not in below["contacts"].blocks
    assert made_up({}) == frozenset()


def test_a_release_goes_into_the_register_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.figures.charts.drawing.svg", lambda _chart, _description: "<svg/>")
    monkeypatch.setattr("sightline.figures.report.publishing.publish", lambda *_: [])
    extract = write_csv(tmp_path / "extract", random_extract(2, 25))
    write_manifest(extract, "2022-04-01", "2023-03-31")
    register = tmp_path / "register"
    register.mkdir()
    asked = [str(extract), "--period", "2022/23", "--out", str(tmp_path / "out"), "--register", str(register)]
    assert command.run([*asked, "--release", "first"]) == 0
    assert json.loads((register / "first.json").read_text())
    assert command.run([*asked, "--release", "first"]) == 2
    assert command.run([*asked, "--release", "../out"]) == 2
    assert command.run([*asked, "--audience", "internal"]) == 2
    assert command.run(asked) == 0


def test_one_year_alone_has_no_averages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.figures.charts.drawing.svg", lambda _chart, _description: "<svg/>")
    extract = write_csv(tmp_path / "extract", random_extract(2, 25))
    write_manifest(extract, "2022-04-01", "2023-03-31")
    with opened(extract) as read:
        found = gather(read, Period(2022, 2022), public=False)
    content = read_content(None)
    made = assemble(found, content)
    assert found.numbers.periods == (Period(2022, 2022),)
    assert "year average" not in "".join(
        run.text for block in made.blocks for run in getattr(block, "line", ())
    )
    assert {"Diagram 2", "Diagram 5"} <= {each.label for each in made.pictures}
    assert "Diagram 3" not in {each.label for each in made.pictures}


def test_earlier_figures_stand_as_printed_with_ours_and_why(internal: Gathered, tmp_path: Path) -> None:
    path = tmp_path / "printed.csv"
    path.write_text(
        "place,figure,part,period,value,numerator,denominator\n"
        "Table 1,cases.closed,,2020/21,45,,\nTable 1,cases.closed,,2031/32,45,,\n"
        "Here,justice.suspect_ethnicity,anybody,2020/21-2022/23,83,,\nHere,contacts.all,,2022/23,,,\n"
    )
    found = beside(internal.numbers, path)
    assert [(each.printed.text, each.ours.value is None) for each in found] == [
        ("45", False),
        ("83", True),
        ("", False),
    ]
    assert "is out" in found[0].why
    assert found[1].why == "Printed for a part that ours does not tell apart"
    assert found[2].why == "Printed as a blank"
    assert "| Table 1 | Cases closed | 2020/21 | 45 |" in list(as_text(found))[2]
