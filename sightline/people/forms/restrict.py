"""Restricting a person's records to named people."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, LongTextField, ManyField, TextField


class RestrictForm(Form):
    """Why, who may open, and whom everybody else is told to ask."""

    why = LongTextField(
        label="Why are these records restricted?",
        help_text="Only the people you name can read this.",
        rows=4,
        max_length=2000,
    )
    named = ManyField(
        label="Who may open them?",
        help_text="You are named too, so that the restriction can be looked after.",
        choices=[],
        required=False,
    )
    ask = TextField(
        label="Whom should everybody else ask?",
        help_text="Shown to anybody who searches for the name: for example, the duty manager, front door.",
    )

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["named"]
        field.choices = staff


class NameForm(Form):
    """One more person who may open restricted records."""

    staff = ChoiceField(label="Who else may open these records?", choices=[], as_select=True)

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["staff"]
        field.choices = [("", "Choose"), *staff]


class LiftForm(Form):
    """Why a restriction is lifted."""

    why = LongTextField(label="Why is the restriction lifted?", rows=3, max_length=2000)
