"""From the rows of a sender's file to contacts."""

import csv
import io
from datetime import date, time
from typing import Any

import openpyxl
import pytest

from sightline.core.files.faults import Faults, Level, Unreadable
from sightline.core.files.mapping import Mapping, from_document, parse
from sightline.core.files.reading import read_book
from sightline.front_door.imports.codes import CONTACTS, ready_made
from sightline.front_door.imports.contact_reader import LONGEST_REFERENCE, read_contacts
from sightline.front_door.imports.contact_records import ContactGiven

TODAY = date(2026, 3, 4)
PLAIN = parse(ready_made()["plain"].read_bytes(), CONTACTS)
GOOD = {
    "Reference": "C-1",
    "Date received": "02/03/2026",
    "Time received": "09:15",
    "Source": "School",
    "Channel": "Telephone",
    "Referrer name": "P Wren",
    "What they told us": "A worry.\nSaid twice.",
    "Exploitation": "Yes",
    "Exploitation type": "CCE",
    "Given names": "Ada",
    "Family name": "Brook",
    "Date of birth": "06/2012",
    "Sex": "Girl",
    "Ethnicity": "a) WBRI",
    "Postcode": "tf3  4nf",
    "NHS number": "943 476 5870",
    "UPN": "b801200005001",
    "Local identifier": "77",
}


def mapping(columns: dict[str, object], **parts: object) -> Mapping:
    return from_document({"format": CONTACTS.format, "version": 1, "columns": columns, **parts}, CONTACTS)


def read(*rows: dict[str, Any], by: Mapping = PLAIN) -> tuple[list[ContactGiven], Faults]:
    out = io.StringIO()
    headings = list(dict.fromkeys([*PLAIN.headings(), *[name for row in rows for name in row]]))
    writer = csv.DictWriter(out, headings)
    writer.writeheader()
    writer.writerows(rows)
    book = read_book(out.getvalue().encode())
    return list(read_contacts(book, by, TODAY)), book.faults


def lines(faults: Faults, level: Level) -> list[str]:
    return [fault.line() for fault in faults if fault.level is level]


def test_a_whole_row() -> None:
    (contact,), faults = read(GOOD)
    assert not list(faults)
    assert (contact.reference, contact.received_on, contact.received_time) == (
        "C-1",
        date(2026, 3, 2),
        time(9, 15),
    )
    assert (contact.source, contact.channel, contact.exploitation) == ("education", "phone", True)
    assert contact.exploitation_type == "criminal"
    assert contact.narrative == "A worry.\nSaid twice."
    assert contact.as_given["source"] == "School"
    (child,) = contact.children
    assert (child.given_names, child.family_name, child.sex, child.ethnicity) == ("Ada", "Brook", "F", "WBRI")
    assert child.born is not None
    assert child.born.iso() == "2012-06"
    assert (child.postcode, child.nhs_number, child.upn) == ("TF3 4NF", "9434765870", "B801200005001")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("", "no date received"),
        ("n/a", "no date received"),
        ("soon", "cannot be read"),
        ("05/03/2026", "future"),
    ],
)
def test_a_row_without_a_good_date_received_is_refused_by_place(given: str, word: str) -> None:
    contacts, faults = read(GOOD, GOOD | {"Reference": "C-2", "Date received": given})
    assert [contact.reference for contact in contacts] == ["C-1"]
    (error,) = lines(faults, Level.ERROR)
    assert error.startswith("error: row 3, column Date received:")
    assert word in error


@pytest.mark.parametrize(
    ("change", "field", "kept"),
    [
        ({"Source": "Zebras"}, "source", "other"),
        ({"Channel": "Smoke"}, "channel", None),
        ({"Level of need": "Nine"}, "threshold", None),
        ({"Date decided": "01/01/2020"}, "decided_on", None),
        ({"Date decided": "31/31/2026"}, "decided_on", None),
        ({"Exploitation": "No"}, "exploitation_type", None),
        ({"Exploitation": "perhaps"}, "exploitation", True),
        ({"Health provider": "GP"}, "health_provider", None),
        ({"Time received": "tea time"}, "received_time", None),
        ({"Reference": "x" * (LONGEST_REFERENCE + 1)}, "reference", None),
    ],
)
def test_what_is_odd_is_flagged_and_the_row_kept(change: dict[str, str], field: str, kept: object) -> None:
    (contact,), faults = read(GOOD | change)
    assert getattr(contact, field) == kept
    assert lines(faults, Level.WARNING)
    assert not lines(faults, Level.ERROR)


