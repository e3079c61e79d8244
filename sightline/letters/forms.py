"""Fields and wording of every form of a letter."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency
from sightline.core.forms import (
    ChoiceField,
    Form,
    GetForm,
    LongTextField,
    MomentField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.letters.given import Writing
from sightline.letters.queries import Home
from sightline.letters.states import How, Kind, State


class ListFilters(GetForm):
    """Filters of the list."""

    state = ChoiceField(label="Where it stands", choices=State.choices, as_select=True)


class KindForm(GetForm):
    """What kind of letter; its wording goes by this."""

    kind = ChoiceField(label="What kind of letter?", choices=Kind.choices)

    def picked(self) -> Kind | None:
        found = self.cleaned_data.get("kind")
        return Kind(found) if found else None


class WriteForm(Form):
    """The few fields a letter is made from."""

    version = VersionField(required=False)
    agency = ChoiceField(label="To which organisation?", as_select=True)
    to_lines = LongTextField(label="Its address, as it stands on the envelope", required=False, rows=3)
    address = ChoiceField(
        label="To whom, and where?",
        help_text="Only addresses that somebody marked as safe to write to, and that are not confidential",
    )
    safe_why = LongTextField(
        label="How do you know that it is safe for the child that they have this letter?",
        rows=2,
        help_text="Think of everybody who may open it there. The second person reads this; it is not in the letter",
    )
    need = LongTextField(
        label="What do they need to know?",
        rows=4,
        help_text="No more than they need to act. It is in the letter",
    )
    ask = LongTextField(label="What do you ask them to do?", required=False, rows=2)
    contact = TextField(label="How can they reach you?", max_length=200)
    third_party = LongTextField(
        label="Does it say anything about somebody else? What, and why must it?",
        required=False,
        rows=2,
        help_text="If so, a second person reads it before it leaves. This is not in the letter",
    )

    def __init__(
        self, *args: Any, agencies: list[Agency], homes: dict[str, Home], person: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(each.pk): each for each in agencies}
        for name in ("agency", "to_lines") if person else ("address", "safe_why"):
            del self.fields[name]
        if person:
            field = cast("ChoiceField", self.fields["address"])
            field.choices = [(key, f"{each.name}, {each.lines}") for key, each in homes.items()]
            field.hints = {
                key: f"Also recorded there: {', '.join(e.others)}" for key, e in homes.items() if e.others
            }
        else:
            names = [("", "Choose"), *((key, each.name) for key, each in self.agencies.items())]
            cast("ChoiceField", self.fields["agency"]).choices = names

    def writing(self, kind: Kind) -> Writing:
        given = self.cleaned_data
        chosen = given.get("address")
        return Writing(
            kind=kind,
            agency=self.agencies.get(given.get("agency", "")),
            to_lines=given.get("to_lines", ""),
            address_id=UUID(chosen) if chosen else None,
            safe_why=given.get("safe_why", ""),
            **{name: given[name] for name in ("need", "ask", "contact", "third_party")},
        )


class FinishForm(Form):
    """It is written."""


class LookForm(Form):
    """What a second person says."""

    allowed = YesNoField(label="May it leave?", yes="Yes, it may leave", no="No, send it back")
    words = LongTextField(label="If not, why?", required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("allowed") is False and not given.get("words"):
            self.add_error("words", "Say why it is sent back")
        return given


class SendForm(Form):
    """How it left."""

    how = ChoiceField(label="How did it leave?", choices=How.choices)
    left_at = MomentField(label="When?", past=True)
    words = TextField(label="To whom was it handed, or where was it posted?", required=False, max_length=200)


class AnswerForm(Form):
    """What they said."""

    who = TextField(label="Who answered?", max_length=200, help_text="Name and post")
    marked = YesNoField(label="Is the record marked?")
    words = LongTextField(label="If not, why?", required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("marked") is False and not given.get("words"):
            self.add_error("words", "Say why it is not marked")
        return given


class GiveUpForm(Form):
    """It is not sent."""

    why = LongTextField(label="Why is it not sent?", rows=2)
