"""Small inspection lists, as councils might send them: invented children, headings of several years."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl

from sightline.front_door.imports.running import File
from sightline.front_door.models.imports import FileKind

CHILD = ["Child Unique ID", "Sex", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
TEAM = ["Allocated Team", "Allocated Worker"]
WHO = ["b) Female", "a) WBRI", date(2011, 6, 12), 14]
HEADS: dict[int, list[str]] = {
    1: [*CHILD, "Date of Contact", "Contact Source"],
    2: [
        *CHILD,
        "Assessment start date",
        "Assessment completion date",
        "Organisation completing assessment",
    ],
    3: [
        *CHILD,
        "Date of referral",
        "Referral Source",
        "Referral NFA?",
        "Number of Referrals in Last 12 Months",
        *TEAM,
    ],
    4: [
        *CHILD,
        "Does the Child have a Disability",
        "Continuous Assessment Start Date",
        "Child Seen During Continuous Assessment",
        "Continuous Assessment Date of Authorisation",
        "Was the child assessed as requiring LA children’s social care support?",
        *TEAM,
    ],
    5: [
        *CHILD,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        *TEAM,
    ],
    6: [
        *CHILD,
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case Status",
    ],
    7: [
        *CHILD,
        "Child Protection Plan Start Date",
        "Initial Category of Abuse",
        "Latest Category of Abuse",
        "Child Protection Plan End Date",
        "Number of Previous Child Protection Plans",
    ],
    8: [
        *CHILD,
        "Date Started to be Looked After",
        "Start date of current legal status",
        "Child's Legal Status",
        "Date Ceased to be Looked After",
        "Start Date of Most Recent Placement",
        "Placement Type",
        "Placement postcode",
        "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
        "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Did the child accept a Return Interview after their last missing episode (Y/N))",
    ],
    9: [*CHILD, *TEAM, "Eligibility Category", "LA in Touch", "Suitability of Accommodation"],
    10: ["Child Unique ID", "Family identifier", *CHILD[1:], "Date the Child Entered Care", "Date of Placement Order"],
    11: ["Individual adopter identifier", "Family identifier", "Sex", "Date enquiry received"],
}  # fmt: skip
ROWS: dict[int, list[Any]] = {
    1: [71, *WHO, date(2025, 9, 16), "q) 6: Police"],
    2: [72, *WHO, date(2025, 9, 17), date(2025, 10, 21), "Riverbank School"],
    3: [71, *WHO, date(2025, 9, 17), "j) 3D: Health services", "b) No", 1, "Duty", "P Wren"],
    4: [71, *WHO, "b) No", date(2025, 9, 18), "Yes", date(2025, 10, 30), "a) Yes", "Duty", "P Wren"],
    5: [71, *WHO, date(2025, 10, 1), "No", date(2025, 10, 15), "Yes", "Duty", "P Wren"],
    6: [71, *WHO, date(2025, 9, 20), "N1 - Abuse or Neglect", None, date(2025, 10, 15), "RC7", "e) Closed"],
    7: [71, *WHO, date(2025, 10, 15), "a) Neglect", "Emotional abuse", None, 0],
    8: [
        73, *WHO, date(2024, 3, 1), date(2024, 5, 1), "C2: FCO", None, date(2024, 6, 1), "d) U4: Foster placement",
        "ZZ9 9ZZ", 2, 0, "a) Yes", "b) No",
    ],
    9: [74, "Male", "MOTH", date(2007, 1, 2), 19, "Leavers", "P Wren", "b) Former relevant child", "a) Yes",
        "a) Suitable"],
    10: [75, 9001, *WHO, date(2024, 3, 1), date(2024, 9, 1)],
    11: [9, 9001, "b) Female", date(2024, 1, 1)],
}  # fmt: skip


def changed(number: int, **cells: Any) -> list[Any]:
    """A list's row with other cells, named by where they stand: `at_0` is the first."""
    row = list(ROWS[number])
    for name, value in cells.items():
        row[int(name.removeprefix("at_"))] = value
    return row


def lists(
    rows: Mapping[int, Sequence[Sequence[Any]]] | None = None, *, title: bool = False, order: int = 1
) -> bytes:
    """A workbook of some lists, one row each where none are given; with a title above the headings, or backwards."""
    given = {number: [row] for number, row in ROWS.items()} if rows is None else rows
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number in list(given)[::order]:
        sheet = book.create_sheet(f"List {number}")
        if title:
            sheet.append([f"List {number}"])
            sheet.append(["For inspectors only", "Draft"])
        sheet.append(HEADS[number])
        for row in given[number]:
            sheet.append([_cell(each) for each in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_file(raw: bytes, name: str = "annex-a.xlsx") -> File:
    return File(name, raw, FileKind.ANNEX_A)


def as_csv(number: int, *, encoding: str = "utf-8") -> File:
    """One list as CSV, dates as people write them."""
    cells = [f"{each:%d/%m/%Y}" if isinstance(each, date) else str(each or "") for each in ROWS[number]]
    text = "\n".join([",".join(HEADS[number]), ",".join(cells)])
    return as_file(text.encode(encoding), f"list{number}.csv")


def _cell(value: Any) -> Any:
    return datetime(value.year, value.month, value.day) if type(value) is date else value  # noqa: DTZ001 - as a workbook holds it
