"""What is sent, how it is graded, what is made of it, and what whoever sent it is told."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency
from sightline.core import words
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    TextField,
    VersionField,
    offer,
)
from sightline.intelligence.given import Marks, Outcome, Sent
from sightline.intelligence.states import Assessment, Came, How, MayShare, Reliability, State, Where
from sightline.meetings.models import Meeting

SENT = ("seen_on", "words", "how", "happened", "place", "vehicle", "people", "online")
JOINTLY = ("joint_with", "joint_reference")


class ListFilters(GetForm):
    """Filters of the list."""

    state = ChoiceField(label="Where it stands", choices=State.choices, as_select=True)
    happened = ChoiceField(label="Where it happened", choices=Where.choices, as_select=True)


class SendForm(Form):
    """A minute's work: a day, what was seen, how it is known; the rest where there is any."""

    seen_on = DateField(label="On which day?", past=True)
    words = LongTextField(
        label="What did you see or hear?",
        rows=4,
        max_length=2000,
        help_text="What happened, where and when. Do not say who told you",
    )
    how = ChoiceField(label="How do you know?", choices=How.choices)
    happened = ChoiceField(label="Where was it?", choices=Where.choices, required=False)
    place = TextField(label="Place", required=False, max_length=200)
    vehicle = TextField(
        label="Vehicle",
        required=False,
        max_length=200,
        help_text="Registration, make, colour; whether a taxi",
    )
    people = LongTextField(label="Names that cropped up", required=False, rows=2, max_length=500)
    online = TextField(label="Account or platform, if online", required=False, max_length=200)

    joint_with = TextField(
        label="Recorded jointly with which unit or force?",
        required=False,
        max_length=120,
        help_text="For example the regional organised crime unit. Only for what happened online",
    )
    joint_reference = TextField(label="Its number there", required=False, max_length=40, width=20)

    def __init__(self, *args: Any, jointly: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not jointly:
            for name in JOINTLY:
                del self.fields[name]

    def sent(self) -> Sent:
        said = {name: self.cleaned_data.get(name, "") for name in (*SENT, *JOINTLY)}
        where = said["happened"] or (Where.ONLINE if said["online"] else "")
        return Sent(**said | {"how": How(said["how"]), "happened": where})


class GradeForm(Form):
    """The three marks."""

    seen = VersionField()
    police_reference = TextField(
        label="Its number on the police’s own system",
        max_length=40,
        width=20,
        help_text="Enter it there first",
    )
    reliability = ChoiceField(label="How reliable is the source?", choices=Reliability.choices)
    assessment = ChoiceField(label="How is it known?", choices=Assessment.choices)
    may_share = ChoiceField(label="May it be shared?", choices=MayShare.choices)
    conditions = LongTextField(label="If on conditions, on which?", required=False, rows=2, max_length=500)
    agencies = ManyField(label="If on conditions, who may consider it?", required=False)

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = offer(self.fields["agencies"], agencies)

    def marks(self) -> Marks:
        said = self.cleaned_data
        return Marks(
            reliability=Reliability(int(said["reliability"])),
            assessment=Assessment(said["assessment"]),
            may_share=MayShare(said["may_share"]),
            police_reference=said["police_reference"],
            conditions=said["conditions"],
            agencies=[self.known[key] for key in said["agencies"]],
        )


class ReturnForm(Form):
    """Not taken."""

    why = LongTextField(
        label="Why is it not taken as intelligence?",
        rows=3,
        max_length=1000,
        help_text="Whoever sent it reads this",
    )


class ConsiderForm(Form):
    """What social care makes of it."""

    seen = VersionField()
    came = ChoiceField(label="What came of it?", choices=Came.choices)
    why = LongTextField(label="Why, and what was done?", rows=3, max_length=1000)

    def outcome(self) -> Outcome:
        return Outcome(came=Came(self.cleaned_data["came"]), why=self.cleaned_data["why"])


class PresentForm(Form):
    """What the panel made of it."""

    meeting = ChoiceField(label="At which panel?", as_select=True)
    words = LongTextField(label="What did the panel make of it?", rows=3, max_length=1000)

    def __init__(self, *args: Any, panels: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each.pk), words.moment(each.starts_at)) for each in panels]
        cast("ChoiceField", self.fields["meeting"]).choices = [("", "Choose"), *offered]

    def given(self) -> dict[str, Any]:
        return {"meeting_id": UUID(self.cleaned_data["meeting"]), "words": self.cleaned_data["words"]}


class AnswerForm(Form):
    """What whoever sent it is told."""

    words = LongTextField(
        label="What can whoever sent it be told?",
        rows=3,
        max_length=1000,
        help_text="For example that a vehicle was stopped. Nothing that would harm an investigation",
    )
