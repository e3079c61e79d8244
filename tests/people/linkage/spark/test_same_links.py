"""Spark comes to the links DuckDB comes to, pair by pair, and to probabilities within a millionth."""

import csv
from pathlib import Path

import pytest

from bench.families import kept, write
from sightline.people.linkage.engines import ENGINES
from sightline.people.linkage.linking import link

Found = dict[tuple[str, str, str, str], tuple[float, str]]


def links(folder: Path, out: Path, engine: str) -> Found:
    link(folder, out, score=ENGINES[engine]())
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {(a, b, c, d): (float(probability), band) for a, b, c, d, probability, band in rows}


def on_both(folder: Path, made: Path) -> tuple[Found, Found]:
    return links(folder, made / "ours.csv", "duckdb"), links(folder, made / "theirs.csv", "spark")


@pytest.mark.parametrize(("agencies", "children"), [(1, 400), (3, 150)])
def test_the_same_links_of_invented_families(agencies: int, children: int, tmp_path: Path) -> None:
    write(tmp_path / "in", kept(children, agencies, 5, again=0.3, untidy=2))
    ours, theirs = on_both(tmp_path / "in", tmp_path)
    assert len(ours) > 30
    assert ours.keys() == theirs.keys()
    for pair, (probability, band) in ours.items():
        assert theirs[pair][0] == pytest.approx(probability, abs=1e-6)
        assert theirs[pair][1] == band


def test_names_in_other_scripts_and_odd_values(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rows = [
        "1,فاطمة,الحسن,2012-03-04,'; DROP TABLE records; --",
        "2,فاطمه,الحسن,2012-04-03,",
        "3,Zoë,O’Brien-Łukasz,2012-13-45,\\",
        "4,Zoe,OBrien Lukasz,2012-13-45,%",
        "5,李,小明,,",
        "6,李,小明,2010,",
    ]
    text = "record_id,given_name,surname,date_of_birth,street\n" + "\n".join(rows) + "\n"
    (tmp_path / "in" / "a.csv").write_text(text, encoding="utf-8")
    ours, theirs = on_both(tmp_path / "in", tmp_path)
    assert ("a", "1", "a", "2") in ours
    assert ours.keys() == theirs.keys()
    assert all(theirs[pair][0] == pytest.approx(each[0], abs=1e-6) for pair, each in ours.items())


def test_nothing_to_compare_needs_no_spark(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("record_id\n1\n2\n")
    assert on_both(tmp_path / "in", tmp_path) == ({}, {})
