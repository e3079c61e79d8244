"""Code lists from the reference folder, read once."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

from sightline.core.files.facts import Facts, Field
from sightline.core.files.text import key

REFERENCE = Path(__file__).resolve().parent.parent / "reference"


@dataclass(frozen=True)
class ReferralSource:
    """A referral source of the census, and how we count it."""

    code: str
    label: str
    source: str
    older_source: str
    health_provider: str


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def referral_sources() -> dict[str, ReferralSource]:
    fields = ("code", "label", "source", "older_source", "health_provider")
    return {
        row["code"]: ReferralSource(*(row[name] for name in fields)) for row in _rows("referral_sources.csv")
    }


@functools.cache
def census_codes(name: str) -> dict[str, str]:
    """One list of the census: code to label. Raises KeyError for a list there is none of."""
    found = {row["code"]: row["label"] for row in _rows("census_codes.csv") if row["list"] == name}
    if not found:
        raise KeyError(name)
    return found


@functools.cache
def contact_fields() -> dict[str, Field]:
    fields = {}
    for row in _rows("contact_fields.csv"):
        headings = tuple(key(text) for text in row["headings"].split("|") if text)
        longest = int(row["longest"]) if row["longest"] else None
        fields[row["name"]] = Field(
            row["name"], row["label"], row["about"], row["kind"], row["codes"], longest, headings
        )
    return fields


@functools.cache
def choices(codes: str) -> dict[str, str]:
    """The codes of a contact's coded field, with their labels."""
    if codes in ("sex", "ethnicity"):
        return census_codes(codes)
    return {row["code"]: row["label"] for row in _rows("contact_values.csv") if row["list"] == codes}


@functools.cache
def known_words(codes: str) -> dict[str, str]:
    """Words a file may use for each code, as `text.key` gives them: the code, its label, usual synonyms."""
    words = {key(label): code for code, label in choices(codes).items()}
    for row in _rows("contact_values.csv"):
        if row["list"] == codes:
            words |= {key(word): row["code"] for word in row["words"].split("|") if word}
    words |= {key(code): code for code in choices(codes)}
    if codes == "sex":
        words |= {
            "boy": "M",
            "girl": "F",
            "1": "M",
            "2": "F",
            "0": "U",
            "9": "U",
            "unknown": "U",
            "not stated/recorded": "U",
            "not stated": "U",
            "neither": "U",
            "indeterminate": "U",
        }
    if codes in ("source", "older_source", "health_provider"):
        for code, one in referral_sources().items():
            words |= {key(code): getattr(one, codes)} if getattr(one, codes) else {}
    return words


CONTACTS = Facts(
    thing="a contact",
    format="sightline contact mapping",
    fields=contact_fields,
    choices=choices,
    known_words=known_words,
    needed={
        "received_on": "No column is named for “received_on”, the date received; every contact needs one."
    },
    other="source",
    own_faults=frozenset({"received_on"}),
)


def ready_made() -> dict[str, Path]:
    """Mappings of contacts that come with Sightline, by name."""
    return {path.stem: path for path in sorted((REFERENCE / "mappings").glob("*.json"))}
