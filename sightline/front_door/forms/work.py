"""Deciding, telling, passing on, recording a call back, correcting and closing."""

from typing import Any, cast

from sightline.core import clock
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    Form,
    LongTextField,
    MomentField,
    ShownField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.front_door.actions import Call, Decided, Told
from sightline.front_door.forms.assessing import delivered_by
from sightline.front_door.states import (
    TOLD_BY_HAND,
    ExploitationType,
    FirstOutcome,
    Level,
    ToldHow,
    Urgency,
)
from sightline.front_door.words import AMENDABLE

LEVEL_HINTS: dict[str, str] = {
    Level.UNIVERSAL: "The child's needs are met by the services every child has",
    Level.VULNERABLE: "One or two needs that one agency's early help can meet",
    Level.COMPLEX: "Several needs, or one that is serious: a coordinated plan",
    Level.ACUTE: "Suffering or likely to suffer significant harm: today, with police and health",
}
OUTCOME_HINTS: dict[str, str] = {
    FirstOutcome.EARLY_HELP: "You will be asked which service, for what kind of support and by when",
    FirstOutcome.ADVICE: "Say below what was given",
    FirstOutcome.PATHWAY: "You will be asked to pass it to the team that takes it",
}


class DecisionForm(Form):
    """The first decision."""

    seen = VersionField()
    level = ChoiceField(label="Level of need", choices=Level.choices, hints=LEVEL_HINTS)
    outcome = ChoiceField(label="What happens", choices=FirstOutcome.choices, hints=OUTCOME_HINTS)
    reason = LongTextField(
        label="Reason", rows=6, help_text="What you weighed, what stands for and against, and why"
    )
    advice_given = LongTextField(
        label="Information, advice and links given",
        required=False,
        rows=4,
        help_text="Only for information, advice and support",
    )
    done_today = LongTextField(
        label="What has been done today to keep the child safe, and by whom",
        required=False,
        rows=4,
        help_text="Only for acute",
    )
    significant_harm = YesNoField(
        label="Is there reasonable cause to suspect significant harm?",
        required=False,
        help_text="Harm outside the home counts as much as harm within it. Yes begins child protection procedures",
    )
    immediate_action = LongTextField(
        label="What must be done at once, and by whom", required=False, rows=3, help_text="If anything"
    )
    deliver = ChoiceField(
        label="Which service will do the work?",
        required=False,
        as_select=True,
        help_text="The hub does not do it itself. You will be asked to pass it to them",
    )

    def __init__(self, *args: Any, services: list[tuple[str, str]] = [], **kwargs: Any) -> None:  # noqa: B006
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["deliver"]).choices = [("", "Nobody, or not settled yet"), *services]
        for name in ("advice_given", "done_today", "significant_harm"):  # asked for by another answer
            self.fields[name].optional_suffix = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("outcome") == FirstOutcome.ADVICE and not given.get("advice_given"):
            self.add_error("advice_given", "Say what information, advice and links were given")
        if given.get("level") == Level.ACUTE and not given.get("done_today"):
            self.add_error("done_today", "Say what has been done today, and by whom. Nothing acute waits")
        if given.get("level") == Level.ACUTE and given.get("outcome") not in (None, FirstOutcome.PATHWAY):
            self.add_error(
                "outcome", "Acute means statutory safeguarding today: choose that it met the threshold"
            )
        if given.get("outcome") == FirstOutcome.PATHWAY and given.get("level") != Level.ACUTE:
            if given.get("significant_harm") is None:
                self.add_error("significant_harm", "Say whether significant harm is suspected")
        elif given.get("significant_harm") and given.get("outcome"):
            self.add_error("outcome", "Where significant harm is suspected, choose that it met the threshold")
        return given

    def decided(self) -> Decided:
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "deliver")}
        if given["level"] == Level.ACUTE:
            given["significant_harm"] = True
        return Decided(**given, **delivered_by(self.cleaned_data["deliver"]))


