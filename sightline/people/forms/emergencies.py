"""Breaking the glass: who, and why now; agreeing; the review."""

from typing import Any

from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    Form,
    GetForm,
    LongTextField,
    PartialDateField,
    TextField,
    YesNoField,
)
from sightline.people.forms.search import as_born
from sightline.people.naming.asked import Asked
from sightline.people.states import EmergencyFinding


class EmergencyForm(Form):
    """Whom, exactly, and why now."""

    names = TextField(label="Whole name", required=False, help_text="As it is written in the record")
    born = PartialDateField(label="Date of birth", required=False)
    identifier = TextField(
        label="Identifier",
        required=False,
        width=20,
        help_text="In place of the name: an NHS number, a pupil number, or any agency’s reference",
    )
    why = LongTextField(
        label="Why do you need this record now?",
        rows=4,
        max_length=2000,
        help_text="Who may come to harm, and what you will do with it. Information governance reads this today.",
    )
    sure = ConfirmField(
        text="I need it now to protect somebody, and nobody who may open it can be reached in time"
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("names") and not given.get("identifier"):
            self.add_error("names", "Enter the whole name, or an identifier")
        return given

    def asked(self) -> Asked:
        """Whom it is about."""
        given = self.cleaned_data
        return Asked(
            names=given.get("names") or "",
            born=as_born(given.get("born")),
            identifier=given.get("identifier") or "",
        )


class AgreeForm(Form):
    """What one of two others says."""

    agreed = YesNoField(
        label="Do you agree that it is opened for two hours?",
        yes="Yes: it cannot wait for somebody who is named on it",
        no="No",
    )
    words = LongTextField(
        label="What you asked, and what you were told", rows=3, max_length=500, required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("agreed") is False and not given.get("words"):
            self.add_error("words", "Say why you do not agree, so that the person who asked can act on it")
        return given


class ReviewForm(Form):
    """What was found afterwards."""

    finding = ChoiceField(label="What did you find?", choices=EmergencyFinding.choices)
    words = LongTextField(label="How you found it out", rows=4, max_length=1000)


class EmergencyFilter(GetForm):
    """Which emergencies."""

    review = ChoiceField(
        label="Review",
        choices=[("wanted", "To be reviewed"), ("done", "Reviewed")],
        as_select=True,
    )
