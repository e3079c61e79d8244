"""Finding the child before anybody is added: what is known of them, then one of those found, or somebody new."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, PartialDate, PartialDateField, TextField
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.states import Sex


class FindForm(Form):
    """What is known of a person. Every part is optional; one is enough."""

    find_names = TextField(
        label="Name", required=False, help_text="In any order, spelt as you hear it; other names too"
    )
    find_born = PartialDateField(label="Date of birth", required=False, help_text="A year is enough")
    find_identifier = TextField(
        label="A number",
        required=False,
        max_length=60,
        width=20,
        help_text="NHS, pupil or case number",
    )
    find_postcode = TextField(label="Postcode", required=False, max_length=20, width=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)

    def asked(self) -> Asked:
        """The search, as far as it can be read."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        return Asked(
            names=given.get("find_names") or "",
            born=born_of(given.get("find_born")),
            identifier=given.get("find_identifier") or "",
            postcode=given.get("find_postcode") or "",
        )


class NewPersonForm(Form):
    """Somebody nobody has recorded before, offered only after a search."""

    new_given = TextField(label="First name", required=False, max_length=100)
    new_surname = TextField(label="Surname", required=False, max_length=100)
    new_born = PartialDateField(label="Date of birth", required=False, help_text="A year is enough")
    new_sex = ChoiceField(label="Sex", choices=Sex.choices, required=False, inline=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("new_given") and not given.get("new_surname"):
            self.add_error("new_given", "Enter a first name or a surname")
        return given


def plain(form: Form) -> None:
    """No part of a search is compulsory, so that none needs saying so."""
    for field in form.fields.values():
        field.optional_suffix = False  # type: ignore[attr-defined]


def born_of(given: PartialDate | None) -> Born:
    """A date of birth as people keeps it."""
    return Born(given.year, given.month, given.day) if given else UNKNOWN
