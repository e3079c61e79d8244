"""Offers of support and how they were taken, sexual health, a witness, a referral considered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Staff
from sightline.cases.duties import Considered, Sent
from sightline.cases.offering import (
    ACT_OF,
    FIRST,
    Clinician,
    Forensic,
    HealthOffered,
    HealthService,
    Offered,
    OfferRight,
    Said,
    Taken,
    What,
    Whom,
)
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    TextField,
    VersionField,
    YesNoField,
    offer,
)
from sightline.enquiries.states import SexualHealth
from sightline.front_door.choices import NrmDecision
from sightline.support.kinds import Stage


class OfferForm(Form):
    """What is offered, to whom, and how it was taken."""

    what = ChoiceField(label="What is offered?", choices=What.choices, as_select=True, blank="Choose one")
    to_whom = ChoiceField(label="To whom?", choices=Whom.choices)
    service = TextField(label="By which service?", max_length=200)
    stage = ChoiceField(label="At which stage?", choices=Stage.choices)
    offered_on = DateField(label="On which day was it offered?", past=True)
    taken = ChoiceField(
        label="How was it taken?",
        choices=[(each.value, each.label) for each in FIRST],
        hints={Taken.NOT_NOW.value: "It is offered again later: a clock reminds you"},
    )
    words = LongTextField(label="What was said about it?", required=False, rows=2)

    def offered(self, earlier_id: UUID | None) -> Offered:
        given = self.cleaned_data
        return Offered(
            what=What(given["what"]),
            to_whom=Whom(given["to_whom"]),
            service=given["service"],
            stage=Stage(given["stage"]),
            offered_on=given["offered_on"],
            taken=Taken(given["taken"]),
            words=given["words"],
            earlier_id=earlier_id,
        )


class CorrectOfferForm(OfferForm):
    """What stands in place of one that was kept wrongly."""

    why = LongTextField(label="What was wrong?", rows=2)
    stands = YesNoField(
        label="Was something offered?", yes="Yes, as it says below", no="No: it was kept by mistake"
    )
    field_order = ("why", "stands")

    def right(self) -> OfferRight:
        given = self.cleaned_data
        return OfferRight(offered=self.offered(None), why=given["why"], stands=given["stands"])


class OfferAnswerForm(Form):
    """How it was taken, now that it is known."""

    version = VersionField()
    taken = ChoiceField(label="How was it taken?", choices=[(each.value, each.label) for each in ACT_OF])
    said_on = DateField(label="On which day?", past=True)
    words = LongTextField(label="What was said?", required=False, rows=2)

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(taken=Taken(given["taken"]), said_on=given["said_on"], words=given["words"])


class HealthForm(Form):
    """All that may be said of it. There is nowhere to write a result."""

    sexual_health = ChoiceField(label="What may be said?", choices=SexualHealth.choices)
    service = ChoiceField(label="Which service?", choices=HealthService.choices)
    on_day = DateField(label="On which day?", past=True)

    clinician = ChoiceField(
        label="At the referral centre: the choice of a female clinician",
        choices=Clinician.choices,
        required=False,
        as_select=True,
        blank="Not known, or another service",
    )
    forensic = ChoiceField(
        label="At the referral centre: was the forensic time limit kept?",
        choices=Forensic.choices,
        required=False,
        as_select=True,
        blank="Not known, or another service",
    )

    def health(self) -> HealthOffered:
        given: dict[str, Any] = self.cleaned_data
        return HealthOffered(**{**given, "service": HealthService(given["service"])})


class CorrectHealthForm(HealthForm):
    """What stands in place of one that was kept wrongly."""

    stands = YesNoField(
        label="Was something offered or taken up?",
        yes="Yes, as it says below",
        no="No: it was kept by mistake",
    )
    field_order = ("stands",)


class WitnessForm(Form):
    """Who is a witness. What was told is not written here."""

    staff = ChoiceField(label="Who is a witness?", as_select=True)
    since_on = DateField(label="Since which day?", past=True)
    words = LongTextField(
        label="To whom was it passed?",
        rows=2,
        max_length=500,
        help_text="Write nothing of what the child told. That is for the police to take down",
    )

    def __init__(self, *args: Any, people: Sequence[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = offer(self.fields["staff"], people, empty="Choose")

    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {**told, "staff": self.people[told["staff"]]}


class WitnessEndForm(Form):
    """They are a witness no longer, or were named by mistake."""

    words = LongTextField(label="Why are they no longer a witness?", rows=2, max_length=500)


class NrmForm(Form):
    """Whether the child is referred, and why."""

    version = VersionField()
    decided = ChoiceField(label="Is the child referred?", choices=NrmDecision.choices)
    considered_on = DateField(label="On which day was it considered?", past=True)
    reason = LongTextField(label="Why?", rows=3)
    meeting = ChoiceField(label="At which meeting?", required=False, as_select=True)

    def __init__(self, *args: Any, meetings: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [(str(key), text) for key, text in meetings.items()]
        cast("ChoiceField", self.fields["meeting"]).choices = [("", "None of those held here"), *held]
        if not held:
            del self.fields["meeting"]

    def considered(self) -> Considered:
        given = self.cleaned_data
        return Considered(
            decided=NrmDecision(given["decided"]),
            considered_on=given["considered_on"],
            reason=given["reason"],
            meeting_id=UUID(given["meeting"]) if given.get("meeting") else None,
        )


class NrmSentForm(Form):
    """That the referral left."""

    sent_on = DateField(label="On which day did it leave?", past=True)
    sent_by = TextField(
        label="Which first responder sent it?", max_length=200, help_text="For example, the council"
    )

    def sent(self) -> Sent:
        given: dict[str, date | str] = self.cleaned_data
        return Sent(**given)  # type: ignore[arg-type]
