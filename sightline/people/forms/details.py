"""One form for each kind of detail, used to add it and to correct it."""

from typing import Any

from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    PartialDateField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.people.forms.search import as_born, as_partial
from sightline.people.models import SourceRecord
from sightline.people.states import (
    AddressKind,
    BirthCertainty,
    ContactPointKind,
    Ethnicity,
    IdentifierKind,
    NameKind,
    Safe,
    Sex,
)

UNTIL = "Leave empty if it still holds."


class DetailForm(Form):
    """Base of a dated detail."""

    version = VersionField()

    def values(self) -> dict[str, Any]:
        """What to save, by field of the row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class DatedForm(DetailForm):
    from_on = DateField(label="From", required=False)
    to_on = DateField(label="Until", required=False, help_text=UNTIL)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("from_on") and given.get("to_on") and given["to_on"] < given["from_on"]:
            self.add_error("to_on", "Until must be the same day as From or later")
        return given


class NameDetail(DatedForm):
    kind = ChoiceField(label="What kind of name is it?", choices=NameKind.choices)
    given = TextField(label="Given name", required=False)
    middle = TextField(label="Middle names", required=False)
    surname = TextField(label="Surname", required=False)
    field_order = ("kind", "given", "middle", "surname", "from_on", "to_on", "version")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("given") and not said.get("surname"):
            self.add_error("given", "Enter a given name or a surname")
        return said


class IdentifierDetail(DatedForm):
    kind = ChoiceField(label="Whose number is it?", choices=IdentifierKind.choices, as_select=True)
    value = TextField(label="The identifier", width=20, max_length=60)
    traced = YesNoField(
        label="Has it been traced?",
        help_text="Looked up and found with the body that issues it.",
        required=False,
    )
    field_order = ("kind", "value", "traced", "from_on", "to_on", "version")

    def values(self) -> dict[str, Any]:
        return {**super().values(), "traced": bool(self.cleaned_data.get("traced"))}


class AddressDetail(DatedForm):
    kind = ChoiceField(label="What kind of address is it?", choices=AddressKind.choices)
    lines = LongTextField(label="Address", rows=4, max_length=1000)
    postcode = TextField(label="Postcode", required=False, width=10)
    safe_to_write = ChoiceField(label="Is it safe to write to this address?", choices=Safe.choices)
    confidential = YesNoField(
        label="Is this address confidential?",
        help_text="A confidential address is seen only by those who may see confidential addresses. "
        "Nobody is found by it.",
    )
    field_order = (
        "kind",
        "lines",
        "postcode",
        "safe_to_write",
        "confidential",
        "from_on",
        "to_on",
        "version",
    )


class ContactPointDetail(DatedForm):
    kind = ChoiceField(label="What is it?", choices=ContactPointKind.choices, inline=True)
    value = TextField(label="Number or address")
    whose = TextField(label="Whose is it, if not the person’s own?", required=False, max_length=120)
    safe_to_use = ChoiceField(label="Is it safe to use?", choices=Safe.choices)
    field_order = ("kind", "value", "whose", "safe_to_use", "from_on", "to_on", "version")


DETAIL_FORMS: dict[str, type[DetailForm]] = {
    "names": NameDetail,
    "identifiers": IdentifierDetail,
    "addresses": AddressDetail,
    "contact-points": ContactPointDetail,
}


class ParticularsForm(DetailForm):
    """What is held of the person themselves."""

    born = PartialDateField(
        label="Date of birth", required=False, help_text="If you only know part of it, enter that part."
    )
    birth_certainty = ChoiceField(label="How sure is the date of birth?", choices=BirthCertainty.choices)
    sex = ChoiceField(label="Sex", choices=Sex.choices, inline=True)
    ethnicity = ChoiceField(
        label="Ethnicity",
        required=False,
        choices=[("", "Not recorded yet"), *Ethnicity.choices],
        as_select=True,
    )
    died_on = DateField(label="Date of death", required=False, past=True)
    reference = TextField(label="The agency’s own reference", required=False, width=20, max_length=40)

    def values(self) -> dict[str, Any]:
        given = super().values()
        born = as_born(given.pop("born"))
        return {**given, "born_year": born.year, "born_month": born.month, "born_day": born.day}

    @staticmethod
    def held(record: SourceRecord) -> dict[str, Any]:
        """What the form shows before anything is typed."""
        names = ("birth_certainty", "sex", "ethnicity", "died_on", "reference", "version")
        return {**{name: getattr(record, name) for name in names}, "born": as_partial(record.born)}
