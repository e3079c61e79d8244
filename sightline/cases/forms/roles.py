"""Filters of the list, allocating, and naming who works with the child."""

from collections.abc import Sequence
from typing import Any, cast

from sightline.access.models import Staff, Team
from sightline.cases.given import NOBODY, Holder
from sightline.cases.states import Level, Role, State
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    TextField,
    VersionField,
    offer,
)

OTHER_ROLES = [(each.value, each.label) for each in Role if each is not Role.PRACTITIONER]
STATES = [("open", "Every open case"), *State.choices]


def people_choices(people: Sequence[Staff], none: str) -> list[tuple[str, str]]:
    """Staff by name, after an empty choice."""
    return [("", none), *((str(each.pk), each.name) for each in people)]


class ListFilters(GetForm):
    """Which cases to show."""

    state = ChoiceField(label="Where it stands", choices=STATES, as_select=True)
    level = ChoiceField(label="Level", choices=[("", "Any"), *Level.choices], as_select=True)
    team = ChoiceField(label="Team", as_select=True)
    worker = ChoiceField(label="Named practitioner", as_select=True)

    def __init__(self, *args: Any, teams: Sequence[Team], people: Sequence[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams_offered = [("", "Any"), *((str(each.pk), each.name) for each in teams)]
        cast("ChoiceField", self.fields["team"]).choices = teams_offered
        cast("ChoiceField", self.fields["worker"]).choices = people_choices(people, "Any")
        self.full_clean()


class AllocateForm(Form):
    """The named practitioner."""

    version = VersionField()
    staff = ChoiceField(label="Who is the named practitioner?", as_select=True, blank="Choose a practitioner")
    from_on = DateField(label="From which day?", past=True)
    reached = TextField(label="How can the child and family reach them?", required=False, max_length=200)
    out_of_hours = TextField(
        label="Whom can they reach at night and at weekends?", required=False, max_length=200
    )
    why = LongTextField(
        label="Why this person?",
        required=False,
        rows=2,
        max_length=1000,
        help_text="For example, whom the child already trusts",
    )

    def __init__(self, *args: Any, people: Sequence[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = offer(self.fields["staff"], people, empty="Choose")

    def holder(self) -> Holder:
        given = self.cleaned_data
        return Holder(
            role=Role.PRACTITIONER,
            staff=self.people[given["staff"]],
            from_on=given["from_on"],
            reached=given["reached"],
            out_of_hours=given["out_of_hours"],
            why=given["why"],
        )


class RoleForm(Form):
    """A social worker, a police officer or a family key worker."""

    role = ChoiceField(label="Which role?", choices=OTHER_ROLES)
    staff = ChoiceField(
        label="Somebody with a sign-in",
        required=False,
        as_select=True,
        help_text="They see this case from now on",
    )
    called = TextField(label="Or the name of somebody without one", required=False, max_length=120)
    organisation = TextField(label="Their organisation", required=False, max_length=200)
    from_on = DateField(label="From which day?", past=True)
    reached = TextField(label="How can the child and family reach them?", required=False, max_length=200)
    out_of_hours = TextField(
        label="Whom can they reach at night and at weekends?", required=False, max_length=200
    )

    def __init__(self, *args: Any, people: Sequence[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = offer(self.fields["staff"], people, empty="Nobody with a sign-in")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("staff") and not (given.get("called") and given.get("organisation")):
            self.add_error("staff", NOBODY)
        return given

    def holder(self) -> Holder:
        given = self.cleaned_data
        staff = self.people.get(given["staff"])
        return Holder(
            role=Role(given["role"]),
            staff=staff,
            called="" if staff else given["called"],
            organisation="" if staff else given["organisation"],
            from_on=given["from_on"],
            reached=given["reached"],
            out_of_hours=given["out_of_hours"],
        )


class EndRoleForm(Form):
    """Nobody holds it from today."""

    why = LongTextField(label="Why does nobody hold this role now?", rows=2, max_length=1000)
