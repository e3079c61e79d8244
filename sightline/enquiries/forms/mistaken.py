"""Whether somebody taken off the contact comes off the enquiry too."""

from typing import Any, cast

from sightline.core.forms import ChoiceField, Form, LongTextField


class PersonForm(Form):
    """They come off, or they stay; and why."""

    answer = ChoiceField(
        label="Do they come off the enquiry too?",
        choices=[("off", "They come off: it never was about them"), ("stays", "They stay: it is about them")],
    )
    why = LongTextField(label="Why?", rows=3)

    def __init__(self, *args: Any, name: str, why: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {
            "off": "Every organisation asked is told. What they wrote until now stays behind this person’s wall"
        }
        field = cast("ChoiceField", self.fields["answer"])
        field.hints = hints
        field.help_text = f"{name} was taken off the contact: {why}"

    def stands(self) -> bool:
        return bool(self.cleaned_data["answer"] == "stays")
