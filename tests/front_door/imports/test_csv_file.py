"""Delimited text, as councils' systems and people really save it."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.core.files.csv_file import LONGEST_RECORD, read_csv
from sightline.core.files.faults import Level, Unreadable
from sightline.core.files.reading import read_book
from sightline.core.files.tables import Book, find_table

PLAIN = "Reference,Source,Notes\nA1,Police,Seen in the park\nA2,School,Café\n"


def rows(book: Book) -> list[tuple[object, ...]]:
    return [row.cells for row in book.sheets[0].rows]


def errors(book: Book) -> list[str]:
    return [fault.line() for fault in book.faults if fault.level is Level.ERROR]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_usual_encoding_reads_the_same(encoding: str) -> None:
    assert rows(read_book(PLAIN.encode(encoding)))[2] == ("A2", "School", "Café")


def test_one_line_of_windows_text_in_a_utf8_file_is_read_and_named() -> None:
    raw = "a,b\n1,Café\n".encode() + "2,Zoë\n".encode("cp1252")
    book = read_csv(raw)
    assert rows(book)[1:] == [("1", "Café"), ("2", "Zoë")]
    assert [fault.place.line for fault in book.faults] == [3]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_delimiter(mark: str) -> None:
    assert rows(read_csv(PLAIN.replace(",", mark).encode()))[1] == ("A1", "Police", "Seen in the park")


def test_the_delimiter_a_spreadsheet_program_names_first() -> None:
    book = read_csv(b"sep=;\na,b;c\n1,2;3\n")
    assert rows(book) == [("a,b", "c"), ("1,2", "3")]


def test_quoted_new_lines_stay_in_their_cell() -> None:
    book = read_csv(b'a,b\r\n1,"first\r\nsecond, with comma"\r\n2,x\r\n')
    assert rows(book)[1:] == [("1", "first\r\nsecond, with comma"), ("2", "x")]


@pytest.mark.parametrize(
    "bad", ['2,"never closed,c\n', '2,"closed" then more,c\n', '2,"one\n'], ids=["open", "stray", "pair"]
)
def test_a_broken_quotation_costs_one_row_and_is_named(bad: str) -> None:
    book = read_csv(f"n,b,c\n1,x,y\n{bad}3,x,y\n4,x,y\n".encode())
    assert [row[0] for row in rows(book) if row[0] != "2"] == ["n", "1", "3", "4"]
    assert "row 3" in next(iter(book.faults)).line()


def test_two_open_quotations_do_not_join_the_rows_between() -> None:
    book = read_csv(b'n,b\n1,"x\n2,ok\n3,"y\n4,ok\n')
    assert [row[0] for row in rows(book)] == ["n", "2", "4"]
    assert len(errors(book)) == 2


def test_an_open_quotation_is_given_up_after_a_while() -> None:
    many = "".join(f"{number},ok\n" for number in range(LONGEST_RECORD * 3))
    book = read_csv(f'n,b\nx,"open\n{many}'.encode())
    assert len(rows(book)) == 1 + LONGEST_RECORD * 3


def test_null_characters_are_left_out_and_told() -> None:
    book = read_csv(b"a,b\n1,x\0y\n" * 3)
    assert rows(book)[1] == ("1", "xy")
    assert "null characters" in next(iter(book.faults)).sentence


def test_a_cell_of_ten_megabytes_is_a_cell() -> None:
    book = read_csv(b'a,b\n1,"' + b"x" * 10_000_000 + b'"\n2,y\n')
    assert len(str(rows(book)[1][1])) == 10_000_000


def test_a_cell_too_long_for_anybody_costs_its_row() -> None:
    book = read_csv(b"a,b\n1," + b"x" * 17_000_000 + b"\n2,y\n")
    assert [row[0] for row in rows(book)] == ["a", "2"]
    assert len(errors(book)) == 1


@pytest.mark.parametrize("text", ["=1+1", "+44 1952", "-x", "@cmd", "=HYPERLINK(A1)"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert rows(read_csv(f"a,b\n1,{text}\n".encode()))[1][1] == text


@pytest.mark.parametrize("raw", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"\0\0\0"])
def test_an_empty_file_is_said_to_be_empty(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_book(raw)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "xls"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        ("<html><table>".encode("utf-16"), "web page"),
        (b"\x1f\x8b\x08rest", "compressed"),
        (bytes(range(1, 32)) * 50, "not text"),
    ],
)
def test_other_kinds_of_file_are_named(raw: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        read_book(raw)


def test_ragged_rows_short_ones_are_filled_and_long_ones_refused() -> None:
    book = read_csv(b"a,b,c\n1,x\n2,x,y,z\n3,x,y,,\n")
    table = find_table(book)
    assert [row.cells for row in table.rows] == [("1", "x", None), ("3", "x", "y")]
    assert [fault.place.row for fault in book.faults] == [2, 3]


def test_headings_may_be_oddly_written_twice_or_under_a_title() -> None:
    raw = "Contacts of March\n\n Date\xa0of  contact ,CHILD’S NAME,Note,Note\n1/3/2024,Ann,a,b\n"
    table = find_table(read_csv(raw.encode()), ["date of contact"])
    assert table.position("Date Of Contact") == 0
    assert table.position("child's name") == 1
    assert (table.position("Note"), table.position("Note (2)")) == (2, 3)
    assert table.rows[0].number == 4


def test_headings_printed_again_and_blank_rows_are_passed_over() -> None:
    table = find_table(read_csv(b"a,b\n1,x\n,\na,b\n2,y\n"))
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "1"), (5, "2")]


CELL = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=20
)


@settings(max_examples=150)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=12))
def test_what_a_csv_writer_writes_is_read_back(cells: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["one", "two", "three"])
    writer.writerows(cells)
    book = read_csv(out.getvalue().encode("utf-8"))
    assert rows(book)[1:] == cells
    assert not list(book.faults)


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_no_bytes_at_all_break_the_reader(raw: bytes) -> None:
    with suppress(Unreadable):
        find_table(read_book(raw))
