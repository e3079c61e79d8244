"""Judging, reading as the second person, ending."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sightline.cases.given import NO_REASON, Ends, Exit, Judging, SecondRead
from sightline.cases.states import SCALES, Judged, Level, Scale, Why, YesNo
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, VersionField, YesNoField


class JudgeForm(Form):
    """A level, or yes or no, with the reason."""

    version = VersionField()
    value = ChoiceField(label="What do you judge?")
    judged_on = DateField(label="On which day was it judged?", past=True)
    reason = LongTextField(label="Why?", rows=5, help_text="What it rests on, against the definition above")
    meeting = ChoiceField(label="Which meeting agreed it?", required=False, as_select=True)

    def __init__(
        self, *args: Any, what: Judged, scale: Scale, meetings: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.what = what
        held = [(str(key), text) for key, text in meetings.items()]
        cast("ChoiceField", self.fields["meeting"]).choices = [("", "None of those held here"), *held]
        if not held:
            del self.fields["meeting"]
        levels = [(each.value, each.label) for each in SCALES[scale]]
        field = cast("ChoiceField", self.fields["value"])
        field.label = str(what.label)
        field.choices = levels if what is Judged.LEVEL else YesNo.choices

    def judging(self) -> Judging:
        given, level = self.cleaned_data, self.what is Judged.LEVEL
        return Judging(
            what=self.what,
            reason=given["reason"],
            judged_on=given["judged_on"],
            level=Level(given["value"]) if level else None,
            answer=None if level else YesNo(given["value"]),
            meeting_id=UUID(given["meeting"]) if given.get("meeting") else None,
        )


class SecondForm(Form):
    """Whether the second person agrees."""

    agrees = YesNoField(label="Do you agree?", yes="Yes, it stands", no="No")
    words = LongTextField(label="Why, or why not?", required=False, rows=4)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("agrees") is False and not given.get("words"):
            self.add_error("words", NO_REASON)
        return given

    def read(self) -> SecondRead:
        return SecondRead(agrees=bool(self.cleaned_data["agrees"]), words=self.cleaned_data["words"])


class ScaleForm(Form):
    """In which words the level is judged."""

    scale = ChoiceField(label="Which scale does the partnership use?", choices=Scale.choices)


class ExitForm(Form):
    """The exit plan."""

    changed = LongTextField(label="What is safer now, and how do you know?", rows=4)
    stays = LongTextField(label="Who and what stays with the child and family?", rows=4)
    signs = LongTextField(label="What would bring us back, and whom can they tell?", rows=3)
    handed_to = LongTextField(
        label="Which service does it step down to, and who there has agreed?", required=False, rows=2
    )
    child_words = LongTextField(
        label="What does the child say to it?", rows=3, help_text="Or why there are no words"
    )
    parents_words = LongTextField(
        label="What do the parents say to it?", rows=3, help_text="Or why there are no words"
    )

    def plan(self) -> Exit:
        return Exit(**self.cleaned_data)


class EndForm(Form):
    """A proposal to end the case."""

    why = ChoiceField(label="Why does the case end?")
    words = LongTextField(label="In your own words", rows=4)

    def __init__(self, *args: Any, reasons: Sequence[Why], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["why"]).choices = [(each.value, each.label) for each in reasons]

    def ends(self) -> Ends:
        return Ends(why=Why(self.cleaned_data["why"]), words=self.cleaned_data["words"])
