"""The return of one pupil, a nil return, and why an entry is followed by another."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    ManyField,
    NumberField,
    PartialDateField,
    TextField,
    VersionField,
)
from sightline.education.given import NO_OTHER, NO_REASON, NO_WORRY, NOT_ASKED, NOT_PERCENT, OLDEST, Noted
from sightline.education.models import PupilReturn
from sightline.education.states import (
    AbsenceSupport,
    Attendance,
    EarlyHelp,
    NotOffered,
    Place,
    Send,
    SendSupport,
)
from sightline.people.actions import NewName, Particulars
from sightline.people.factors import Factor
from sightline.people.forms.search import as_born
from sightline.people.naming.births import Born
from sightline.people.states import Ethnicity, Sex

OWN = ("given", "surname", "born", "sex", "ethnicity", "upn", "search")


class ReturnForm(Form):
    """What a school or college says of one pupil (SC-01 to SC-01f, SC-07, SC-07a, SC-10, SC-10a)."""

    seen_number = VersionField()
    acute = ConfirmField(
        label="Is anybody in danger now?",
        text="This cannot wait: the front door must act on it today",
        required=False,
        help_text="In immediate danger, ring 999 first.",
    )
    worry = LongTextField(
        label="What worries you now?",
        required=False,
        rows=3,
        help_text="The front door reads this as a contact.",
    )
    noticed_on = DateField(label="When did you notice it?", past=True)
    factors = ManyField(label="Indicators of exploitation", choices=Factor.choices, required=False)
    place = ChoiceField(
        label="Where did it happen?", choices=Place.choices, as_select=True, blank="Choose where it happened"
    )
    place_words = TextField(label="Which place?", required=False)
    attendance = TextField(
        label="Attendance in the term before, in percent",
        required=False,
        width=5,
        help_text="For example 87.5",
    )
    attendance_band = ChoiceField(
        label="If you only know it roughly",
        choices=[("", "Not known"), *Attendance.choices],
        required=False,
        as_select=True,
    )
    absence_support = ManyField(
        label="Support given because of absence", choices=AbsenceSupport.choices, required=False
    )
    send = ChoiceField(label="Special educational needs", choices=Send.choices, inline=True)
    send_support = ManyField(
        label="Support given because of special educational needs",
        choices=SendSupport.choices,
        required=False,
    )
    support = LongTextField(label="What support did you give?", required=False, rows=3)
    early_help = ChoiceField(label="Was early help offered?", choices=EarlyHelp.choices)
    not_offered = ChoiceField(
        label="If it was not offered, why?",
        choices=[("", "It was offered"), *NotOffered.choices],
        required=False,
        as_select=True,
    )
    not_offered_words = TextField(label="If for another reason, which?", required=False, max_length=300)

    def clean_attendance(self) -> Decimal | None:
        text = str(self.cleaned_data["attendance"]).replace("%", "").replace(",", ".").strip()
        if not text:
            return None
        try:
            found = Decimal(text)
        except InvalidOperation:
            raise ValidationError(NOT_PERCENT) from None
        if not found.is_finite() or not 0 <= found <= 100:
            raise ValidationError(NOT_PERCENT)
        return found.quantize(Decimal("0.1"))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        reason, help_given = given.get("not_offered"), given.get("early_help")
        if given.get("acute") and not given.get("worry"):
            self.add_error("worry", NO_WORRY)
        if help_given == EarlyHelp.NOT_OFFERED and not reason:
            self.add_error("not_offered", NO_REASON)
        if help_given and help_given != EarlyHelp.NOT_OFFERED and reason:
            self.add_error("not_offered", NOT_ASKED)
        if reason == NotOffered.OTHER and not given.get("not_offered_words"):
            self.add_error("not_offered_words", NO_OTHER)
        return given

    def noted(self) -> Noted:
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.cleaned_data.items()
            if name in Noted.__dataclass_fields__
        }
        return Noted(**given)


class AgedForm(ReturnForm):
    """The same of a pupil whose date of birth is not held."""

    age = NumberField(label="Age, if the date of birth is not known", required=False, most=OLDEST)


class NewPupilForm(AgedForm):
    """The same with who the pupil is, after a search."""

    field_order = (*OWN[:3], "age", *OWN[3:])

    given = TextField(label="Given name", required=False)
    surname = TextField(label="Surname")
    born = PartialDateField(
        label="Date of birth",
        required=False,
        past=True,
        help_text="If you only know part of it, enter that part.",
    )
    sex = ChoiceField(label="Gender", choices=Sex.choices, initial=Sex.UNKNOWN, inline=True)
    ethnicity = ChoiceField(
        label="Ethnicity",
        required=False,
        choices=[("", "Not recorded yet"), *Ethnicity.choices],
        as_select=True,
    )
    upn = TextField(label="Unique pupil number", required=False, width=20)
    search = TextField(label="Search", required=False, max_length=500)

    def names(self) -> list[NewName]:
        return [NewName(self.cleaned_data["given"], self.cleaned_data["surname"])]

    def birth(self) -> Born:
        return as_born(self.cleaned_data["born"])

    def particulars(self) -> Particulars:
        return Particulars(self.cleaned_data["sex"], self.cleaned_data["ethnicity"])

    def identifiers(self) -> list[tuple[str, str]]:
        return [("upn", self.cleaned_data["upn"])] if self.cleaned_data["upn"] else []


class FurtherForm(AgedForm):
    """A further entry in a year: what has changed, or what was wrong."""

    why = LongTextField(label="What has changed, or what was wrong?", rows=2)


class TakeBackForm(Form):
    """Why a pupil ought not to have been returned."""

    seen_number = VersionField()
    why = LongTextField(label="Why is this return taken back?", rows=3)


class NilForm(Form):
    """No pupil to return for an academic year."""

    year = ChoiceField(label="For which academic year?")
    sure = ConfirmField(label="Nil return", text="We have looked, and have no pupil to return")

    def __init__(self, *args: Any, years: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years  # type: ignore[attr-defined]


def filled_from(entry: PupilReturn) -> dict[str, Any]:
    """What the form of a further entry begins with."""
    given = {name: getattr(entry, name) for name in Noted.__dataclass_fields__}
    return given | {"seen_number": entry.number, "acute": False, "worry": ""}
