"""Who is suspected: their record, the crimes, and the leave to pass it on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency, Staff
from sightline.access.states import Handling
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.justice.given import Profile
from sightline.justice.models.suspects import WHAT_HANDLING_MEANS
from sightline.justice.states import Brought, Employment
from sightline.people.states import Ethnicity, Sex

PROFILE = (
    *("police_reference", "handling", "called", "sex", "age", "ethnicity", "employment", "occupation"),
    *("taxi_driver", "education", "special_needs", "neet", "method", "exploited", "child_reference"),
)
NOT_KNOWN = "Not known"


class SuspectForm(Form):
    """What is known of somebody suspected."""

    version = VersionField(required=False)
    police_reference = TextField(label="The police’s own number of the person", max_length=40, width=20)
    handling = ChoiceField(
        label="Handling code: who may see this?",
        choices=Handling.choices,
        hints={str(key): text for key, text in WHAT_HANDLING_MEANS.items()},
    )
    called = TextField(label="Name", required=False, max_length=120)
    sex = ChoiceField(label="Sex", choices=Sex.choices, inline=True)
    age = NumberField(label="Age at the time of the crime", required=False, most=120, width=3)
    ethnicity = ChoiceField(
        label="Ethnicity",
        choices=[("", "Not recorded"), *Ethnicity.choices],
        as_select=True,
        required=False,
    )
    employment = ChoiceField(
        label="Employment",
        choices=[("", "Not recorded"), *Employment.choices],
        as_select=True,
        required=False,
    )
    occupation = TextField(label="Occupation", required=False, max_length=120)
    taxi_driver = YesNoField(label="A taxi driver?", unknown=NOT_KNOWN)
    education = TextField(label="Attendance at school or college", required=False, help_text="If of that age")
    special_needs = TextField(label="Special educational needs or disability", required=False)
    neet = YesNoField(label="Not in education, work or training?", unknown=NOT_KNOWN)
    method = LongTextField(
        label="How do they come near children?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="Places, times and means; never what was done",
    )
    child_reference = TextField(
        label="If they are a child: your force’s own number of the child",
        required=False,
        max_length=40,
        width=20,
        help_text="The restrictions round the child then stand round this record, too",
    )
    exploited = LongTextField(
        label="What suggests that they are exploited themself?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="If they are a child, raise a contact as for any child",
    )

    def profile(self) -> Profile:
        given = {name: self.cleaned_data[name] for name in PROFILE}
        return Profile(**given | {"handling": Handling(given["handling"])})


class NameForm(Form):
    """Who is suspected of a crime."""

    suspect = ChoiceField(label="Who is suspected?", as_select=True)

    def __init__(self, *args: Any, suspects: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Choose"), *((str(key), text) for key, text in suspects.items())]
        cast("ChoiceField", self.fields["suspect"]).choices = offered

    def suspect_id(self) -> UUID:
        return UUID(self.cleaned_data["suspect"])


class UnnameForm(Form):
    """They are suspected no longer."""

    why = LongTextField(label="Why are they no longer suspected of it?", rows=3, max_length=1000)


class ChargeForm(Form):
    """Brought before the court."""

    how = ChoiceField(label="How?", choices=Brought.choices)
    charged_on = DateField(label="On which day?", past=True)

    def given(self) -> tuple[Brought, date]:
        return Brought(self.cleaned_data["how"]), self.cleaned_data["charged_on"]


class PassForm(Form):
    """Leave for somebody else to see a suspect."""

    agency = ChoiceField(label="Which organisation may see it?", as_select=True, required=False)
    staff = ChoiceField(label="Or who, by name?", as_select=True, required=False)
    why = LongTextField(label="Why do they need it?", rows=3, max_length=1000)

    def __init__(
        self, *args: Any, agencies: list[Agency], people: list[Staff], named: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(each.pk): each for each in agencies}
        self.people = {str(each.pk): each for each in people}
        self._offer("agency", {key: each.name for key, each in self.agencies.items()})
        self._offer("staff", {key: each.name for key, each in self.people.items()})
        if named:
            del self.fields["agency"]

    def _offer(self, name: str, offered: Mapping[str, str]) -> None:
        cast("ChoiceField", self.fields[name]).choices = [("", "Choose"), *offered.items()]

    def to(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "agency": self.agencies.get(said.get("agency", "")),
            "staff": self.people.get(said["staff"]),
            "why": said["why"],
        }