class ToldForm(Form):
    """That whoever told us was told what happens."""

    seen = VersionField()
    how = ChoiceField(label="How were they told?", choices=TOLD_BY_HAND)
    told_at = MomentField(label="When?", past=True)
    what_was_said = LongTextField(
        label="What they were told",
        required=False,
        rows=4,
        help_text="In general words: that it is being acted on, by which kind of service, whom to ring. "
        "Nothing about the family that they need not know.",
    )
    why_nobody = TextField(
        label="Why nobody can be told",
        required=False,
        max_length=1000,
        help_text="For example, they gave no name, or a call would put somebody at risk",
    )
    close = ConfirmField(
        label="Close", text="Nothing more is to be done here: close this contact", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("told_at", clock.now())
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        nobody = given.get("how") == ToldHow.NOBODY
        if nobody and not given.get("why_nobody"):
            self.add_error("why_nobody", "Say why nobody can be told")
        if given.get("how") and not nobody and not given.get("what_was_said"):
            self.add_error("what_was_said", "Say in general words what they were told")
        return given

    def told(self) -> Told:
        given = self.cleaned_data
        return Told(
            how=ToldHow(given["how"]),
            told_at=given["told_at"],
            what_was_said=given["what_was_said"],
            why_nobody=given["why_nobody"],
        )


class CallBackForm(Form):
    """Somebody called back to say that nothing happened."""

    caller = TextField(label="Who called?", max_length=120, help_text="Or that they gave no name")
    relation = TextField(
        label="What they are to the child", required=False, max_length=120, help_text="For example, mother"
    )
    called_at = MomentField(label="When did they call?", past=True)
    words = LongTextField(label="What did they say?", rows=5, help_text="In their own words")
    follow_up = ChoiceField(label="Which request was not carried through?", required=False)

    def __init__(self, *args: Any, requests: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("called_at", clock.now())
        super().__init__(*args, **kwargs)
        field = cast("ChoiceField", self.fields["follow_up"])
        field.choices = [*requests, ("none", "None of these, or something else")]
        field.required = bool(requests)

    def call(self) -> Call:
        given = self.cleaned_data
        return Call(**{name: given[name] for name in ("caller", "relation", "called_at", "words")})


class CloseForm(Form):
    """Nothing more is to be done here."""

    why = LongTextField(label="What came of it?", rows=4, max_length=4000)


class PutBackForm(Form):
    """Give a contact back to the team."""

    why = LongTextField(
        label="Why are you putting it back?",
        rows=3,
        max_length=2000,
        help_text="What you have found so far, and what is still to do",
    )


class AmendForm(Form):
    """A correction or an addition to what was taken down."""

    field = ChoiceField(label="Which part?", choices=list(AMENDABLE.items()), as_select=True)
    text = LongTextField(
        label="What is right, or what is to be added", rows=5, help_text="What stood before stays in view"
    )
    why = TextField(label="Why", max_length=1000, help_text="For example, she rang back with the street")


class ChangeForm(Form):
    """One part changes. `seen` is what the page showed of it."""

    seen = ShownField()


class UrgencyForm(ChangeForm):
    """How soon, chosen again."""

    urgency = ChoiceField(label="How soon must somebody look at this?", choices=Urgency.choices)
    why = TextField(label="Why", max_length=1000)


class TickForm(ChangeForm):
    """Signs of exploitation, recorded or taken away by a person."""

    ticked = YesNoField(label="Are there signs that a child is being exploited?")
    exploitation_type = ChoiceField(label="Which kind?", choices=ExploitationType.choices, required=False)
    why = TextField(label="Why", max_length=1000, help_text="What you heard or found")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("ticked") and not given.get("exploitation_type"):
            self.add_error("exploitation_type", "Choose which kind of exploitation")
        return given


class OpenCaseForm(ChangeForm):
    """Whether the case was open when the contact arrived."""

    is_open = YesNoField(label="Was a case open when this contact arrived?")
    which = TextField(label="Which case, and with whom", required=False)
    why = TextField(label="How do you know?", max_length=1000)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("is_open") and not given.get("which"):
            self.add_error("which", "Say which case is open, and with whom")
        return given


class TheirReferenceForm(ChangeForm):
    """The number the council's main case system gave."""

    system = TextField(label="Name of the other system", max_length=60)
    reference = TextField(label="Its reference for this contact", max_length=80, width=20)
    why = TextField(label="Who entered it there, and when", max_length=1000)
