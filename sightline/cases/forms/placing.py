"""Placed across the border of the area."""

from sightline.cases.placed import Placed
from sightline.cases.states import Placing
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, TextField, VersionField

WHO = "A name, and how they are reached"


class PlacementForm(Form):
    """Where a looked-after child is placed, and whom to know there. It asks for no address."""

    seen = VersionField()
    placing = ChoiceField(label="What is to be noted?", choices=Placing.choices)
    authority = TextField(label="Which other authority?", required=False, max_length=200)
    from_on = DateField(label="Since which day?", past=True)
    social_worker = TextField(
        label="Social worker of the placing authority", required=False, max_length=200, help_text=WHO
    )
    host_worker = TextField(
        label="Key professional of the host authority", required=False, max_length=200, help_text=WHO
    )
    host_police = TextField(
        label="Police officer of the host force", required=False, max_length=200, help_text=WHO
    )
    told = LongTextField(
        label="What were the host authority, health and police told, and when?",
        required=False,
        rows=3,
        max_length=1000,
    )

    def placed(self) -> Placed:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Placed(**given | {"placing": Placing(given["placing"])})
