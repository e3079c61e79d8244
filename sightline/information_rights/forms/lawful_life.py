"""How long a class is kept, holds, keeping on, proposing a disposal, and answering as the second person."""

from typing import Any

from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    YesNoField,
)
from sightline.information_rights.states import Ground

NO_NAMES = "This is removed together with the records. What is left behind carries only your choice above."


class ScheduleForm(Form):
    """Another entry for one class."""

    years = NumberField(
        label="For how many years",
        least=0,
        most=150,
        width=3,
        required=False,
        help_text="Empty: kept for good",
    )
    authority = TextField(
        label="On whose authority", max_length=300, help_text="Law, guidance or local decision"
    )
    confirmed = YesNoField(label="Has a lawyer or the records manager confirmed that authority?")
    valid_from = DateField(label="From which day on")
    why = TextField(label="Who decided this, and why", max_length=300)


class ScheduleAnswerForm(Form):
    """What a second person says to it."""

    agreed = YesNoField(label="Do you agree?", yes="Yes, it counts from that day", no="No, it stays as it is")
    words = TextField(label="Anything to add", required=False, max_length=300)


class HoldForm(Form):
    """A hold over a class, or everything. Over one person it is placed from that person's page."""

    title = TextField(label="What the hold is for", max_length=200, help_text="An inquiry, a claim, a review")
    why = LongTextField(label="Why, and who asked for it", rows=4, max_length=4000)
    key = ChoiceField(label="Which records it covers", choices=[], as_select=True, required=False)

    def __init__(self, *args: Any, classes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["key"]
        field.choices = [("", "Every class of record"), *classes]


class ReleaseForm(Form):
    """Why a hold ends."""

    why = LongTextField(label="Why it ends, and who said so", rows=3, max_length=4000)


class KeepForm(Form):
    """Why a person's records are kept on, and until when."""

    why = LongTextField(label="Why they are kept", rows=4, max_length=4000)
    until = DateField(label="Until when, before they are looked at again")


class ProposeForm(Form):
    """Why a person's records may go."""

    ground = ChoiceField(
        label="Why they may go",
        choices=[(each.value, each.label) for each in (Ground.NO_NEED, Ground.ARCHIVED)],
    )
    why = LongTextField(
        label="What you looked at before proposing this", help_text=NO_NAMES, rows=4, max_length=4000
    )


class PapersForm(Form):
    """Working papers up to a day."""

    before = DateField(label="Those last changed before which day")
    why = LongTextField(label="What you looked at before proposing this", rows=3, max_length=4000)


class ConfirmForm(Form):
    """The second person's yes or no."""

    agreed = YesNoField(label="Do they go?", yes="Yes, dispose of them now", no="No, they stay")
    sure = ConfirmField(
        label="I have looked at what goes, and know that it cannot be brought back", required=False
    )
    words = LongTextField(label="If they stay, why", rows=3, max_length=4000, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("agreed") is True and not given.get("sure"):
            self.add_error("sure", "Say that you have looked at what goes")
        if given.get("agreed") is False and not given.get("words"):
            self.add_error("words", "Enter why they stay")
        return given
