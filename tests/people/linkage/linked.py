"""Small files, linked."""

import csv
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from sightline.people.linkage.commands import app

Pair = tuple[str, str]
Links = dict[Pair, str]


def put(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def run(folder: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(app, [str(folder), "--out", str(out), *more])


def read(out: Path) -> Links:
    """The band of each pair, by `source:record` on each side."""
    with out.open(encoding="utf-8", newline="") as file:
        return {
            (f"{r['left_source']}:{r['left_id']}", f"{r['right_source']}:{r['right_id']}"): r["band"]
            for r in csv.DictReader(file)
        }


def links(tmp_path: Path, **files: str) -> Links:
    for name, text in files.items():
        put(tmp_path / "in", f"{name}.csv", text)
    result = run(tmp_path / "in", tmp_path / "links.csv")
    assert result.exit_code == 0, result.output
    return read(tmp_path / "links.csv")
