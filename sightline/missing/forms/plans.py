"""A trigger plan, with whom it is shared, and the values of a trigger."""

from collections.abc import Iterable
from typing import Any

from sightline.access.models import Agency
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    NumberField,
    TextField,
    VersionField,
    offer,
)
from sightline.missing.codes import Marker
from sightline.missing.given import Planning, Value


class PlanForm(Form):
    """A version of the plan."""

    seen = VersionField()
    background = LongTextField(label="What matters of the child’s background and history?", rows=4)
    draws = LongTextField(label="What drives the child away, and what draws them?", required=False, rows=3)
    intelligence = LongTextField(
        label="What information do the police and others hold that helps to find the child?",
        required=False,
        rows=3,
        help_text="Only what may be shared with those who read this plan",
    )
    steps = LongTextField(
        label="Which steps bring the child back soonest, and who takes each?", rows=6, help_text="In order"
    )
    markers = ManyField(
        label="Warning markers for the police’s own record", choices=Marker.choices, required=False
    )
    marker_words = LongTextField(label="What should whoever finds the child know?", required=False, rows=2)
    description = LongTextField(label="What does the child look like?", required=False, rows=2)
    phones = LongTextField(label="Telephones and accounts the child uses", required=False, rows=2)
    contacts = LongTextField(label="People to ask first", required=False, rows=3)
    places = LongTextField(label="Places to look first", required=False, rows=3)
    review_on = DateField(label="When is the plan looked at again?", future=True)

    def planning(self) -> Planning:
        given = dict(self.cleaned_data)
        del given["seen"]
        return Planning(**given | {"markers": tuple(given["markers"])})


class ShareForm(Form):
    """With whom."""

    agency = ChoiceField(label="Which organisation reads it?", as_select=True)
    services = LongTextField(
        label="Which support services can it use for this child?",
        rows=4,
        help_text="Every placement provider is told: what there is, for whom, and how to ask",
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self.fields["agency"], agencies, empty="Choose")

    def chosen(self) -> Agency:
        return self.agencies[self.cleaned_data["agency"]]


class UnshareForm(Form):
    """No longer."""

    why = LongTextField(label="Why is it no longer shared?", rows=2)


class TriggerForm(Form):
    """The values of a trigger, from today on."""

    seen = VersionField()
    count = NumberField(label="How many episodes?", least=2, most=50)
    days = NumberField(label="In how many days?", least=1, most=366)
    why = TextField(label="Why is it changed?", max_length=300)

    def value(self, code: str) -> Value:
        given = self.cleaned_data
        return Value(code=code, count=int(given["count"]), days=int(given["days"]), why=given["why"])


class PatternsForm(GetForm):
    """The period that is counted."""

    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)
    reader = ChoiceField(
        label="For whom?",
        choices=[("group", "For the review group: small numbers are not printed")],
        as_select=True,
    )
