"""Drawing entries of an enquiry into a case."""

from typing import Any, cast
from uuid import UUID

from sightline.core.forms import Form, LongTextField, ManyField


class DrawForm(Form):
    """Which entries, and why."""

    chosen = ManyField(
        label="Which entries does the case need?",
        blank="Choose at least one entry",
        help_text="Each keeps its own wall: those on the case see how many are held, and whom to ask",
    )
    why = LongTextField(label="Why does the case need them?", rows=3)

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ManyField", self.fields["chosen"]).choices = lines

    def entries(self) -> list[UUID]:
        return [UUID(key) for key in self.cleaned_data["chosen"]]
