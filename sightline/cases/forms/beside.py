"""Statutory statuses and transfers."""

from typing import Any

from sightline.cases.given import Answered, Moving, Status
from sightline.cases.states import Statutory, Way
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, TextField, YesNoField


class StatusForm(Form):
    """A statutory status beside the case."""

    status = ChoiceField(label="Which statutory status?", choices=Statutory.choices)
    started_on = DateField(label="Since which day?", past=True)
    said_by = TextField(
        label="Where is this known from?",
        required=False,
        max_length=200,
        help_text="For example, the social worker",
    )

    def begun(self) -> Status:
        given = self.cleaned_data
        return Status(
            status=Statutory(given["status"]), started_on=given["started_on"], said_by=given["said_by"]
        )


class EndStatusForm(Form):
    """It ended on a day."""

    ended_on = DateField(label="On which day did it end?", past=True)


class TransferForm(Form):
    """With another authority."""

    way = ChoiceField(label="Which way?", choices=Way.choices)
    authority = TextField(label="Which authority?", max_length=200)
    person = TextField(label="With whom there is it agreed?", max_length=120)
    reached = TextField(label="How are they reached?", required=False, max_length=200)
    shared = LongTextField(
        label="What was shared with them, and on what ground?",
        rows=4,
        help_text="What, how, and which law or leave",
    )
    asked_on = DateField(label="On which day was it asked for?", past=True)

    def moving(self) -> Moving:
        given: dict[str, Any] = self.cleaned_data
        return Moving(**{**given, "way": Way(given["way"])})


class TransferAnswerForm(Form):
    """What was said to it."""

    accepted = YesNoField(label="Was it accepted?", yes="Yes, accepted", no="No, not accepted")
    person = TextField(label="Who said so?", max_length=120)
    answered_on = DateField(label="On which day?", past=True)
    words = LongTextField(label="What was agreed, or why not?", required=False, rows=3)

    def answered(self) -> Answered:
        return Answered(**self.cleaned_data)
