"""Screening: what was looked for, asking for a decision, the named worker, the open case, the review."""

from collections.abc import Iterable
from typing import Any, cast

from sightline.core import clock
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    Form,
    LongTextField,
    MomentField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.front_door.actions import Joining, Look
from sightline.front_door.choices import CheckResult, OpenTo
from sightline.front_door.systems import InternalSystem

Choices = list[tuple[str, str]]


class SystemsForm(Form):
    """A row for each system: what came of looking, and in words what was found.

    Rows left alone save nothing, unless the person says that they looked in each of those and found nothing.
    `done`: systems looked in before, of which that says nothing.
    """

    rest = ConfirmField(
        label="The systems without an answer",
        text="I looked in each system without an answer here or before, and found nothing about them",
        required=False,
    )

    def __init__(
        self, *args: Any, systems: Iterable[InternalSystem] = (), done: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.systems, self.done = list(systems), set(done)
        for each in self.systems:
            self.fields[f"{each.key}_result"] = ChoiceField(
                label=each.name, choices=CheckResult.choices, required=False, small=True, help_text=each.holds
            )
            self.fields[f"{each.key}_words"] = TextField(
                label=f"What you found in {each.name}, or why it could not be checked",
                required=False,
                max_length=2000,
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for each in self.systems:
            result, words = given.get(f"{each.key}_result"), given.get(f"{each.key}_words")
            if words and not result:
                self.add_error(f"{each.key}_result", f"Choose what came of looking in {each.name}")
            if result and result != CheckResult.NOTHING and not words:
                self.add_error(
                    f"{each.key}_words", f"{each.name}: say what was found, or why it could not be checked"
                )
        return given

    def looks(self) -> list[Look]:
        """One for each row that was answered, and for each of the rest where that was said."""
        return [
            Look(system=each.key, result=result, words=self.cleaned_data[f"{each.key}_words"])
            for each in self.systems
            if (result := self._result(each))
        ]

    def _result(self, system: InternalSystem) -> CheckResult | None:
        if said := self.cleaned_data[f"{system.key}_result"]:
            return CheckResult(said)
        return CheckResult.NOTHING if self.cleaned_data["rest"] and system.key not in self.done else None


class AskDecisionForm(Form):
    """The picture is as whole as it gets."""

    to = ChoiceField(label="Which social worker?", required=False, as_select=True)
    note = LongTextField(
        label="What should they know?",
        required=False,
        rows=4,
        max_length=4000,
        help_text="What stands out, and what you could not find out",
    )

    def __init__(self, *args: Any, staff: Choices = [], **kwargs: Any) -> None:  # noqa: B006 - never changed
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["to"]).choices = [("", "Whoever is on duty"), *staff]


class SendBackForm(Form):
    """More must be found out first."""

    why = LongTextField(label="What is still to be found out?", rows=4, max_length=4000)


class JoinForm(Form):
    """The open case a contact joins."""

    seen = VersionField()
    open_to = ChoiceField(label="With whom is the case open?", choices=OpenTo.choices)
    held_by = TextField(label="Who holds it?", help_text="The worker’s name and team")
    their_reference = TextField(label="Their reference for the case", required=False, max_length=80, width=20)
    told_whom = TextField(
        label="Whom did you tell of this contact?",
        help_text="It joins the case only when somebody there knows of it",
    )
    told_at = MomentField(label="When did you tell them?", past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"told_at": clock.now()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def joining(self) -> Joining:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Joining(**given)


class NamedWorkerForm(Form):
    """Who finds the right professional."""

    seen = VersionField()
    staff = ChoiceField(label="Who is named?", as_select=True)
    task = LongTextField(
        label="What kind of professional is to be found, and for what?",
        rows=4,
        help_text="Somebody who knows the child or the harm, and can complete the exploitation assessment",
    )

    def __init__(self, *args: Any, staff: Choices = [], **kwargs: Any) -> None:  # noqa: B006 - never changed
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["staff"]).choices = [("", ""), *staff]


class ProfessionalForm(Form):
    """The professional who was found."""

    name = TextField(label="The professional’s name and post", max_length=120)
    organisation = TextField(label="Their organisation")
    agreed_at = MomentField(label="When did they agree to complete the assessment?", past=True)
    words = LongTextField(label="What was agreed", required=False, rows=3)


class ReviewForm(Form):
    """A safeguarding adviser's review."""

    agrees = YesNoField(label="Is what is being done enough?")
    words = LongTextField(
        label="What you looked at, and what should happen", rows=5, help_text="Who does it, and by when"
    )


class FindingForm(Form):
    """What lies behind several contacts about one child."""

    seen = VersionField()
    reasons = LongTextField(
        label="What lies behind these contacts?",
        rows=6,
        help_text="What they have in common, what was done each time, what was not carried through",
    )
    escalated = YesNoField(label="Have you taken it further?")
    escalated_to = LongTextField(label="To whom, and for what?", required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("escalated") and not given.get("escalated_to"):
            self.add_error("escalated_to", "Say to whom it was taken further, and for what")
        return given
