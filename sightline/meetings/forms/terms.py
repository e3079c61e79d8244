"""Writing terms of confidentiality, and answering them."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, LongTextField, TextField, VersionField

ACCEPT, DECLINE = "accept", "decline"


class TermsForm(Form):
    """A further version."""

    seen = VersionField()
    purpose = TextField(
        label="What may the papers be used for?",
        max_length=300,
        help_text="One sentence. It stands on each copy",
    )
    words = LongTextField(label="The terms", rows=10, max_length=6000)


class AnswerTermsForm(Form):
    """Accepted, or not and why."""

    seen = VersionField()
    answer = ChoiceField(
        label="Do you accept these terms?",
        choices=[(ACCEPT, "I accept them"), (DECLINE, "I do not accept them")],
    )
    words = LongTextField(
        label="If you do not, why?", required=False, rows=3, max_length=1000, help_text="Name no child"
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("answer") == DECLINE and not given.get("words", "").strip():
            self.add_error("words", "Say why you do not accept them")
        return given
