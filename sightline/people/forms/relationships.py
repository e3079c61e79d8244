"""Saying who somebody is to a person."""

from typing import Any

from sightline.core.forms import ChoiceField, DateField, Form, TextField
from sightline.people.states import Role


class RelationshipForm(Form):
    """The other person, found by a search, and what they are to this one."""

    other = ChoiceField(label="Who is the other person?", choices=[], blank="Choose the other person")
    role = ChoiceField(
        label="What are they to this person?", choices=[("", "Choose"), *Role.choices], as_select=True
    )
    words = TextField(label="Anything to add", required=False, max_length=300)
    from_on = DateField(label="From", required=False)
    to_on = DateField(label="Until", required=False, help_text="Leave empty if it still holds.")

    def __init__(
        self, *args: Any, others: list[tuple[str, str]], hints: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.choices, field.hints = others, hints
