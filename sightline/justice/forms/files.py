"""Files of crimes and how their columns are read: fields and wording."""

import re
from typing import Any, cast

from sightline.access.models import Agency
from sightline.core.files.mapping import BadMapping, Mapping, from_document
from sightline.core.files.text import key
from sightline.core.forms import ChoiceField, ConfirmField, FileField, Form, LongTextField, TextField
from sightline.justice.crime_facts import CRIMES
from sightline.justice.models import CrimeMapping

MOST_BYTES = 10_000_000
ORDERS = [("day_first", "Day first, as in 31/01/2026"), ("month_first", "Month first, as in 01/31/2026")]
_LINE = re.compile(r"\s*([^:=]+?)\s*:\s*(.+?)\s*=\s*(.+?)\s*")


class SendForm(Form):
    """A file of crimes, one row a crime and one suspected of it."""

    file = FileField(label="CSV file or workbook", accept=".csv,.xlsx,text/csv", most=MOST_BYTES)
    mapping = ChoiceField(label="How are its columns read?", as_select=True)
    adviser = ChoiceField(
        label="Which service stands by victims of sexual offences?", required=False, as_select=True
    )
    only_check = ConfirmField(label="Check it first", text="Only check it: keep nothing", required=False)

    def __init__(
        self, *args: Any, mappings: list[CrimeMapping], advisers: list[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mappings = {str(each.pk): each for each in mappings}
        self.advisers = {str(each.pk): each for each in advisers}
        self._offer("mapping", {pk: each.title for pk, each in self.mappings.items()})
        self._offer("adviser", {pk: each.name for pk, each in self.advisers.items()})

    def _offer(self, name: str, offered: dict[str, str]) -> None:
        cast("ChoiceField", self.fields[name]).choices = [("", "Choose"), *offered.items()]

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "mapping": self.mappings[said["mapping"]],
            "adviser": self.advisers.get(said["adviser"]),
        }


class MappingForm(Form):
    """Which heading holds which fact, and what the file's own words mean."""

    name = TextField(label="Short name", max_length=60, width=20, help_text="Letters, numbers and hyphens")
    title = TextField(label="What is it called?", max_length=200)
    dates = ChoiceField(label="How are days written?", choices=ORDERS)
    columns = LongTextField(
        label="Which heading holds which fact?",
        rows=12,
        max_length=4000,
        help_text="One a line, like “Crime number: Crime ref”",
    )
    meanings = LongTextField(
        label="What do the file’s own words mean?",
        rows=5,
        required=False,
        max_length=4000,
        help_text="One a line, like “Offence: CSE = 71”",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not re.fullmatch(r"[a-z0-9-]+", str(given.get("name", ""))):
            self.add_error("name", "Use small letters, numbers and hyphens, like severnside-crimes")
        if not self.errors.keys() & {"title", "dates", "columns", "meanings"}:
            try:
                given["read"] = self._mapping(given)
            except BadMapping as bad:
                for sentence in bad.sentences:
                    self.add_error("columns", sentence)
        return given

    def _mapping(self, given: dict[str, Any]) -> Mapping:
        facts = {key(word): name for name, it in CRIMES.fields().items() for word in (it.label, name)}
        wrong: list[str] = []
        columns: dict[str, str] = {}
        for line in _lines(given["columns"]):
            label, _, heading = line.partition(":")
            name = facts.get(key(label), "")
            if not name or not heading.strip():
                wrong.append(f"“{line[:80]}” names no fact of a crime with its heading.")
            columns[name] = heading.strip()
        values = _values(given["meanings"], facts, wrong)
        if wrong:
            raise BadMapping(wrong)
        document = {"format": CRIMES.format, "version": 1, "title": given["title"], "dates": given["dates"]}
        return from_document(document | {"columns": columns, "values": values}, CRIMES)


def _values(text: str, facts: dict[str, str], wrong: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in _lines(text):
        parts = _LINE.fullmatch(line)
        name = facts.get(key(parts[1]), "") if parts else ""
        codes = CRIMES.fields()[name].codes if name else ""
        code = CRIMES.known_words(codes).get(key(parts[3])) if parts and codes else None
        if parts is None or code is None:
            wrong.append(f"“{line[:80]}” does not say what a word means.")
        else:
            found.setdefault(name, {})[parts[2]] = code
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class TakeBackFileForm(Form):
    """Why a file is taken back."""

    why = LongTextField(label="Why is this file taken back?", rows=3, max_length=1000)
