"""Sending a contact to another authority or to adults' safeguarding, and taking one in."""

from typing import Any, cast

from sightline.core import clock
from sightline.core.forms import ChoiceField, Form, LongTextField, MomentField, TextField
from sightline.front_door.actions import Received, Sending
from sightline.front_door.choices import TransferWay
from sightline.front_door.queries import service_of

Choices = list[tuple[str, str]]
OUTWARD = (TransferWay.OUT, TransferWay.ADULTS)


class SendForm(Form):
    """Where it goes, why and with what."""

    way = ChoiceField(label="Where does it go?", choices=[(way.value, way.label) for way in OUTWARD])
    whom = ChoiceField(label="Which authority or service?", as_select=True)
    why = LongTextField(
        label="Why is it theirs?",
        rows=4,
        help_text="Where the person lives, who is responsible for them, and what makes you sure",
    )
    sent = LongTextField(
        label="What goes with it?", rows=4, help_text="What they need to keep the person safe"
    )
    how_sent = TextField(
        label="How it was sent", required=False, help_text="By which secure way, and to whom"
    )
    may_share = LongTextField(label="What may they pass on, and to whom?", rows=3)

    def __init__(self, *args: Any, services: Choices = [], **kwargs: Any) -> None:  # noqa: B006 - never changed
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["whom"]).choices = [("", ""), *services]

    def sending(self) -> Sending:
        given = {name: value for name, value in self.cleaned_data.items() if name != "whom"}
        agency, team = service_of(str(self.cleaned_data["whom"]))
        return Sending(**given, agency=agency, team=team)


class TakeInForm(Form):
    """It came from another authority, and they know that we have it."""

    whom = ChoiceField(label="Which authority sent it?", as_select=True)
    why = LongTextField(label="Why is it ours?", rows=3)
    sent = LongTextField(label="What came with it?", rows=3)
    their_reference = TextField(label="Their reference", required=False, max_length=80, width=20)
    happened_at = MomentField(label="When did it reach us?", past=True)
    confirmed_to = TextField(label="To whom did you confirm that we have it?")
    confirmed_at = MomentField(label="When did you confirm it?", past=True)

    def __init__(self, *args: Any, services: Choices = [], **kwargs: Any) -> None:  # noqa: B006 - never changed
        kwargs["initial"] = {"confirmed_at": clock.now()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["whom"]).choices = [("", ""), *services]

    def received(self) -> Received:
        given = {name: value for name, value in self.cleaned_data.items() if name != "whom"}
        return Received(**given, agency=service_of(str(self.cleaned_data["whom"]))[0])
