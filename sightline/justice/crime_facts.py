"""What a column of a police file of crimes may hold, and the words such files use (JU-02, JU-03)."""

import csv
from functools import cache
from pathlib import Path

from sightline.core.files.facts import Facts, Field
from sightline.core.files.text import key
from sightline.justice.offences import offences
from sightline.justice.states import Brought, Employment, Location, Outcome, Why
from sightline.people.states import Sex

FILE = Path(__file__).parent / "reference" / "crime_fields.csv"
SEX_WORDS = {"male": "M", "boy": "M", "man": "M", "female": "F", "girl": "F", "woman": "F", "unknown": "U"}


@cache
def crime_fields() -> dict[str, Field]:
    """Every fact, in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        row["name"]: Field(
            row["name"],
            row["label"],
            row["about"],
            row["kind"],
            row["codes"],
            int(row["longest"]) if row["longest"] else None,
            tuple(key(text) for text in row["headings"].split("|") if text),
        )
        for row in rows
    }


@cache
def choices(codes: str) -> dict[str, str]:
    """The codes of a coded fact, with their labels."""
    if codes == "offence":
        return {code: each.name for code, each in offences().items()}
    lists = {"location": Location, "outcome": Outcome, "why": Why, "sex": Sex, "employment": Employment}
    return {str(code): str(label) for code, label in {**lists, "brought": Brought}[codes].choices}


@cache
def known_words(codes: str) -> dict[str, str]:
    """Words a file may use: the code, its label, usual synonyms."""
    words = {key(label): code for code, label in choices(codes).items()}
    words |= {key(code): code for code in choices(codes)}
    return words | (SEX_WORDS if codes == "sex" else {})


CRIMES = Facts(
    thing="a crime",
    format="sightline crime mapping",
    fields=crime_fields,
    choices=choices,
    known_words=known_words,
    needed={
        "police_reference": "No column is named for “police_reference”, the crime number; every crime needs one.",
        "reported_on": "No column is named for “reported_on”, the date reported; every crime needs one.",
        "offence": "No column is named for “offence”; every crime needs one.",
        "child_reference": "No column is named for “child_reference”, the number of the child; every crime needs one.",
    },
)
