"""Who holds the interview, an offer of it, the interview itself, and its check."""

from collections.abc import Iterable
from typing import Any, cast

from sightline.access.models import Agency, Staff
from sightline.core.forms import (
    ChoiceField,
    Form,
    LongTextField,
    ManyField,
    MomentField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.missing.codes import (
    Answer,
    Checked,
    Company,
    Found,
    Late,
    Outcome,
    PlaceKind,
    Provider,
    Pull,
    Push,
)
from sightline.missing.given import Check, Given, Held, Met, Offered

NOT_OF_IT = "This person does not work for that organisation."


class AssignForm(Form):
    """Who holds it."""

    seen = VersionField()
    provider = ChoiceField(label="Who holds the interview?", choices=Provider.choices)
    agency = ChoiceField(label="Of which organisation?", as_select=True)
    staff = ChoiceField(
        label="Which person?",
        as_select=True,
        required=False,
        help_text="Leave empty for anybody there who holds interviews",
    )

    def __init__(
        self, *args: Any, agencies: Iterable[Agency], people: Iterable[tuple[Staff, Agency]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(each.pk): each for each in agencies}
        self.people = {str(staff.pk): (staff, agency) for staff, agency in people}
        of_agencies = [(key, each.name) for key, each in self.agencies.items()]
        names = [(key, f"{staff.name} ({agency.name})") for key, (staff, agency) in self.people.items()]
        cast("ChoiceField", self.fields["agency"]).choices = [("", "Choose"), *of_agencies]
        cast("ChoiceField", self.fields["staff"]).choices = [("", "Anybody there"), *names]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        found = self.people.get(given.get("staff") or "")
        if found and given.get("agency") and str(found[1].pk) != given["agency"]:
            self.add_error("staff", NOT_OF_IT)
        return given

    def given(self) -> Given:
        said = self.cleaned_data
        found = self.people.get(said["staff"])
        return Given(
            agency=self.agencies[said["agency"]],
            provider=said["provider"],
            staff=found[0] if found else None,
        )


class OfferForm(Form):
    """One offer and its answer."""

    seen = VersionField()
    offered_at = MomentField(label="When was it offered?", past=True)
    answer = ChoiceField(label="What came of it?", choices=Answer.choices)
    words = LongTextField(
        label="What did the child say?", required=False, rows=3, help_text="Where the child declined, how"
    )

    def offered(self) -> Offered:
        given = self.cleaned_data
        return Offered(offered_at=given["offered_at"], answer=given["answer"], words=given["words"])


class InterviewForm(Form):
    """The interview as it was held."""

    seen = VersionField()
    held_at = MomentField(label="When was it held?", past=True)
    provider = ChoiceField(label="Who held it?", choices=Provider.choices)
    interviewer = TextField(label="Name of whoever held it", max_length=120)
    seen_alone = YesNoField(label="Was the child seen alone?")
    child_words = LongTextField(
        label="What did the child say, in their own words?",
        required=False,
        rows=5,
        help_text="Only what they want kept",
    )
    push = ManyField(label="What did the child want to get away from?", choices=Push.choices, required=False)
    pull = ManyField(label="What drew the child elsewhere?", choices=Pull.choices, required=False)
    places = ManyField(label="Where did the child go?", choices=PlaceKind.choices, required=False)
    company = ManyField(label="Whom was the child with?", choices=Company.choices, required=False)
    place_words = LongTextField(label="Which places and people?", required=False, rows=3)
    findings = LongTextField(label="What was found?", rows=4)
    what_helps = LongTextField(label="What would help?", required=False, rows=3)
    late_reason = ChoiceField(
        label="If it was held more than 72 hours after the return, why?", choices=Late.choices, required=False
    )
    late_words = LongTextField(label="What else is to be said of that?", required=False, rows=2)
    why = LongTextField(label="What was wrong with the interview recorded before?", rows=2)

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["why"]

    def held(self) -> Held:
        given = dict(self.cleaned_data)
        del given["seen"]
        for name in ("push", "pull", "places", "company"):
            given[name] = tuple(given[name])
        return Held(**given)


class CheckForm(Form):
    """What a reviewing officer found."""

    what = ChoiceField(label="What did you check?", choices=Checked.choices)
    found = ChoiceField(label="What did you find?", choices=Found.choices)
    words = LongTextField(label="Say why, and what must still be done", rows=4)

    def check(self) -> Check:
        return Check(**self.cleaned_data)


class CrossingForm(Form):
    """What came of a trigger that was reached."""

    outcome = ChoiceField(label="What came of it?", choices=Outcome.choices)
    meeting = ChoiceField(label="Which meeting?", as_select=True, required=False)
    words = LongTextField(label="If there is no meeting, why not?", required=False, rows=3)

    def __init__(self, *args: Any, meetings: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["meeting"]).choices = [("", "None"), *meetings.items()]

    def met(self) -> Met:
        given = self.cleaned_data
        return Met(outcome=given["outcome"], meeting_id=given["meeting"] or None, words=given["words"])
