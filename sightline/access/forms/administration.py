"""Forms of administration."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from sightline.access.queries import agencies, areas, email_taken, name_taken, people_of, teams
from sightline.access.queries.training import BEFORE, opens_records
from sightline.access.states import AgencyKind, TeamKind
from sightline.access.viewer import roles
from sightline.core import forms
from sightline.core.clock import today
from sightline.core.words import day

UNTRAINED = (
    "Only for a post that opens records, given before training counts: within four weeks. "
    "After that day it opens nothing until training is recorded."
)
KEPT = "Kept with the history and on the record of access"


def _uuid(value: str) -> UUID:
    return UUID(value)


class OneOf(forms.ChoiceField):
    """A row of a short list, by its identifier."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(as_select=True, coerce=_uuid, empty_value=None, **kwargs)


def why_field() -> forms.LongTextField:
    """The reason for a change."""
    return forms.LongTextField(label="Why", rows=2, max_length=500, help_text=KEPT)


class Reasoned(forms.Form):
    """A form that makes something (`own` is none) or changes it, for a reason which it asks for last."""

    why = why_field()

    def __init__(self, *args: Any, own: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        last = ["why"] if own else []
        if own is None:
            del self.fields["why"]
        self.order_fields([name for name in self.fields if name not in last] + last)


class Shown(Reasoned):
    """A form that remembers what its writer was shown."""

    shown = forms.TextField(required=False, max_length=16)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].component = "hidden"  # type: ignore[attr-defined]


