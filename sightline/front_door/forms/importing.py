"""Sending a file, and saying what its columns hold."""

import re
from collections.abc import Sequence
from typing import Any

from sightline.core.files.mapping import (
    MAIN_SYSTEM,
    VERSION,
    BadMapping,
    Mapping,
    from_document,
    suggest,
)
from sightline.core.files.text import key
from sightline.core.forms import ChoiceField, FileField, Form, LongTextField, TextField
from sightline.front_door.imports.codes import CONTACTS, choices, contact_fields, known_words
from sightline.front_door.models.imports import FileKind

LARGEST = 100_000_000
NEW = "new"
ORDERS = [("day_first", "Day first, as in 31/01/2026"), ("month_first", "Month first, as in 01/31/2026")]
_MEANING = re.compile(r"\s*([^:]+):\s*(.+?)\s*=\s*(.+?)\s*")


class SendForm(Form):
    """A file, what it holds, and how its columns are read."""

    kind = ChoiceField(
        label="What does the file hold?",
        choices=FileKind.choices,
        hints={
            FileKind.CONTACTS: "A CSV file or a workbook from another system, with any columns",
            FileKind.CENSUS: "The XML return of any year from 2017",
            FileKind.MISSING: "The table of missing episodes, CSV or workbook, any year from 2014",
            FileKind.CHILDREN: "The header table, CSV or workbook, any year from 2014",
            FileKind.EPISODES: "The episodes table, CSV or workbook, any year from 2014: when, legal status, placement",
            FileKind.ANNEX_A: "The workbook with any of lists 1 to 10, or one list as CSV, any year's headings",
        },
    )
    file = FileField(label="The file", accept=".csv,.txt,.tsv,.xlsx,.xlsm,.xml", most=LARGEST)
    mapping = ChoiceField(
        label="How are its columns read?",
        as_select=True,
        required=False,
        help_text="For contacts. Choose a saved mapping, or set out the columns of this file next",
    )

    def __init__(self, *args: Any, mappings: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mapping"].choices = [(NEW, "Set out the columns of this file"), *mappings]  # type: ignore[attr-defined]


class TakeBackForm(Form):
    """Why a file is taken back."""

    why = LongTextField(label="Why is this file taken back?", rows=3, max_length=1000)


class ColumnsForm(Form):
    """One choice for each column of the file; saved as a mapping under a name."""

    title = TextField(label="Name of this mapping", max_length=60, help_text="So that it can be used again")
    system = TextField(
        label="Which system does the file come from?",
        max_length=60,
        initial=MAIN_SYSTEM,
        help_text="Its references are told apart from those of other systems by this name",
    )
    dates = ChoiceField(label="How are dates written?", choices=ORDERS, initial="day_first")
    meanings = LongTextField(
        label="What the file's own words mean",
        required=False,
        rows=5,
        help_text="One on a line, for words Sightline does not know, as in: Source: Blue lights = Police",
    )

    def __init__(
        self, *args: Any, headings: Sequence[str] = (), samples: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        facts = [("", "Leave this column out"), *((one.name, one.label) for one in contact_fields().values())]
        guessed = {held[0]: name for name, held in suggest(headings, CONTACTS).columns.items()}
        self.headings = list(headings)
        for number, (heading, sample) in enumerate(zip(headings, samples, strict=True)):
            field = ChoiceField(
                label=f"Column “{heading}”",
                choices=facts,
                as_select=True,
                required=False,
                initial=guessed.get(heading, ""),
                help_text=f"First value: {sample}" if sample else "",
            )
            self.fields[f"column_{number}"] = field

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                given["mapping"] = self._mapping(given)
            except BadMapping as wrong:
                for sentence in wrong.sentences:
                    self.add_error(None, sentence)
        return given

    def _mapping(self, given: dict[str, Any]) -> Mapping:
        columns: dict[str, list[str]] = {}
        for number, heading in enumerate(self.headings):
            if name := given.get(f"column_{number}"):
                columns.setdefault(name, []).append(heading)
        return from_document(
            {
                "format": CONTACTS.format,
                "version": VERSION,
                "title": given["title"],
                "system": given["system"],
                "dates": given["dates"],
                "columns": columns,
                "values": _meanings(given["meanings"]),
            },
            CONTACTS,
        )


def _meanings(text: str) -> dict[str, dict[str, str]]:
    """Lines "Source: Blue lights = Police" as values of a mapping. Raises BadMapping, naming the line."""
    names = {key(label): name for name, one in contact_fields().items() for label in (one.label, name)}
    found: dict[str, dict[str, str]] = {}
    wrong = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = _MEANING.fullmatch(line)
        name = names.get(key(parts[1])) if parts else None
        codes = contact_fields()[name].codes if name else ""
        code = known_words(codes).get(key(parts[3])) if parts and codes else None
        if parts and name and code:
            found.setdefault(name, {})[parts[2]] = code
        elif line.strip():
            known = ", ".join(choices(codes).values()) if codes else "Source, Channel, Level of need, Outcome"
            wrong.append(f"Line {number} of the meanings cannot be read. Known there: {known}.")
    if wrong:
        raise BadMapping(wrong)
    return found