@pytest.mark.parametrize(
    ("change", "field", "kept"),
    [
        ({"NHS number": "943 476 5871"}, "nhs_number", "9434765871"),
        ({"UPN": "A801200005001"}, "upn", "A801200005001"),
        ({"Postcode": "nope"}, "postcode", "NOPE"),
        ({"Date of birth": "the spring"}, "born", None),
    ],
)
def test_a_bad_identifier_warns_and_never_refuses(change: dict[str, str], field: str, kept: object) -> None:
    (contact,), faults = read(GOOD | change)
    assert getattr(contact.children[0], field) == kept
    assert len(lines(faults, Level.WARNING)) == 1


def test_several_children_of_one_contact() -> None:
    other = {"Reference": "C-1", "Date received": "02/03/2026", "Source": "School", "Given names": "Ben"}
    (contact,), faults = read(GOOD, other, GOOD)
    assert [child.given_names for child in contact.children] == ["Ada", "Ben"]
    assert not list(faults)


def test_rows_of_one_reference_that_differ_are_told() -> None:
    (contact,), faults = read(GOOD, GOOD | {"Source": "Police", "Given names": "Ben"})
    assert contact.source == "education"
    assert "source" in lines(faults, Level.WARNING)[0]


def test_rows_without_a_reference_are_told_apart_by_what_they_say() -> None:
    row = {key: value for key, value in GOOD.items() if key != "Reference"}
    again, _ = read(row, row, row | {"Given names": "Ben"})
    assert len({contact.key() for contact in again}) == 3
    later, _ = read({}, row | {"Given names": "Ben"}, row, row)
    assert {contact.key() for contact in again} == {contact.key() for contact in later}


@pytest.mark.parametrize("name", ["Unknown", "NOT KNOWN", "", "n/a"])
def test_a_contact_about_nobody_known_has_no_child(name: str) -> None:
    (contact,), _ = read({"Date received": "02/03/2026", "Given names": name, "Sex": "M"})
    assert contact.children == ()


def test_source_words_of_other_lists_are_known() -> None:
    words = {
        "q) 6: Police": "police",
        "3E": "health",
        "9": "anonymous",
        "LA – External": "council",
        "1A": "individual",
        "Schools": "education",
    }
    contacts, faults = read(
        *[GOOD | {"Reference": word, "Source": word, "Referrer name": ""} for word in words]
    )
    assert [contact.source for contact in contacts] == list(words.values())
    assert contacts[1].health_provider == "hospital"
    assert not list(faults)


def test_a_mapping_of_its_own_words_and_columns() -> None:
    ours = mapping(
        {
            "received_on": ["When", "Day"],
            "source": "Who",
            "narrative": ["Reason", "More"],
            "child_name": "Child",
        },
        values={"source": {"blue lights": "police", "*": "council"}, "exploitation": {"ja": "yes"}},
        fixed={"channel": "system", "exploitation": "no"},
        dates="month_first",
    )
    rows = [
        {"Day": "03/01/2026", "Who": "Blue  Lights", "Reason": "One.", "More": "Two.", "Child": "BROOK, Ada"},
        {"When": "03/01/2026", "Who": "whoever"},
    ]
    (one, two), _ = read(*rows, by=ours)
    assert (one.received_on, one.source, one.narrative) == (date(2026, 3, 1), "police", "One.\n\nTwo.")
    assert (one.channel, one.exploitation, one.children[0].name) == ("system", False, "BROOK, Ada")
    assert two.source == "council"


def test_a_file_without_the_date_column_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="no column “When”"):
        read(GOOD, by=mapping({"received_on": "When", "source": "Source"}))


def test_columns_the_file_has_not_are_told_once() -> None:
    ours = mapping({"received_on": "Date received", "urgency": "Colour"})
    _, faults = read(GOOD, GOOD, by=ours)
    assert [fault.sentence for fault in faults if "Colour" in fault.sentence] == [
        "The file has no column “Colour”; “urgency” was left empty."
    ]


def test_a_workbook_with_serial_dates_numbers_and_formulas() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Child Unique ID", "Gender", "Date of Birth", "Date of Contact", "Contact Source"])
    sheet.append([9212044, "Female", 42029, 46083, "q) 6: Police"])
    sheet.append([9212045.0, "b) Female", "=A2", "46083", "t) 9: Anonymous"])
    out = io.BytesIO()
    book.save(out)
    read_in = read_book(out.getvalue())
    contacts = read_contacts(read_in, parse(ready_made()["annex-a"].read_bytes(), CONTACTS), TODAY)
    assert [contact.children[0].local_id for contact in contacts] == ["9212044", "9212045"]
    assert {contact.received_on for contact in contacts} == {date(2026, 3, 2)}
    assert [fault.sentence for fault in read_in.faults if "formula" in fault.sentence]


def test_progress_is_told() -> None:
    ticks: list[int] = []
    rows = [GOOD | {"Reference": str(number)} for number in range(1001)]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(GOOD))
    writer.writeheader()
    writer.writerows(rows)
    read_contacts(read_book(out.getvalue().encode()), PLAIN, TODAY, ticks.append)
    assert ticks == [500, 1000]
