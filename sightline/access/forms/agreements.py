"""Forms of the register of sharing agreements."""

from datetime import date
from typing import Any
from uuid import UUID

from sightline.access.forms.administration import OneOf
from sightline.access.models import Agency, AgreementParty
from sightline.access.queries import agencies
from sightline.access.states import (
    AgencyKind,
    AgreementState,
    ConfidentialityBasis,
    LawfulBasis,
    SharingPurpose,
)
from sightline.core import forms

NONE_OWED = "none"
RESTS_ON: dict[str, str] = {
    LawfulBasis.PUBLIC_TASK: "The usual one for a council, the police, the NHS and schools",
    LawfulBasis.CONSENT: "Only where somebody can truly say no, and take it back; never for safeguarding",
}
SETS_ASIDE: dict[str, str] = {
    NONE_OWED: "Nobody who shares under this owes a patient or client a duty of confidence",
    ConfidentialityBasis.PUBLIC_INTEREST: "A professional may tell without agreement where that protects a child from "
    "serious harm, tells no more than is needed, and keeps the reason",
    ConfidentialityBasis.STATUTE: "An Act or regulation requires or permits it: name it under the power or duty",
    ConfidentialityBasis.AGREED: "The person was asked and agreed to this sharing. It is never assumed",
}


def _uuid(value: str) -> UUID:
    return UUID(value)


def _every_agency() -> list[tuple[UUID, str]]:
    return [(each.pk, each.name) for each in agencies()]


