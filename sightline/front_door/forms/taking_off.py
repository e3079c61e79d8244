"""Taking somebody off a contact."""

from typing import Any, cast

from sightline.core.forms import ChoiceField, Form, LongTextField


class TakeOffForm(Form):
    """Who is on the contact by mistake, and how it came about."""

    record_id = ChoiceField(label="Who is here by mistake?")
    why = LongTextField(
        label="Why was it a mistake?",
        rows=3,
        max_length=2000,
        help_text="For example, somebody of the same name was chosen",
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["record_id"]).choices = people
