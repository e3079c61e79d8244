"""A crime as it is recorded and amended, and what came of it."""

from typing import Any

from sightline.access.models import Agency
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    PartialDateField,
    TextField,
    VersionField,
    YesNoField,
    offer,
)
from sightline.justice.given import Decided, Recorded, Victim
from sightline.justice.offences import offences
from sightline.justice.states import Location, Outcome, State, Why
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.states import Sex

OFFENCES = [(code, each.shown) for code, each in offences().items()]
RECORDED = ("police_reference", "reported_on", "offence", "location", "investigation", "enhanced", "words")


class ListFilters(GetForm):
    """Filters of the list."""

    state = ChoiceField(label="Where it stands", choices=State.choices, as_select=True)
    offence = ChoiceField(label="Offence", choices=OFFENCES, as_select=True)


class CrimeForm(Form):
    """The particulars of a crime."""

    police_reference = TextField(label="The police’s own number of the crime", max_length=40, width=20)
    reported_on = DateField(label="When was it reported?", past=True)
    offence = ChoiceField(
        label="Offence",
        choices=[("", "Choose"), *OFFENCES],
        as_select=True,
        help_text="By the Home Office’s list",
    )
    location = ChoiceField(
        label="Where did it happen?",
        choices=[("", "Not identified"), *Location.choices],
        as_select=True,
        required=False,
    )
    investigation = TextField(
        label="Which investigation does it belong to?",
        required=False,
        max_length=80,
        help_text="Its name or number, if it has one. Crimes of one investigation are shown together",
    )
    enhanced = YesNoField(
        label="Does the victim have enhanced rights?",
        hints={"yes": "Always for somebody under 18 at the time. They are told within one working day"},
    )
    words = LongTextField(
        label="What do others need to know?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="Write nothing of what was done. The statement stands in the police’s own system",
    )

    def recorded(self) -> Recorded:
        given = {name: self.cleaned_data[name] for name in RECORDED}
        return Recorded(**given)


class AmendForm(CrimeForm):
    """Other particulars, of the version that was shown."""

    version = VersionField()


class ForChildForm(CrimeForm):
    """A crime against a child who is known."""

    adviser = ChoiceField(
        label="Which service sends an independent adviser?",
        required=False,
        as_select=True,
        help_text="A sexual offence is referred as a rule: the service is asked at once",
    )

    def __init__(self, *args: Any, advisers: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.advisers = offer(self.fields["adviser"], advisers, empty="Choose")

    def chosen_adviser(self) -> Agency | None:
        return self.advisers.get(self.cleaned_data["adviser"])


class NewForm(ForChildForm):
    """A crime against a child by the force's own number."""

    child_reference = TextField(
        label="The police’s own number of the child",
        max_length=40,
        width=20,
        help_text="If your force has sent or recorded this child before, that record is used and a name is not needed",
    )
    given = TextField(label="Given name", required=False, max_length=100)
    surname = TextField(label="Surname", required=False, max_length=100)
    born = PartialDateField(label="Date of birth", required=False, help_text="A year is enough")
    sex = ChoiceField(label="Sex", choices=Sex.choices, required=False, inline=True)

    field_order = ["child_reference", "given", "surname", "born", "sex", *RECORDED, "adviser"]

    def victim(self) -> Victim:
        said, born = self.cleaned_data, self.cleaned_data["born"]
        return Victim(
            reference=said["child_reference"],
            given=said["given"],
            surname=said["surname"],
            born=Born(born.year, born.month, born.day) if born else UNKNOWN,
            sex=Sex(said["sex"]) if said["sex"] else Sex.UNKNOWN,
        )


class DecideForm(Form):
    """What came of a crime."""

    seen = VersionField()
    outcome = ChoiceField(
        label="Outcome, by Home Office type", choices=[("", "Choose"), *Outcome.choices], as_select=True
    )
    decided_on = DateField(label="On which day?", past=True)
    why = ChoiceField(label="If it was not charged, why?", choices=Why.choices, required=False)
    words = LongTextField(label="What else led to this?", required=False, rows=3, max_length=1000)
    support = LongTextField(
        label="If the victim felt unable to go on: what support was offered?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="By whom and when. It shows what support there is to improve, and is no judgement of the child",
    )

    def decided(self) -> Decided:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Decided(**given | {"outcome": Outcome(int(given["outcome"]))})


class ReopenForm(Form):
    """It is investigated again."""

    why = LongTextField(label="Why is it investigated again?", rows=3, max_length=1000)
