"""What a victim is told, and who stands by them."""

from typing import Any

from sightline.access.models import Agency
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, MomentField, TextField, offer
from sightline.justice.given import Event, StandsBy, Telling
from sightline.justice.states import Helps, KeyEvent, Told


class EventForm(Form):
    """A key event."""

    what = ChoiceField(label="What happened?", choices=KeyEvent.choices)
    happened_at = MomentField(label="When?", past=True)

    def event(self) -> Event:
        return Event(what=KeyEvent(self.cleaned_data["what"]), happened_at=self.cleaned_data["happened_at"])


class TellForm(Form):
    """That the victim was told."""

    told_at = MomentField(label="When were they told?", past=True)
    how = ChoiceField(label="How?", choices=Told.choices)
    who = TextField(label="Who told them?", max_length=200)
    late_reason = LongTextField(label="If it was late, why?", required=False, rows=2, max_length=1000)

    def telling(self) -> Telling:
        return Telling(**self.cleaned_data | {"how": Told(self.cleaned_data["how"])})


class StandForm(Form):
    """Who stands by the victim."""

    helps = ChoiceField(label="Who stands by them?", choices=Helps.choices)
    agency = ChoiceField(label="Of which organisation?", as_select=True)
    who = TextField(label="Name", required=False, max_length=200)
    since_on = DateField(label="Since which day?", past=True)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self.fields["agency"], agencies, empty="Choose")

    def stands(self) -> StandsBy:
        said = self.cleaned_data
        return StandsBy(
            helps=Helps(said["helps"]),
            agency=self.agencies[said["agency"]],
            who=said["who"],
            since_on=said["since_on"],
        )
