"""The shipped rules read cleanly; a faulty file is refused whole, with every fault named."""

from datetime import date
from pathlib import Path

import pytest

from sightline.deadlines.rule_files import SHIPPED, FaultyRules, Kind, RunsAs, Status, read
from sightline.deadlines.steps import Step, Told, read_steps, step_at, write_steps

HEADER = SHIPPED.read_text(encoding="utf-8").splitlines()[0]


ROW = "X-01,Title,start,1,working_day,day_0,clock,local,us,verified,2020-01-01,,owner,"


def row(**changes: str) -> str:
    cells = dict(
        zip(
            HEADER.split(","),
            ROW.split(","),
            strict=True,
        )
    )
    return ",".join((cells | changes).values())


def write(folder: Path, *rows: str) -> Path:
    file = folder / "rules.csv"
    file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return file


def test_the_shipped_rules_are_read() -> None:
    rules = {rule.code: rule for rule in read()}
    assert {"CL-01", "CL-02-RED", "CL-02-AMBER", "CL-02-GREEN", "CL-05", "CL-22", "CL-53"} <= set(rules)
    assert str(rules["CL-01"].length) == "1 working day"
    assert rules["CL-22"].runs_as is RunsAs.WINDOW
    for code, rule in rules.items():
        assert bool(rule.steps) == (rule.runs_as is RunsAs.CLOCK), code
        if code in {"FU-01", "FU-02", "FU-03", "FU-04"}:
            assert (rule.kind, rule.status) == (Kind.LOCAL, Status.TO_CONFIRM)
            assert rule.steps[-1].again, "silence is chased for as long as it lasts"
            assert {Told.ASKED, Told.NAMED_MANAGER, Told.PARTNERSHIP_OFFICER} == {s.who for s in rule.steps}


def test_a_local_file_overrides_a_length(tmp_path: Path) -> None:
    own = write(tmp_path, row(id="CL-02-RED", count="2", unit="hour", valid_from="2013-03-21"))
    rules = [rule for rule in read((SHIPPED, own)) if rule.code == "CL-02-RED"]
    assert [rule.length.count for rule in rules] == [2]


def test_a_later_version_stands_beside_the_earlier(tmp_path: Path) -> None:
    file = write(tmp_path, row(), row(count="2", valid_from="2024-04-01"))
    assert [rule.valid_from for rule in read((file,))] == [date(2020, 1, 1), date(2024, 4, 1)]


def test_every_fault_is_named_and_nothing_is_loaded(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        row(count="0", counting="day_1"),
        row(unit="fortnight"),
        row(title=""),
        row(escalation="somebody"),
        row(id="X-02", valid_to="2024-04-01"),
        row(id="X-02", valid_from="2024-04-01"),
        row(id="X-03", valid_to="2019-01-01"),
    )
    with pytest.raises(FaultyRules) as caught:
        read((file,))
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        *(f"rules.csv row {number}" for number in (1, 2, 3, 4)),
        "X-03",
        "X-02",
    ]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    file = tmp_path / "rules.csv"
    file.write_text("id,title\nX,Y\n", encoding="utf-8")
    with pytest.raises(FaultyRules, match="escalation"):
        read((file,))


def test_steps_are_read_and_written() -> None:
    text = "asked; named_manager+2; partnership_officer+5*"
    steps = read_steps(text)
    assert write_steps(steps) == text
    assert step_at(steps, 0) == Step(Told.ASKED)
    assert step_at(steps, 2) == step_at(steps, 9) == Step(Told.PARTNERSHIP_OFFICER, 5, again=True)
    assert step_at(read_steps("owner"), 1) is None
    assert step_at((), 0) is None


@pytest.mark.parametrize(
    "text", ["owner+2", "owner; asked*+2", "owner; asked*", "owner; asked+2*; owner+1", "boss"]
)
def test_steps_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="step"):
        read_steps(text)
