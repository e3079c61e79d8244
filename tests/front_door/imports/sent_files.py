"""Small files of contacts and census returns, as councils might send them."""

import csv
import io

from sightline.core.files.mapping import parse
from sightline.front_door.imports.codes import CONTACTS, ready_made
from sightline.front_door.imports.running import File
from sightline.front_door.models.imports import FileKind
from tests.front_door.imports.census_files import a_return

PLAIN = parse(ready_made()["plain"].read_bytes(), CONTACTS)
ROW = {
    "Reference": "C-1",
    "Date received": "02/03/2026",
    "Time received": "09:15",
    "Source": "School",
    "Channel": "Telephone",
    "Referrer name": "P Wren",
    "Referrer telephone or email": "p.wren@school.example",
    "What they told us": "He has come in tired.\nTwice this week.",
    "What the family was told": "yes",
    "Exploitation": "Yes",
    "Exploitation type": "CCE",
    "Given names": "Ada Jane",
    "Family name": "Brook",
    "Other names": "Addie; A Brooke",
    "Date of birth": "12/06/2012",
    "Sex": "F",
    "NHS number": "9434765870",
    "Local identifier": "77",
    "Address": "1 Hollin Lane",
    "Postcode": "TF3 4NF",
}


def contacts_file(*rows: dict[str, str], name: str = "march.csv") -> File:
    out = io.StringIO()
    writer = csv.DictWriter(out, PLAIN.headings())
    writer.writeheader()
    writer.writerows(rows)
    return File(name, out.getvalue().encode(), FileKind.CONTACTS, PLAIN)


def census_file(*children: str) -> File:
    return File("cin.xml", a_return(*children).encode(), FileKind.CENSUS)