class AgencyForm(Shown):
    """An agency's details."""

    name = forms.TextField(label="Name of the agency")
    kind = forms.ChoiceField(label="Kind", choices=AgencyKind.choices, as_select=True)
    email = forms.EmailField(
        label="E-mail address for requests", help_text="Where the agency is told that something waits"
    )
    phone = forms.TextField(label="Telephone number", required=False, width=20, max_length=40)
    named_manager_id = OneOf(
        label="Named manager",
        required=False,
        help_text="Told when a request to the agency goes unanswered. They need a post in the agency first.",
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_of(self.own, on=on) if self.own else []
        self.fields["named_manager_id"].choices = [(p.pk, p.name) for p in people]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return _free("agency", str(self.cleaned_data["name"]), self.own)


class AreaForm(Reasoned):
    """An area."""

    name = forms.TextField(label="Name of the area", max_length=120)
    closed = forms.ConfirmField(text="Closed: no new posts in it", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.own is None:
            del self.fields["closed"]

    def clean_name(self) -> str:
        return _free("area", str(self.cleaned_data["name"]), self.own)


class TeamForm(Shown):
    """A team."""

    agency_id = OneOf(label="Agency")
    name = forms.TextField(label="Name of the team", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=TeamKind.choices, as_select=True)
    email = forms.EmailField(label="E-mail address", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.own:
            del self.fields["agency_id"]
        else:
            self.fields["agency_id"].choices = [(a.pk, a.name) for a in agencies()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        agency, name = given.get("agency_id"), given.get("name")
        if agency and name and teams(agency_id=agency).filter(name=name).exists():
            self.add_error("name", "The agency already has a team of this name")
        return given


class StaffForm(Shown):
    """Who somebody is."""

    name = forms.TextField(label="Full name", max_length=120)
    email = forms.EmailField(label="Work e-mail address", help_text="They sign in with it")
    phone = forms.TextField(label="Telephone number", required=False, width=20, max_length=40)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if email_taken(email, own=self.own):
            raise ValidationError("Somebody else has an account with this e-mail address")
        return email


class RegistrationForm(forms.Form):
    """What the register said."""

    number = forms.TextField(
        label="Registration number",
        required=False,
        width=10,
        max_length=20,
        help_text="As the register shows it, like SW123456. Empty it for somebody who is not registered.",
    )
    checked_on = forms.DateField(label="Date the register was looked at", past=True, required=False)
    why = why_field()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("number") and not given.get("checked_on") and "checked_on" not in self.errors:
            self.add_error("checked_on", "Enter the date the register was looked at")
        return given


class PostForm(forms.Form):
    """A post."""

    role = forms.ChoiceField(label="What they will do")
    employer_id = OneOf(label="Employer")
    team_id = OneOf(label="Team", required=False)
    area_id = OneOf(label="Area", required=False)
    title = forms.TextField(label="Job title", required=False, max_length=120)
    starts_on = forms.DateField(label="First day")
    ends_on = forms.DateField(label="First day without it", required=False)
    train_by = forms.DateField(label="Trained in sharing information by", required=False)
    why = why_field()

    def __init__(self, *args: Any, until: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.until = until
        stands = (
            f"Their training counts until {day(until)}. " if until else "They have no training on record. "
        )
        self.fields["train_by"].help_text = stands + UNTRAINED
        known = roles().values()
        role: Any = self.fields["role"]
        role.choices = [(each.key, each.title) for each in known]
        role.hints = {each.key: each.sentence for each in known}
        self._offer("employer_id", [(a.pk, a.name) for a in agencies()])
        self._offer("team_id", [(t.pk, f"{t.agency.name}: {t.name}") for t in teams()])
        self._offer("area_id", [(a.pk, a.name) for a in areas() if a.closed_on is None])

    def _offer(self, name: str, choices: list[tuple[UUID, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        team, employer = given.get("team_id"), given.get("employer_id")
        if team and employer and not teams(agency_id=employer).filter(pk=team).exists():
            self.add_error("team_id", "Choose a team of that employer")
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", "First day without it must be after the first day")
        if given.get("role") and starts and opens_records(given["role"]):
            self._must_be_trained(max(starts, today()), given.get("train_by"))
        return given

    def _must_be_trained(self, first: date, train_by: date | None) -> None:
        if (self.until and self.until >= first) or "train_by" in self.errors:
            return
        if train_by is None:
            self.add_error(
                "train_by", "Enter the day by which they are trained, or record their training first"
            )
        elif not first <= train_by <= first + BEFORE:
            self.add_error("train_by", f"Choose a day from {day(first)} to {day(first + BEFORE)}")


class EndPostForm(forms.Form):
    """When a post ends."""

    ends_on = forms.DateField(
        label="First day without it", help_text="Today ends it now, and with it the person's sessions"
    )
    why = why_field()


class WhyForm(forms.Form):
    """A reason, kept on the record of access."""

    why = why_field()


class AgencyFilter(forms.GetForm):
    """Which agencies."""

    named = forms.TextField(label="Part of the name")
    kind = forms.ChoiceField(label="Kind", choices=AgencyKind.choices, as_select=True)
    left = forms.ConfirmField(text="Those that have left")


class TeamFilter(forms.GetForm):
    """Which teams."""

    kind = forms.ChoiceField(label="Kind", choices=TeamKind.choices, as_select=True)
    agency_id = OneOf(label="Agency", choices=lambda: [(a.pk, a.name) for a in agencies()])
    closed = forms.ConfirmField(text="Closed ones")


class StaffFilter(forms.GetForm):
    """Which staff."""

    named = forms.TextField(label="Part of a name or address")
    role = forms.ChoiceField(
        label="What they do", choices=lambda: [(r.key, r.title) for r in roles().values()], as_select=True
    )
    agency_id = OneOf(label="Employer", choices=lambda: [(a.pk, a.name) for a in agencies()])
    state = forms.ChoiceField(
        label="State",
        choices=[
            ("no_post", "No post"),
            ("locked", "Locked"),
            ("dormant", "Not signed in for long"),
            ("suspended", "Suspended"),
            ("to_check", "Registration to check"),
            ("to_train", "Training in sharing to take or renew"),
            ("left", "Left"),
        ],
        as_select=True,
    )


def _free(kind: str, name: str, own: UUID | None) -> str:
    if name_taken(kind, name, own=own):
        raise ValidationError("There is already one of this name")
    return name