class AgreementForm(forms.Form):
    """An agreement, or another version of one."""

    title = forms.TextField(label="Name of the agreement")
    agencies = forms.ManyField(
        label="Parties: organisations by name",
        choices=_every_agency,
        coerce=_uuid,
        small=True,
        required=False,
    )
    kinds = forms.ManyField(
        label="Parties: every organisation of a kind",
        choices=AgencyKind.choices,
        small=True,
        required=False,
        help_text="For example every school. Each signs by itself, or somebody signs for all of them",
    )
    purposes = forms.ManyField(label="What it covers", choices=SharingPurpose.choices, small=True)
    purpose = forms.LongTextField(label="Purpose", rows=4, max_length=4000, help_text="Why the parties share")
    lawful_basis = forms.ChoiceField(label="Lawful basis", choices=LawfulBasis.choices, hints=RESTS_ON)
    law = forms.TextField(
        label="Power or duty it rests on",
        max_length=300,
        help_text="For example: Children Act 2004, section 11",
    )
    confidentiality_basis = forms.ChoiceField(
        label="Where a duty of confidence is owed, as health professionals do: what sets it aside?",
        choices=[(NONE_OWED, ConfidentialityBasis.NONE_OWED.label)]
        + [(value, label) for value, label in ConfidentialityBasis.choices if value],
        hints=SETS_ASIDE,
    )
    confidentiality_words = forms.LongTextField(
        label="What a health professional may tell, and what they rely on",
        rows=3,
        max_length=2000,
        required=False,
        help_text="Shown to whoever is asked under this agreement",
    )
    may_share = forms.LongTextField(label="What may be shared", rows=5, max_length=4000)
    never_shared = forms.LongTextField(
        label="What is never shared",
        rows=3,
        max_length=2000,
        required=False,
        help_text="For example: results of sexual health tests",
    )
    ask_first = OneOf(
        label="Whose leave is asked before anything is shared",
        required=False,
        choices=_every_agency,
        help_text="For example the police, so that an investigation is not compromised",
    )
    ask_first_words = forms.TextField(label="When and how they are asked", max_length=300, required=False)
    kept_where = forms.TextField(label="Where the signed paper is kept", required=False)
    starts_on = forms.DateField(label="First day")
    review_on = forms.DateField(label="Day it is reviewed by")
    ends_on = forms.DateField(label="First day without it, if it has an end", required=False)
    signatures_stand = forms.ConfirmField(
        text="Signatures of the version before stand: nothing that the parties signed has changed",
        required=False,
    )
    why = forms.LongTextField(label="What changes, and why", rows=2, max_length=500)

    def __init__(self, *args: Any, change: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not change:
            del self.fields["signatures_stand"], self.fields["why"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts, due, ends = (given.get(name) for name in ("starts_on", "review_on", "ends_on"))
        for name, day in (("review_on", due), ("ends_on", ends)):
            if starts and day and day <= starts:
                self.add_error(name, f"{self.fields[name].label} must be after the first day")
        if len(given.get("agencies") or []) < 2 and not given.get("kinds"):
            self.add_error("agencies", "Choose at least two organisations, or one kind of organisation")
        if given.get("confidentiality_basis") not in (None, "", NONE_OWED) and not given.get(
            "confidentiality_words"
        ):
            self.add_error("confidentiality_words", "Say what they may tell, and what they rely on")
        if given.get("ask_first") and not given.get("ask_first_words"):
            self.add_error("ask_first_words", "Say when and how they are asked")
        return given

    def text(self) -> dict[str, Any]:
        """The columns of the version."""
        apart = {"agencies", "kinds", "why", "ask_first"}
        columns = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        basis = columns["confidentiality_basis"]
        columns["confidentiality_basis"] = "" if basis == NONE_OWED else basis
        return columns | {"ask_first_id": self.cleaned_data["ask_first"]}


class AnswerForm(forms.Form):
    """What the second person says."""

    agreed = forms.YesNoField(
        label="Do you sign it off?",
        yes="Yes, it counts from its first day",
        no="No",
        hints={"no": "It never counts. Say why, so that it can be proposed again"},
    )
    words = forms.LongTextField(label="Anything to add", rows=2, max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("agreed") is False and not given.get("words"):
            self.add_error("words", "Say why you do not sign it off")
        return given


class SignatureForm(forms.Form):
    """A party's signature."""

    agency_id = OneOf(label="Which of them signed", required=False, help_text="Leave it for all of them")
    name = forms.TextField(label="Who signed", max_length=120)
    post = forms.TextField(label="In which post", max_length=120)
    signed_on = forms.DateField(label="On which day", past=True)

    def __init__(self, *args: Any, party: AgreementParty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if party.kind:
            of_kind = agencies(kind=party.kind)
            self.fields["agency_id"].choices = [(a.pk, a.name) for a in of_kind]  # type: ignore[attr-defined]
        else:
            del self.fields["agency_id"]


class ReviewForm(forms.Form):
    """It was looked at and stands."""

    next_review_on = forms.DateField(label="Day it is reviewed by next", future=True)
    words = forms.LongTextField(label="Who looked at it, and what they found", rows=3, max_length=500)


class WithdrawForm(forms.Form):
    """It ends."""

    ends_on = forms.DateField(label="First day without it", future=True)
    why = forms.LongTextField(label="Why", rows=3, max_length=500)


class RegisterFilter(forms.GetForm):
    """Which agreements."""

    named = forms.TextField(label="Part of the name")
    state = forms.ChoiceField(label="State", choices=AgreementState.choices, as_select=True)
    purpose = forms.ChoiceField(label="What it covers", choices=SharingPurpose.choices, as_select=True)
    agency = OneOf(label="With which organisation", choices=_every_agency)
    kind = forms.ChoiceField(
        label="With which kind of organisation", choices=AgencyKind.choices, as_select=True
    )
    past_review = forms.ConfirmField(text="Past their review")

    def chosen_rows(self) -> dict[str, Any]:
        """The filters, with the organisation itself in place of its identifier."""
        chosen = self.chosen()
        if key := chosen.pop("agency", None):
            chosen["agency"] = Agency.objects.get(pk=key)
        return chosen


def as_typed(agreement: Any, parties: list[AgreementParty], today: date) -> dict[str, Any]:
    """What the form for another version opens with: the version that stands."""
    names = [*AgreementForm.base_fields]
    had = {name: getattr(agreement, name) for name in names if hasattr(agreement, name)}
    return had | {
        "agencies": [str(party.agency_id) for party in parties if party.agency_id],
        "kinds": [party.kind for party in parties if party.kind],
        "ask_first": agreement.ask_first_id,
        "confidentiality_basis": agreement.confidentiality_basis or NONE_OWED,
        "starts_on": today,
        "review_on": None,
        "signatures_stand": False,
        "why": "",
    }
