"""An extract on disk: whole, the same each time, read back by its own rules."""

import csv
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sightline.figures.commands import app
from sightline.figures.extract.checking import faults
from sightline.figures.extract.tables import Taken
from sightline.figures.extract.writing import CannotWrite, files_of, write_folder
from sightline.front_door.imports.running import bring_in
from tests.figures.extract.test_checking import tables
from tests.front_door.imports.sent_files import ROW, contacts_file

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def files(newest: datetime | None = datetime(2026, 6, 1, 12, 30, 15, 999, tzinfo=UTC)) -> dict[str, bytes]:
    return files_of(Taken(tables(), newest), area="Wrekinshire", since=SINCE, until=UNTIL)


def read_back(folder: Path) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    """The manifest, and the tables after their hashes and counts were found right."""
    manifest = json.loads((folder / "manifest.json").read_text())
    found = {}
    for name, said in manifest["tables"].items():
        raw = (folder / f"{name}.csv").read_bytes()
        assert hashlib.sha256(raw).hexdigest() == said["sha256"]
        found[name] = list(csv.DictReader(raw.decode().splitlines()))
        assert len(found[name]) == said["rows"]
    assert {path.name for path in folder.iterdir()} == {"manifest.json", *(f"{name}.csv" for name in found)}
    return manifest, found


def test_it_is_read_back_as_it_was(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", files())
    manifest, found = read_back(tmp_path / "out")
    assert found == tables()
    assert list(faults(found)) == []
    assert manifest["taken_at"] == "2026-06-01T13:30:15"
    assert (manifest["area"], manifest["from"], manifest["to"]) == ("Wrekinshire", "2026-01-01", "2026-12-31")


def test_the_same_records_give_the_same_bytes_and_no_clock_is_read() -> None:
    assert files() == files()
    assert json.loads(files(None)["manifest.json"])["taken_at"] == "2026-01-01T00:00:00"


def test_an_earlier_extract_is_replaced_whole_and_nothing_else_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, files())
    (out / "old.csv").write_text("x")
    write_folder(out, files())
    assert not (out / "old.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    other = tmp_path / "letters"
    other.mkdir()
    (other / "dear.txt").write_text("x")
    with pytest.raises(CannotWrite, match="not an extract"):
        write_folder(other, files())
    assert (other / "dear.txt").exists()


def test_a_broken_writing_leaves_the_earlier_extract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_folder(out, files())

    def fails(_path: Path, _content: bytes) -> int:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(OSError, match="disk full"):
        write_folder(out, files())
    monkeypatch.undo()
    read_back(out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
@pytest.mark.usefixtures("partnership", "rules")
def test_the_command_extracts_what_was_recorded(
    tmp_path: Path, fixed_clock: datetime, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = {"Outcome": "Advice", "Level of need": "Vulnerable", "Date decided": "03/03/2026"}
    bring_in(contacts_file(ROW | decided, ROW | {"Reference": "C-2", "Source": "GP"}), at=at)
    out = tmp_path / "out"
    arguments = [str(out), "--from", "2026-01-01", "--to", "2026-12-31"]
    first = CliRunner().invoke(app, arguments)
    assert (first.exit_code, json.loads(first.stdout)) == (0, {"child": 1, "contact": 2, "follow_up": 0})
    _, found = read_back(out)
    assert list(faults(found)) == []
    assert {row["outcome"] for row in found["contact"]} == {"", "advice"}
    assert found["child"][0]["birth_month"] == "2012-06"
    kept = {path.name: path.read_bytes() for path in out.iterdir()}
    assert "Ada" not in b"".join(kept.values()).decode()
    CliRunner().invoke(app, arguments)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == kept


def test_a_period_that_ends_before_it_begins(tmp_path: Path) -> None:
    asked: Callable[..., Any] = CliRunner().invoke
    assert asked(app, [str(tmp_path / "x"), "--from", "2026-02-01", "--to", "2026-01-01"]).exit_code == 2
