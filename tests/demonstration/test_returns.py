"""What partners return is made up soundly, about the children of the real part, as planned, and marked (ST-18)."""

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from sightline.demonstration.agreement import compared
from sightline.demonstration.commands import app
from sightline.demonstration.plan.cases import RUN
from sightline.demonstration.plan.years import SMALL
from sightline.demonstration.reference import rows
from sightline.demonstration.returns import __main__ as from_nothing
from sightline.demonstration.returns import commands
from sightline.demonstration.returns.folder import AREA, REAL, all_files, read
from sightline.demonstration.returns.from_seed import tables_of
from sightline.demonstration.returns.known import Tables, TooFew
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.identities import broken
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.reading.generated import generated
from sightline.figures.definitions.tables import tables

DAYS: dict[str, object] = {"from": "2019-04-01", "to": "2023-03-31", "taken_at": "2023-04-30T09:00:00"}
UPTO = datetime(2023, 4, 30, 9, 0, tzinfo=UTC)
SINCE, UNTIL = date(2019, 4, 1), date(2023, 3, 31)
PERIODS = ("2019/20", "2020/21", "2021/22", "2022/23", RUN)
# Planned under a figure's name, but by code and not by group, or of each combination.
NOT_AS_THEY_STAND = {
    "cases.statuses",
    "justice.outcome",
    "justice.repeat_suspects",
    "justice.suspect_ethnicity",
    "missing.children_by_episodes",
    "schools.ethnicity",
    "schools.not_offered_reason",
}
# Published figures that cannot be right or that count what came after the year: ours is the reconciled reading.
READ_OTHERWISE = {
    "AR23-T1-04",
    "AR23-P56-02",
    *("AR23-T7-16", "AR23-T7-17", "AR23-T7-18"),
    *("AR23-T8-01", "AR23-T8-02", "AR23-T10-03", "AR23-T11-03", "AR23-T11-04"),
    *("AR23-P121-02", "AR23-P121-03"),
}


@pytest.fixture(scope="session")
def real(whole: dict[str, list[Contact]]) -> Tables:
    """The real part, as the story tells it."""
    return tables_of(
        [one for year, found in whole.items() if year <= "2022/23" for one in found], SINCE, UNTIL
    )


