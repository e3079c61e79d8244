"""Disputing a decision, answering, telling the answer, going further."""

from typing import Any, cast
from uuid import UUID

from sightline.core import clock
from sightline.core.forms import (
    ChoiceField,
    Form,
    LongTextField,
    MomentField,
    TextField,
    VersionField,
)
from sightline.front_door.actions import Decided, Told
from sightline.front_door.actions.challenging import Dispute, Found
from sightline.front_door.forms.work import LEVEL_HINTS, OUTCOME_HINTS
from sightline.front_door.hub_states import ChallengedBy, ChallengeOutcome
from sightline.front_door.states import TOLD_BY_HAND, FirstOutcome, Level, ToldHow


class ChallengeForm(Form):
    """Who disagrees, with what, and what they want."""

    challenged_by = ChoiceField(label="Who disagrees?", choices=ChallengedBy.choices)
    agency = ChoiceField(label="Which organisation?", required=False, as_select=True)
    name = TextField(label="Their name", required=False, max_length=120)
    role = TextField(label="Their job, or what they are to the child", required=False, max_length=120)
    reach = TextField(label="How to reach them with the answer", required=False, max_length=300)
    received_at = MomentField(label="When did they tell us?", past=True)
    words = LongTextField(
        label="What do they disagree with, and why?", rows=5, help_text="In their own words"
    )
    wanted = LongTextField(label="What should happen instead, as they see it?", required=False, rows=3)

    def __init__(self, *args: Any, partners: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("received_at", clock.now())
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["agency"]).choices = [("", ""), *partners]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("challenged_by") == ChallengedBy.PARTNER and not given.get("agency"):
            self.add_error("agency", "Choose which organisation disagrees")
        return given

    def dispute(self) -> Dispute:
        """The challenge."""
        given = dict(self.cleaned_data)
        agency = given.pop("agency")
        partner = given["challenged_by"] == ChallengedBy.PARTNER
        return Dispute(agency_id=UUID(agency) if partner and agency else None, **given)


class AnswerForm(Form):
    """What a second manager found; where the decision is changed, the new one."""

    seen = VersionField()
    finding = ChoiceField(label="What did you find?", choices=ChallengeOutcome.choices)
    reason = LongTextField(
        label="Reason",
        rows=6,
        help_text="What you looked at, what stands for and against. Whoever challenged is told this in general words",
    )
    answered_by = TextField(
        label="Who answered?",
        required=False,
        max_length=200,
        help_text="Names and posts of those who heard it",
    )
    level = ChoiceField(label="Level of need", choices=Level.choices, hints=LEVEL_HINTS, required=False)
    outcome = ChoiceField(
        label="What happens", choices=FirstOutcome.choices, hints=OUTCOME_HINTS, required=False
    )
    advice_given = LongTextField(label="Information, advice and links given", required=False, rows=3)
    done_today = LongTextField(
        label="What has been done today to keep the child safe, and by whom", required=False, rows=3
    )

    to_partner = LongTextField(
        label="What the organisation is told",
        rows=4,
        help_text="It reads this on its own page, and nothing else: the answer, why in general words, and that it "
        "can take it a step further. Nothing that another organisation or the family said in confidence",
    )

    def __init__(self, *args: Any, step: int = 1, online: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not online:
            del self.fields["to_partner"]
        self.fields["answered_by"].required = step > 1
        if step == 1:
            del self.fields["answered_by"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("finding") == ChallengeOutcome.CHANGED:
            for name, sentence in (("level", "Choose the level of need"), ("outcome", "Choose what happens")):
                if not given.get(name):
                    self.add_error(name, sentence)
        return given

    def found(self) -> Found:
        """The answer, with the new decision where there is one."""
        given = self.cleaned_data
        changed = given["finding"] == ChallengeOutcome.CHANGED
        parts = ("level", "outcome", "reason", "advice_given", "done_today")
        return Found(
            outcome=ChallengeOutcome(given["finding"]),
            reason=given["reason"],
            answered_by=given.get("answered_by", ""),
            to_partner=given.get("to_partner", ""),
            decided=Decided(**{name: given[name] for name in parts}) if changed else None,
        )


class AnswerToldForm(Form):
    """That whoever challenged was told."""

    how = ChoiceField(label="How were they told?", choices=TOLD_BY_HAND)
    told_at = MomentField(label="When?", past=True)
    what_was_said = LongTextField(
        label="What they were told",
        required=False,
        rows=4,
        help_text="The answer, why in general words, and that they can take it a step further",
    )
    why_nobody = TextField(label="Why nobody can be told", required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("told_at", clock.now())
        super().__init__(*args, **kwargs)

    def told(self) -> Told:
        """The telling."""
        return Told(**{**self.cleaned_data, "how": ToldHow(self.cleaned_data["how"])})


class DisagreeForm(Form):
    """A partner disagrees, on its own page."""

    seen = VersionField()
    words = LongTextField(
        label="What do you disagree with, and why?",
        rows=6,
        help_text="What you know, and what you think the decision leaves out",
    )
    wanted = LongTextField(label="What should happen instead?", required=False, rows=3)


class StillForm(Form):
    """A partner still disagrees after an answer."""

    words = LongTextField(label="What do you still disagree with?", rows=5)


class FurtherForm(Form):
    """They still disagree."""

    put_to = TextField(label="To whom is it put?", max_length=200, help_text="Names and posts")
    why = LongTextField(label="Why does it go further?", rows=4, help_text="What they still disagree with")
