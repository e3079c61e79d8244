"""Workbooks, well made and not."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sightline.core.files import workbook as reader
from sightline.core.files.faults import Level, Unreadable
from sightline.core.files.reading import read_book
from sightline.core.files.tables import Unevaluated, find_table


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_rows(*rows: list[Any], title: str = "Contacts") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def rebuilt(raw: bytes, change: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return out.getvalue()


def test_values_come_in_their_own_kinds() -> None:
    raw = saved(with_rows(["Id", "Day", "Number"], ["1", datetime(2024, 3, 1), 7]))  # noqa: DTZ001
    row = find_table(read_book(raw)).rows[0]
    assert row.cells == ("1", datetime(2024, 3, 1), 7)  # noqa: DTZ001


def test_the_sheet_that_holds_the_columns_is_found_or_the_named_one_taken() -> None:
    book = with_rows(["Read me", "first"])
    other = book.create_sheet("List 1")
    other.append(["Date of Contact", "Contact Source"])
    other.append([date(2024, 3, 1), "Police"])
    raw = saved(book)
    assert find_table(read_book(raw), ["date of contact"]).sheet == "List 1"
    assert find_table(read_book(raw), sheet="list 1").sheet == "List 1"
    with pytest.raises(Unreadable, match="It has: Contacts, List 1"):
        find_table(read_book(raw), sheet="List 9")


def test_a_formula_without_a_result_is_told_apart_from_an_empty_cell() -> None:
    raw = saved(with_rows(["a", "b", "c"], [1, "=A2+5", None]))
    cells = find_table(read_book(raw)).rows[0].cells
    assert cells == (1, Unevaluated("=A2+5"), None)


def test_merged_cells_count_for_each_row_they_cover() -> None:
    book = with_rows(["ref", "child"], ["C1", "Ann"], [None, "Ben"], ["C2", "Cy"])
    book.worksheets[0].merge_cells("A2:A3")
    read = read_book(saved(book))
    assert [row.cells for row in find_table(read).rows] == [("C1", "Ann"), ("C1", "Ben"), ("C2", "Cy")]
    assert [fault.level for fault in read.faults] == [Level.WARNING]


def test_rows_far_down_keep_their_numbers() -> None:
    book = with_rows(["a", "b"])
    book.worksheets[0]["A5000"] = "x"
    assert [row.number for row in find_table(read_book(saved(book))).rows] == [5000]


def test_days_counted_from_1904_are_known() -> None:
    book = with_rows(["a", "b"], [1, 2])
    book.epoch = CALENDAR_MAC_1904
    assert read_book(saved(book)).years_from_1904


def test_a_workbook_with_the_wrong_ending_is_still_a_workbook() -> None:
    assert read_book(saved(with_rows(["a", "b"], [1, 2]))).kind == "workbook"


def test_a_bomb_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = saved(with_rows(["a", "b"], [1, 2]))
    bomb = rebuilt(raw, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 30_000_000})
    with pytest.raises(Unreadable, match="far more than its size"):
        read_book(bomb)
    monkeypatch.setattr(reader, "MOST_PARTS", 3)
    with pytest.raises(Unreadable, match="far more"):
        read_book(raw)


def test_entities_in_a_sheet_are_refused() -> None:
    raw = saved(with_rows(["a", "b"], [1, 2]))
    bad = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    with pytest.raises(Unreadable, match="damaged"):
        read_book(rebuilt(raw, {"xl/worksheets/sheet1.xml": bad}))


def test_the_good_rows_of_a_damaged_sheet_are_kept() -> None:
    raw = saved(with_rows(["a", "b"], *[[number, "x"] for number in range(500)]))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    book = read_book(rebuilt(raw, {"xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2]}))
    assert len(find_table(book).rows) > 100
    assert [fault.level for fault in book.faults] == [Level.ERROR]
    assert "damaged after row" in next(iter(book.faults)).sentence


@pytest.mark.parametrize("cut", [30, 200, 1000])
def test_a_cut_off_file_is_said_to_be_damaged(cut: int) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_book(saved(with_rows(["a", "b"], [1, 2]))[:cut])


@pytest.mark.parametrize(
    ("names", "word"),
    [(["xl/workbook.bin"], "xlsb"), (["content.xml"], "OpenDocument"), (["a.csv"], "zip file")],
)
def test_other_zip_files_are_named(names: list[str], word: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(Unreadable, match=word):
        read_book(out.getvalue())
