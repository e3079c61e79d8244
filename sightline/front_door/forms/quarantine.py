"""Whether documents may be sent, and the note that the police have one."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import Staff
from sightline.core.forms import ChoiceField, DateField, Form, TextField
from sightline.front_door.actions.mailbox import Agreed, Custody


class AgreementForm(Form):
    """What was agreed with the police."""

    police_reference = TextField(
        label="The reference of the agreement with the police", blank="Enter the reference", max_length=80
    )
    agreed_on = DateField(label="When was it agreed?")
    officer = ChoiceField(
        label="Who opens documents?",
        blank="Choose who opens documents",
        as_select=True,
        help_text="One person. They alone can open a document, and hand it to the police",
    )

    def __init__(self, *args: Any, officers: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(each.pk), each.name) for each in officers]
        cast("ChoiceField", self.fields["officer"]).choices = [("", ""), *named]

    def agreed(self) -> Agreed:
        """What was written."""
        given = self.cleaned_data
        return Agreed(
            police_reference=given["police_reference"],
            agreed_on=given["agreed_on"],
            officer_id=UUID(given["officer"]),
        )


class CustodyForm(Form):
    """The custody note."""

    police_reference = TextField(
        label="The police’s own reference", blank="Enter the police’s reference", max_length=80
    )
    police_officer = TextField(
        label="Who took it on, with their number",
        blank="Enter who took it on",
        max_length=120,
        help_text="From then on nobody here can open this document. This cannot be taken back",
    )

    def custody(self) -> Custody:
        """What was written."""
        return Custody(**self.cleaned_data)
