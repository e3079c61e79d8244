"""`sightline link` as somebody meets it."""

import csv
import json
import random
from pathlib import Path

import pytest

from bench.families import kept, write
from sightline.config.commands import COMMANDS
from sightline.people.linkage import engines
from sightline.people.linkage.commands import FAULTY, NO_ENGINE
from sightline.people.linkage.linking import HEADER
from tests.people.linkage.linked import links, put, read, run

HEAD = "record_id,given_name,surname,date_of_birth,postcode\n"
ROW = "Amelia,Thornbrook,2012-03-04,ZX1 4EE\n"


def test_it_says_what_it_read_and_what_it_proposes(tmp_path: Path) -> None:
    put(tmp_path / "in", "council.csv", f"{HEAD}1,{ROW}2,{ROW}")
    put(tmp_path / "in", "Health.CSV", "RECORD_ID;Sex;surname\n7;F;Quarley\n")
    out = tmp_path / "links.csv"
    result = run(tmp_path / "in", out)
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert said["sources"] == {"Health": 1, "council": 2}
    assert said["links"] == {"confirm": 1, "propose": 0, "all": 1}
    assert said["columns_not_read"] == {"Health": ["Sex"]}
    assert (said["engine"], said["records"], said["model"]["prior"]) == ("duckdb", 3, 0.002)
    assert out.read_text().splitlines() == [
        "left_source,left_id,right_source,right_id,probability,band",
        f"council,1,council,2,{read_probability(out)},confirm",
    ]


def read_probability(out: Path) -> str:
    with out.open() as file:
        probability = next(csv.DictReader(file))["probability"]
    assert 0.999 <= float(probability) <= 1
    return probability


def test_it_stands_without_django_and_the_database() -> None:
    assert next(each for each in COMMANDS if each.name == "link").alone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_files_in_any_usual_encoding(encoding: str, tmp_path: Path) -> None:
    text = f"{HEAD}1,Zoë,Crémieux,2012-03-04,ZX1 4EE\n".replace("\n", "\r\n")
    put(tmp_path / "in", "a.csv", text.encode(encoding))
    put(tmp_path / "in", "b.csv", text)
    assert run(tmp_path / "in", tmp_path / "links.csv").exit_code == 0
    assert read(tmp_path / "links.csv") == {("a:1", "b:1"): "confirm"}


@pytest.mark.parametrize(
    "text",
    [
        "record_id\n1\n2\n",
        "record_id,given_name\n",
        "record_id,given_name,surname\n1,,\n2,,\n",
        "record_id,colour\n1,red\n2,red\n",
        "record_id,nhs_number\n1,9999999999\n2,9999999999\n",
        "record_id,postcode,street\n1,,\n2,,\n",
    ],
)
def test_files_that_say_nothing_of_anybody_link_nothing(text: str, tmp_path: Path) -> None:
    assert links(tmp_path, a=text) == {}
    assert (tmp_path / "links.csv").read_text().strip() == ",".join(HEADER)


def test_an_identifier_alone_is_proposed_and_never_listed_first(tmp_path: Path) -> None:
    text = "record_id,nhs_number\n1,9434765919\n2,4010232137\n"
    assert links(tmp_path, a=text, b=text) == {("a:1", "b:1"): "propose", ("a:2", "b:2"): "propose"}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "", "a.csv: this file is empty"),
        (
            "a.csv",
            "given_name\nAmelia\n",
            "a.csv, row 1: there is no column record_id; the columns are given_name",
        ),
        ("a.csv", "record_id\n1\n2\n1\n", "a.csv, row 4, column record_id: 1 stands in row 2 too"),
        ("a.csv", "record_id,surname\n,Quarley\n", "a.csv, row 2, column record_id: it is empty"),
        ("a.csv", "record_id\n=1+1\n", "a.csv, row 2, column record_id: =1+1 begins as a formula does"),
        ("a.csv", f"record_id\n{'9' * 201}\n", "a.csv, row 2, column record_id: it is longer than 200"),
        ("a.csv", f"record_id,surname\n1,{'x' * 200_000}\n", "a.csv, row 2: a cell is too long"),
        ("a.csv", 'record_id,surname\n1,"Quar', "a.csv, row 2: the quotation marks do not match"),
        ("a.csv", "record_id,surname\n1\n", "a.csv, row 2: there are 1 cells and 2 columns"),
        ("a.csv", "record_id,surname,Surname\n", "two columns have this name"),
        ("=a.csv", "record_id\n1\n", "a spreadsheet would run this name as a formula"),
        ("a.txt", "record_id\n1\n", "there is no file whose name ends in .csv"),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_written(
    name: str, text: str, reason: str, tmp_path: Path
) -> None:
    put(tmp_path / "in", name, text)
    result = run(tmp_path / "in", tmp_path / "links.csv")
    assert result.exit_code == FAULTY
    assert reason in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "links.csv").exists()


def test_faults_are_listed_and_a_million_of_them_are_not(tmp_path: Path) -> None:
    put(tmp_path / "in", "a.csv", "record_id,surname\n" + ",Quarley\n" * 500)
    assert len(run(tmp_path / "in", tmp_path / "links.csv").stderr.strip().splitlines()) == 20


def test_a_file_that_cannot_be_written_is_named_and_an_earlier_one_kept(tmp_path: Path) -> None:
    put(tmp_path / "in", "a.csv", "record_id\n1\n")
    result = run(tmp_path / "in", tmp_path / "nowhere" / "links.csv")
    assert result.exit_code == FAULTY
    assert "nowhere/links.csv" in result.stderr
    put(tmp_path / "in", "b.csv", "")
    (tmp_path / "links.csv").write_text("earlier")
    assert run(tmp_path / "in", tmp_path / "links.csv").exit_code == FAULTY
    assert (tmp_path / "links.csv").read_text() == "earlier"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_what_it_wrote_into_the_same_folder_is_not_read_back(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", "a.csv", f"{HEAD}1,{ROW}2,{ROW}")
    for _ in range(2):
        assert run(folder, folder / "links.csv").exit_code == 0
    assert read(folder / "links.csv") == {("a:1", "a:2"): "confirm"}


def test_without_spark_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    put(tmp_path / "in", "a.csv", "record_id\n1\n")
    result = run(tmp_path / "in", tmp_path / "links.csv", "--engine", "spark")
    assert result.exit_code == NO_ENGINE
    assert "Spark is not part of this installation" in result.stderr
    assert engines.INSTEAD in result.stderr


def test_each_pair_once_in_order_whatever_the_order_of_rows(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder, kept(150, 3, 7, again=0.3))
    assert run(folder, tmp_path / "first.csv").exit_code == 0
    for file in folder.glob("*.csv"):
        head, *rows = file.read_text().splitlines(keepends=True)
        random.Random(1).shuffle(rows)  # noqa: S311 - the same order each time
        file.write_text(head + "".join(rows))
    assert run(folder, tmp_path / "again.csv").exit_code == 0
    assert (tmp_path / "first.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()
    with (tmp_path / "first.csv").open() as made:
        pairs = [((a, b), (c, d)) for a, b, c, d, *_ in list(csv.reader(made))[1:]]
    assert len(pairs) > 50
    assert pairs == sorted(pairs)
    assert all(left < right for left, right in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
