"""What is asked when a person is added after a search."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, PartialDateField, TextField
from sightline.people.states import BirthCertainty, Ethnicity, Sex


class AddForm(Form):
    """Whatever is known; nothing is compulsory, since a child may be known by a description alone."""

    given = TextField(label="Given name", required=False)
    middle = TextField(label="Middle names", required=False)
    surname = TextField(label="Surname", required=False)
    known_as = TextField(
        label="Known as", required=False, help_text="If they use another given name, enter it here."
    )
    born = PartialDateField(
        label="Date of birth", required=False, help_text="If you only know part of it, enter that part."
    )
    birth_certainty = ChoiceField(
        label="How sure is the date of birth?", choices=BirthCertainty.choices, initial=BirthCertainty.GIVEN
    )
    sex = ChoiceField(label="Sex", choices=Sex.choices, initial=Sex.UNKNOWN, inline=True)
    ethnicity = ChoiceField(
        label="Ethnicity",
        required=False,
        choices=[("", "Not recorded yet"), *Ethnicity.choices],
        as_select=True,
    )
    nhs = TextField(label="NHS number", required=False, width=20)
    upn = TextField(label="Unique pupil number", required=False, width=20)
    reference = TextField(label="Your organisation’s own reference", required=False, width=20, max_length=40)
    search = TextField(label="Search", required=False, max_length=500)

    def identifiers(self) -> list[tuple[str, str]]:
        given: dict[str, Any] = self.cleaned_data
        return [(kind, given[kind]) for kind in ("nhs", "upn") if given.get(kind)]
