"""What a missing report says beside what every contact says, and whether it is linked to exploitation."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, LongTextField, MomentField, TextField
from sightline.front_door.forms.people import plain
from sightline.front_door.given import Missing
from sightline.front_door.kinds import MissingLinked


class MissingForm(Form):
    """Since when, where last seen, and the police's own reference. Every part may be left for later."""

    missing_since = MomentField(label="Missing since", required=False, past=True)
    last_seen = TextField(label="Where last seen, with whom and in what", required=False, max_length=1000)
    police_reference = TextField(label="The police reference", required=False, max_length=80, width=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self)

    def missing(self) -> Missing:
        """What was said."""
        given = self.cleaned_data
        return Missing(
            missing_since=given["missing_since"],
            last_seen=given["last_seen"],
            police_reference=given["police_reference"],
        )


class MissingLinkForm(Form):
    """Every missing report is assessed for a link with exploitation, and the result recorded (MS-04)."""

    linked = ChoiceField(
        label="Is this missing report linked to exploitation?",
        blank="Choose whether it is linked to exploitation",
        choices=MissingLinked.choices,
        help_text="You judge. Where nobody has spoken with the child yet, say that more must be found out.",
    )
    why = LongTextField(
        label="What do you go by?",
        blank="Say what you go by",
        rows=4,
        max_length=4000,
        help_text="Who the child was with, where, how they came there, what they have, what they say",
    )
