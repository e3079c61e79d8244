"""Answering somebody who told us without a name, and what becomes of an envelope."""

from typing import Any

from sightline.core.forms import ChoiceField, ConfirmField, Form, LongTextField, TextField
from sightline.front_door.actions.mailbox import Recorded
from sightline.front_door.pages.mailbox import asks_in
from sightline.front_door.states import Urgency

ASKING = (
    "These words may ask the teller to do something: {found}. Write it another way, or confirm below that you ask only "
    "for what they know already."
)


class ReplyForm(Form):
    """A reply. Where it may give the teller a task, it is asked about once."""

    words = LongTextField(
        label="Your reply",
        blank="Write your reply",
        rows=5,
        max_length=4000,
        help_text="Ask only what they know already. Never ask anybody to watch, find out, follow, collect or record "
        "something, or to speak with anybody for us. Whoever holds the code can read this",
    )
    knows = ConfirmField(label="I ask only for what they know already", required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        found = asks_in(given.get("words", ""))
        if found and not given.get("knows"):
            self.add_error("words", ASKING.format(found=", ".join(f"“{each}”" for each in found)))
        return given


class RecordForm(Form):
    """What a reader writes of an envelope to make a contact of it."""

    urgency = ChoiceField(label="How soon?", blank="Choose how soon", choices=Urgency.choices)
    whom = LongTextField(
        label="Who it is about, as far as is known",
        blank="Write what is known of the child, the place or the group",
        rows=3,
        max_length=1000,
        help_text="The words themselves stay sealed. Find and attach the child on the contact afterwards",
    )
    name = TextField(
        label="The teller’s name, if they gave it",
        required=False,
        max_length=120,
        help_text="Else leave empty",
    )

    def recorded(self) -> Recorded:
        """What was written."""
        return Recorded(**self.cleaned_data)


class CloseForm(Form):
    """Why nothing more is asked for."""

    why = TextField(
        label="Why is nothing more asked for?",
        blank="Say why",
        max_length=300,
        help_text="For example a test, or the same thing sent twice. No words of the teller’s",
    )
