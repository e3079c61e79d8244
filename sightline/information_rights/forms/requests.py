"""A request for records, its clock, the decision on a line, and the second person's answer."""

from typing import Any

from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    ShownField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.information_rights.states import SAID, Category, Choice, Head, Requester


class RequestForm(Form):
    """Who asks for whose records, and for what."""

    requester = ChoiceField(label="Who asks?", choices=Requester.choices)
    name = TextField(label="Their name")
    organisation = TextField(label="Their organisation", required=False)
    reach = TextField(label="How they are reached, safely", max_length=300)
    received_on = DateField(label="When it came")
    wanted = LongTextField(label="What they ask for, in their words", rows=4, max_length=4000)
    power = TextField(
        label="Under what power or order, if the police, the prosecution or a court asks",
        required=False,
        max_length=300,
    )
    wanted_by = DateField(label="By when, if the power or order says so", required=False)
    another = ConfirmField(label="I have looked at the requests above. This is another one", required=False)

    def __init__(self, *args: Any, earlier: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not earlier:
            del self.fields["another"]


class StepForm(Form):
    """One thing that happened to a request."""

    kind = ChoiceField(label="What happened?", choices=[(each.value, each.label) for each in SAID])
    words = LongTextField(label="What was asked, answered, shown, searched or told", rows=3, max_length=4000)


class ConsultForm(Form):
    """Which other controller is asked."""

    agency = ChoiceField(label="Which organisation is asked?", choices=[], as_select=True)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.choices = [("", "Choose"), *agencies]


class LineForm(Form):
    """What is to happen with one line. `seen` is the number of the last decision that was shown."""

    seen = VersionField()
    choice = ChoiceField(label="What is to happen with it?", choices=Choice.choices)
    given = LongTextField(label="The text that is left, if parts are removed", rows=8, required=False)
    head = ChoiceField(
        label="Under which head, if anything is removed or withheld",
        choices=[("", "None"), *Head.choices],
        required=False,
        as_select=True,
    )
    why = LongTextField(label="Why", rows=3, required=False, max_length=4000)
    leave = TextField(
        label="Who was asked for leave or an opinion, what they said, and when",
        required=False,
        max_length=300,
    )
    category = ChoiceField(
        label="What the person is in this police record",
        choices=[("", "It is no police record"), *Category.choices],
        required=False,
        as_select=True,
    )


class PackForm(Form):
    """The second person's answer. `seen` is the digest of what was shown."""

    seen = ShownField()
    agreed = YesNoField(
        label="May the pack leave as it stands?", yes="Yes, it may leave", no="No, look again"
    )
    words = LongTextField(
        label="If not, what is to be looked at again", rows=3, required=False, max_length=4000
    )
