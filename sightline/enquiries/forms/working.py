"""What the enquiry's social workers do: release, withdraw, conclude, print, name one another."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency, SharingAgreement, Staff
from sightline.core.forms import (
    ChoiceField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    TextField,
    VersionField,
    YesNoField,
    offer,
)
from sightline.enquiries.forms.opening import agreement_choices
from sightline.enquiries.given import NO_WAY, NOT_BY_POST, Decided, Letting, Paper
from sightline.enquiries.states import Outcome, ReleaseBasis, State
from sightline.letters.states import How, posted_to_health

Agreements = dict[str, SharingAgreement]


class ListFilters(GetForm):
    """Which enquiries to show."""

    state = ChoiceField(label="State", choices=State.choices, as_select=True)
    mine = ChoiceField(label="Whose", choices=[("yes", "Those I am named on")], as_select=True)


class ReleaseForm(Form):
    """One entry to one agency (IS-02b)."""

    to = ChoiceField(label="To which organisation?", as_select=True)
    why = LongTextField(label="Why do they need it?", rows=3)
    basis = ChoiceField(label="On what basis does it leave?", choices=ReleaseBasis.choices)
    basis_words = LongTextField(
        label="Who agreed and when; or why safeguarding needs it without agreement", rows=3
    )
    agreement = ChoiceField(
        label="Sharing agreement it rests on",
        required=False,
        as_select=True,
        help_text="Both organisations must have signed it",
    )
    leave_from = TextField(
        label="Who of the organisation that wrote it gave leave, and when?", required=False, max_length=500
    )

    def __init__(
        self,
        *args: Any,
        agencies: list[Agency],
        agreements: Agreements,
        originator: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self.fields["to"], agencies, empty="Choose")
        self.agreements = agreements
        cast("ChoiceField", self.fields["agreement"]).choices = agreement_choices(agreements)
        if originator:
            self.fields["leave_from"].required = True
        else:
            del self.fields["leave_from"]

    def letting(self) -> Letting:
        """The release."""
        given = self.cleaned_data
        return Letting(
            to=self.agencies[given["to"]],
            why=given["why"],
            basis=ReleaseBasis(given["basis"]),
            basis_words=given["basis_words"],
            leave_from=given.get("leave_from", ""),
            agreement=self.agreements.get(given["agreement"]),
        )


class WithdrawForm(Form):
    """A release holds no longer."""

    why = LongTextField(label="Why is it withdrawn?", rows=3)


class PrintForm(Form):
    """The one door by which the chronology leaves on paper."""

    order = ChoiceField(
        label="In what order?", choices=[("date", "By date"), ("agency", "By organisation")], initial="date"
    )
    why = LongTextField(label="What is it printed for, and who will hold it?", rows=3)
    to = ChoiceField(label="To which organisation does it go?", required=False, as_select=True)
    how = ChoiceField(
        label="How does it go there?",
        choices=[("", "It stays here"), *How.choices],
        required=False,
        help_text="To a health organisation by secure e-mail or by hand, never by post",
    )

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(each.pk): each for each in agencies}
        stays = ("", "Nobody outside the enquiry’s social workers")
        choices = [stays, *((key, each.name) for key, each in self.agencies.items())]
        cast("ChoiceField", self.fields["to"]).choices = choices

    def clean(self) -> dict[str, Any]:
        """A way without an organisation, or an organisation without a way, is said beside the field it belongs to."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("how") and not given.get("to"):
            self.add_error("to", "Choose the organisation, or say that it stays here.")
        if given.get("to") and not given.get("how"):
            self.add_error("how", NO_WAY)
        to = self.agencies.get(given.get("to", ""))
        if to and posted_to_health(to.kind, given.get("how", "")):
            self.add_error("how", NOT_BY_POST)
        return given

    def paper(self, *, entries: int, digest: str) -> Paper:
        """The print, of so many entries with that digest."""
        given = self.cleaned_data
        return Paper(
            why=given["why"],
            by_agency=given["order"] == "agency",
            entries=entries,
            digest=digest,
            to=self.agencies.get(given["to"]),
            how=given["how"],
        )


class NameForm(Form):
    """Another social worker who reads all of it."""

    staff = ChoiceField(label="Who?", as_select=True)
    why = LongTextField(label="Why do they need to read it?", rows=2)

    def __init__(self, *args: Any, people: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose"), *((str(each.pk), each.name) for each in people)]
        cast("ChoiceField", self.fields["staff"]).choices = choices

    def staff_id(self) -> UUID:
        return UUID(self.cleaned_data["staff"])


class EndNamingForm(Form):
    """They read it no longer."""

    why = LongTextField(label="Why do they no longer need to read it?", rows=2)


class ConcludeForm(Form):
    """The decision, the entries it rests on, and what every agency asked is told."""

    seen = VersionField()
    outcome = ChoiceField(label="What is decided?", choices=Outcome.choices)
    drawn = ManyField(
        label="On which entries does it rest?",
        required=False,
        help_text="Each keeps its own wall: others see that something is held, and whom to ask",
    )
    reasons = LongTextField(
        label="Why?",
        rows=5,
        help_text="Those who read contacts read this. Refer to an entry rather than repeating what it says",
    )
    told = LongTextField(
        label="What is every organisation asked told?",
        rows=3,
        help_text="All of them read this: what happens now and what you need of them. Nothing that one of them wrote",
    )
    still_wanted = YesNoField(
        label="Are the answers that have not come still wanted?",
        yes="Yes, go on asking for them",
        no="No, withdraw those requests",
        required=False,
    )

    def __init__(self, *args: Any, lines: list[tuple[str, str]], waiting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ManyField", self.fields["drawn"]).choices = lines
        if not lines:
            del self.fields["drawn"]
        if waiting:
            self.fields["still_wanted"].required = True
        else:
            del self.fields["still_wanted"]

    def decided(self) -> Decided:
        """The decision."""
        given = self.cleaned_data
        return Decided(
            outcome=Outcome(given["outcome"]),
            told=given["told"],
            reasons=given["reasons"],
            drawn=tuple(UUID(key) for key in given.get("drawn", [])),
            still_wanted=given.get("still_wanted") is not False,
        )
