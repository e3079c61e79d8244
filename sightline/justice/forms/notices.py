"""Warning notices, referrals, devices, standards, lessons: fields and wording."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Team
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    TextField,
    YesNoField,
    offer,
)
from sightline.justice.notice_states import Device, Followed, Met, NoticeKind, Stage, Whose
from sightline.justice.noticed import Checked, Following, Grounds, Lesson, Referring, Sent, Served
from sightline.justice.standards import standards


class ServeForm(Form):
    """A warning notice."""

    kind = ChoiceField(label="What kind of notice?", choices=NoticeKind.choices)
    police_reference = TextField(label="The police’s own number of it", max_length=40, width=20)
    served_to = ChoiceField(
        label="On whom was it served?",
        required=False,
        as_select=True,
        help_text="One of your force’s suspects. Others see it only as far as the handling code lets them",
    )
    basis = LongTextField(
        label="On what basis?", rows=3, max_length=1000, help_text="Nothing of what was done"
    )
    served_on = DateField(label="On which day was it served?", past=True)
    expires_on = DateField(label="Until which day does it stand?", required=False)

    def __init__(self, *args: Any, suspects: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Not on record"), *((str(key), text) for key, text in suspects.items())]
        cast("ChoiceField", self.fields["served_to"]).choices = offered

    def served(self) -> Served:
        given = dict(self.cleaned_data)
        to = given.pop("served_to")
        return Served(**given | {"kind": NoticeKind(given["kind"]), "served_to": UUID(to) if to else None})


class FollowForm(Form):
    """What became of a notice."""

    followed = ChoiceField(label="What happened?", choices=Followed.choices)
    on_day = DateField(label="On which day?", past=True)
    words = LongTextField(label="What was seen or decided, and by whom?", rows=3, max_length=1000)

    def following(self) -> Following:
        return Following(**self.cleaned_data | {"followed": Followed(self.cleaned_data["followed"])})


class ReferForm(Form):
    """A referral to the National Referral Mechanism."""

    referred_on = DateField(label="On which day was it sent?", past=True)
    exploited_in_area = YesNoField(label="Were they exploited in this area?")
    where = TextField(label="Where else?", required=False, help_text="A town or an area; no address")
    sent_by = TextField(label="Which first responder sent it?", max_length=200)
    devolved = YesNoField(label="Does a panel here decide about it?")

    def referring(self, *, is_child: bool) -> Referring:
        return Referring(is_child=is_child, **self.cleaned_data)


class GroundsForm(Form):
    """One decision about a referral."""

    stage = ChoiceField(label="Which decision?", choices=Stage.choices)
    positive = YesNoField(label="Are there grounds?")
    decided_on = DateField(label="On which day?", past=True)
    words = LongTextField(label="What else was said?", required=False, rows=2, max_length=1000)

    def grounds(self) -> Grounds:
        return Grounds(**self.cleaned_data | {"stage": Stage(self.cleaned_data["stage"])})


class DeviceForm(Form):
    """A device sent to be examined."""

    device = ChoiceField(label="What kind of device?", choices=Device.choices)
    whose = ChoiceField(label="Whose is it?", choices=Whose.choices)
    exhibit = TextField(label="The police’s own number of it", max_length=40, width=20)
    submitted_on = DateField(label="On which day was it sent?", past=True)

    def sent(self) -> Sent:
        given = self.cleaned_data
        return Sent(**given | {"device": Device(given["device"]), "whose": Whose(given["whose"])})


class BackForm(Form):
    """It came back."""

    returned_on = DateField(label="On which day did it come back?", past=True)
    late_reason = LongTextField(label="If it was late, why?", required=False, rows=2, max_length=1000)


class CheckForm(Form):
    """Whether a standard is met."""

    standard = ChoiceField(
        label="Which standard?",
        choices=[("", "Choose"), *((key, f"{each.list}: {each.text}") for key, each in standards().items())],
        as_select=True,
    )
    met = ChoiceField(label="Is it met?", choices=Met.choices)
    on_day = DateField(label="On which day?", past=True)
    words = LongTextField(
        label="If not: why, and what is done about it?", required=False, rows=3, max_length=1000
    )

    def checked(self) -> Checked:
        return Checked(**self.cleaned_data | {"met": Met(self.cleaned_data["met"])})


class LessonForm(Form):
    """What was learnt."""

    words = LongTextField(label="What was learnt?", rows=4, max_length=2000, help_text="Name nobody")
    invited = YesNoField(label="Was the victim invited to say what would have helped?")
    said = LongTextField(
        label="What do they want known? If they were not invited: why?",
        required=False,
        rows=3,
        max_length=2000,
    )
    team = ChoiceField(label="Which team is asked to read it?", as_select=True)

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = offer(self.fields["team"], teams, empty="Choose")

    def lesson(self) -> Lesson:
        return Lesson(**self.cleaned_data | {"team": self.teams[self.cleaned_data["team"]]})
