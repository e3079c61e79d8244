"""A call for a social worker about a case that is open."""

from typing import Any

from sightline.core import clock
from sightline.core.forms import ChoiceField, Form, LongTextField, MomentField, TextField, YesNoField
from sightline.front_door.given import CallSaid
from sightline.front_door.kinds import CallDone
from sightline.front_door.states import Source

A_CONTACT = "Anything new about a child is a contact: record it as a contact instead"


class CallForm(Form):
    """Who rang, for whom, and what was done."""

    source = ChoiceField(
        label="Who rang?",
        blank="Choose who rang",
        as_select=True,
        choices=[choice for choice in Source.choices if choice[0] != Source.ANONYMOUS],
    )
    organisation = TextField(label="Which one", required=False, help_text="Which school, ward or team")
    caller = TextField(label="Their name", blank="Enter their name", max_length=120)
    caller_role = TextField(label="Their job", required=False, max_length=120)
    phone = TextField(label="Telephone", required=False, max_length=60, width=20)
    wanted = TextField(
        label="Which social worker or team did they want?",
        blank="Enter the worker or team they wanted",
        max_length=200,
    )
    new_worry = YesNoField(
        label="Did they say anything new about a child?",
        blank="Choose whether they said anything new about a child",
        small=True,
        help_text="A new worry, about this child or another, is a contact however the call began",
    )
    done = ChoiceField(
        label="What was done?", blank="Choose what was done", small=True, choices=CallDone.choices
    )
    done_words = LongTextField(label="To add to that", required=False, rows=2, max_length=1000)
    received_at = MomentField(label="When did they ring?", blank="Enter when they rang", past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "received_at": clock.now(),
            "source": Source.EDUCATION,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("new_worry"):
            self.add_error("new_worry", A_CONTACT)
        return given

    def call(self) -> CallSaid:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "new_worry"}
        return CallSaid(**given)