@pytest.fixture(scope="session")
def extract(real: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole extract on disk."""
    folder = tmp_path_factory.mktemp("extract")
    for name, content in all_files(real, DAYS).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def made(extract: Path) -> Tables:
    """Every table as it stands on disk."""
    return read(extract, tables())[0]


def test_every_table_is_there_and_sound_and_every_year_adds_up(extract: Path) -> None:
    with opened(extract) as records:
        assert records.supplied == set(tables())
        assert records.manifest
        assert records.manifest.area == AREA
        computer = Computer(records)
        for period in map(read_period, PERIODS):
            results = computer.compute(tuple(figures().values()), period)
            assert list(broken(results, set(figures()), period)) == []


def test_what_is_planned_comes_out(extract: Path) -> None:
    plan: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows("planned"):
        if row["figure"] in figures() and row["figure"] not in NOT_AS_THEY_STAND:
            plan.setdefault((row["figure"], row["period"]), {})[row["part"]] = int(row["count"])
    with opened(extract) as records:
        computer = Computer(records)
        for (name, period), parts in plan.items():
            found = computer.compute([figures()[name]], read_period(period))
            counts = {
                one.part: int(one.value or 0) if one.numerator is None else one.numerator for one in found
            }
            assert parts.items() <= counts.items(), (name, period)


def test_the_same_real_part_gives_the_same_bytes(real: Tables, extract: Path) -> None:
    again = all_files(real, DAYS)
    assert {path.name: path.read_bytes() for path in extract.iterdir()} == again


def test_what_is_made_up_is_marked_and_nothing_else(extract: Path, real: Tables, made: Tables) -> None:
    marked = generated(extract)
    assert set(marked) == set(tables()) - (set(REAL) - {"child", "case"})
    assert marked["case"] == ("attendance", "disclosed_to_police")
    assert marked["child"] == ("send", "placed_by_other_authority", "lives_in_area")
    assert marked["taxi_complaint"] == tuple(column.name for column in tables()["taxi_complaint"].columns)
    assert not {"crime", "suspect", "crime_suspect", "nrm_referral"} & set(marked)
    for name in REAL:
        kept = [
            {column: value for column, value in row.items() if column not in marked.get(name, ())}
            for row in made[name]
        ]
        assert kept == [{column: row[column] for column in kept[0]} for row in real[name]]


def test_a_child_whose_contact_opened_a_case_has_one_and_it_is_open_when_a_contact_says_so(
    made: Tables,
) -> None:
    cases = {row["child_id"]: row for row in made["case"]}
    told = [row for row in made["contact"] if row["exploitation"] == "ticked"]
    for row in told:
        if row["assessment_outcome"] == "opened":
            assert cases[row["child_id"]]["opened_on"] >= row["decided_on"]
        if row["assessment_outcome"] == "already_open":
            case = cases[row["child_id"]]
            assert case["opened_on"] <= row["received_on"] <= (case["closed_on"] or "9999")


def test_the_children_are_of_an_age_for_it(made: Tables) -> None:
    born = {row["child_id"]: date.fromisoformat(f"{row['birth_month']}-01") for row in made["child"]}
    ages = [
        (date.fromisoformat(row["opened_on"]) - born[row["child_id"]]).days / 365.25 for row in made["case"]
    ]
    assert min(ages) >= 11.9
    assert max(ages) < 18.1


def test_a_pupil_is_like_the_child_they_are_linked_to(made: Tables) -> None:
    children = {row["child_id"]: row for row in made["child"]}
    linked = [row for row in made["school_pupil"] if row["child_id"]]
    assert len(linked) > 110
    for row in linked:
        child = children[row["child_id"]]
        assert (row["sex"], row["ethnicity"], row["send"]) == (
            child["sex"],
            child["ethnicity"],
            child["send"],
        )


def test_every_published_figure_is_met_or_it_is_said_why_not(extract: Path) -> None:
    found = list(compared(extract))
    assert len({one.published.id for one in found}) == len(found) == 506
    assert [one.shown() for one in found if not one.is_expected] == []
    assert {one.published.id for one in found if one.agrees is False} == READ_OTHERWISE
    assert all(one.published.why for one in found if not one.agrees)


def test_the_command_adds_what_is_made_up_to_the_real_extract(
    real: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "is_demonstration", lambda: True)
    monkeypatch.setattr(commands, "real_extract", lambda out, _since, _until: write_real(out, real))
    out = tmp_path / "extract"
    assert run("extract", str(out)).exit_code == 0
    assert generated(out)
    assert run("figures", str(out), "--all").exit_code == 0
    (out / "case.csv").unlink()
    assert run("figures", str(out)).exit_code == 1
    assert run("extract", str(out), "--to", "2024-03-31").exit_code == 2
    monkeypatch.setattr(
        commands, "real_extract", lambda out, _since, _until: write_real(out, {**real, "case": []})
    )
    refused = run("extract", str(out))
    assert (refused.exit_code, "there are 0" in refused.output) == (1, True)


def write_real(folder: Path, real: Tables) -> None:
    """The real part alone, as the command for it writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in REAL:
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in tables()[name].columns])
            writer.writeheader()
            writer.writerows(real[name])
    (folder / "manifest.json").write_text(json.dumps(DAYS))


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.mark.django_db
def test_it_is_refused_where_the_database_is_not_for_it(tmp_path: Path) -> None:
    assert run("extract", str(tmp_path / "extract")).exit_code == 2


def test_it_is_written_without_a_database(
    extract: Path, real: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_nothing, "told", lambda _since, _until: real)
    monkeypatch.setattr("sys.argv", ["returns", str(tmp_path / "extract")])
    assert from_nothing.main() == 0
    assert (tmp_path / "extract" / "case.csv").read_bytes() == (extract / "case.csv").read_bytes()
    (tmp_path / "taken").write_text("something else")
    monkeypatch.setattr("sys.argv", ["returns", str(tmp_path / "taken")])
    assert from_nothing.main() == 1


def test_a_smaller_borough_is_refused() -> None:
    told = [one for _, found in History(UPTO, cut=SMALL).years() for one in found]
    with pytest.raises(TooFew):
        all_files(tables_of(told, SINCE, UNTIL), DAYS)
