"""Management on release: fields and wording."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, ManyField, TextField
from sightline.justice.released import (
    Answered,
    Conditioned,
    ConditionKind,
    Housed,
    Managing,
    Notifying,
    Suits,
    Tier,
)

NO_CHILD = "Name no child"


class MeetingForm(Form):
    """A meeting about the management on release."""

    met_on = DateField(label="On which day?", past=True)
    tier = ChoiceField(label="At which level?", choices=Tier.choices)
    present = ManyField(label="Which organisations were there?")
    plan = LongTextField(label="What is the plan?", rows=4, max_length=2000, help_text=NO_CHILD)
    next_on = DateField(label="When is the next meeting?", required=False)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ManyField", self.fields["present"]).choices = [(str(each.pk), each.name) for each in agencies]

    def managing(self) -> Managing:
        given = self.cleaned_data
        present = tuple(UUID(each) for each in given["present"])
        return Managing(**given | {"tier": Tier(given["tier"]), "present": present})


class ConditionForm(Form):
    """A condition of a licence."""

    kind = ChoiceField(label="What kind of condition?", choices=ConditionKind.choices)
    words = LongTextField(label="What does it say?", rows=3, max_length=1000, help_text=NO_CHILD)
    from_on = DateField(label="From which day?")
    until_on = DateField(label="Until which day?", required=False)
    liaison = LongTextField(
        label="What did the victim ask for, by the victim liaison officer?",
        required=False,
        rows=3,
        max_length=1000,
        help_text=NO_CHILD,
    )

    def conditioned(self) -> Conditioned:
        return Conditioned(**self.cleaned_data | {"kind": ConditionKind(self.cleaned_data["kind"])})


class AddressForm(Form):
    """An address that was looked at."""

    place = TextField(label="Which address?", max_length=200)
    checked_on = DateField(label="On which day was it looked at?", past=True)
    near_victim = ChoiceField(label="Is it near a victim?", choices=Answered.choices, inline=True)
    poor_conversion = ChoiceField(
        label="Is it a conversion below the standard?", choices=Answered.choices, inline=True
    )
    shared = ChoiceField(
        label="Is it shared housing with others who may be at risk?", choices=Answered.choices, inline=True
    )
    assessed_on = DateField(label="On which day was the risk assessed?", required=False, past=True)
    provider = TextField(label="Which housing provider?", required=False, max_length=200)
    suits = ChoiceField(label="Is it suitable?", choices=Suits.choices)
    words = LongTextField(label="What else is to be known?", required=False, rows=2, max_length=1000)

    def housed(self) -> Housed:
        given = self.cleaned_data
        answers = {name: Answered(given[name]) for name in ("near_victim", "poor_conversion", "shared")}
        return Housed(**given | answers | {"suits": Suits(given["suits"])})


class NotificationForm(Form):
    """Notification requirements."""

    from_on = DateField(label="From which day?")
    until_on = DateField(
        label="Until which day?",
        required=False,
        help_text="Leave it empty where they are indefinite: they may be reviewed after 15 years",
    )
    words = LongTextField(label="What else is to be known?", required=False, rows=2, max_length=1000)

    def notifying(self) -> Notifying:
        return Notifying(**self.cleaned_data)
