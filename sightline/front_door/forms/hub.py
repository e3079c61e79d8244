"""Forms of the hub's day: filters of the board, an absence, a handover."""

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest

from sightline.access.models import Staff
from sightline.core.forms import ChoiceField, ConfirmField, DateField, Form, GetForm, LongTextField, TextField
from sightline.front_door.actions.handovers import Left
from sightline.front_door.hub_states import Shift
from sightline.front_door.queries.board import Picked
from sightline.front_door.states import Exploitation, Urgency

WHOSE = [("nobody", "Nobody has it"), ("mine", "Mine"), ("cover", "Those I cover for")]
ORDERS = [("due", "The clock that runs out next"), ("newest", "Newest first")]


class BoardFilters(GetForm):
    """What to show on the board, and in which order of time."""

    urgency = ChoiceField(label="Urgency", choices=[("", "Any"), *Urgency.choices], as_select=True)
    exploitation = ChoiceField(
        label="Signs of exploitation", choices=[("", "Any"), *Exploitation.choices], as_select=True
    )
    whose = ChoiceField(label="Whose", choices=[("", "Everybody's"), *WHOSE], as_select=True)
    team = ChoiceField(label="Team", as_select=True)
    area = ChoiceField(label="Area", as_select=True)
    open_case = ChoiceField(
        label="About an open case", choices=[("", "Either"), ("yes", "Yes"), ("no", "No")], as_select=True
    )
    order = ChoiceField(label="Order", choices=[("", "Waiting longest first"), *ORDERS], as_select=True)

    def __init__(
        self, request: HttpRequest, *, teams: list[tuple[str, str]], areas: list[tuple[str, str]]
    ) -> None:
        self.offered = {"team": teams, "area": areas}
        super().__init__(request)

    def full_clean(self) -> None:
        for name, choices in self.offered.items():
            cast("ChoiceField", self.fields[name]).choices = [("", "Any"), *choices]
        super().full_clean()

    def picked(self) -> Picked:
        """The filters, as the query takes them."""
        return Picked(**{name: str(value) for name, value in self.chosen().items()})


class AbsenceForm(Form):
    """Who is away, and who covers."""

    staff = ChoiceField(label="Who is away?", as_select=True)
    first_day = DateField(label="First day away", future=True)
    last_day = DateField(
        label="Last day away", required=False, future=True, help_text="Leave empty if it is not known yet"
    )
    cover = ChoiceField(
        label="Who covers?",
        required=False,
        as_select=True,
        help_text="Their open contacts are shown to whoever covers. With nobody to cover, they rise to the top",
    )

    def __init__(self, *args: Any, colleagues: list[Staff], may_be: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (("staff", may_be), ("cover", colleagues)):
            named = [(str(each.pk), each.name) for each in people]
            cast("ChoiceField", self.fields[name]).choices = [("", ""), *named]

    def who(self, name: str) -> UUID | None:
        """The person chosen."""
        return UUID(self.cleaned_data[name]) if self.cleaned_data[name] else None


class HandoverForm(Form):
    """What the next shift must know. One tick and one line for each contact that is listed."""

    to_shift = ChoiceField(label="Which shift takes over?", choices=Shift.choices, inline=True)
    also = TextField(
        label="Another contact, by its reference",
        required=False,
        max_length=20,
        width=20,
        help_text="For example, C-2026-00012",
    )
    also_what = TextField(label="What is to be done with it?", required=False, max_length=1000)
    note = LongTextField(
        label="About the shift itself",
        required=False,
        rows=3,
        max_length=2000,
        help_text="For example, which line is down. Name no child here: those stand on the contacts above",
    )

    def __init__(self, *args: Any, listed: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed
        for key, title in listed:
            tick = ConfirmField(label=title, text=f"Hand {title} over", required=False)
            self.fields[f"take-{key}"] = tick
            self.fields[f"what-{key}"] = TextField(
                label=f"What must be done with {title}, and by when?", required=False, max_length=1000
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for key, title in self.listed:
            if given.get(f"take-{key}") and not given.get(f"what-{key}"):
                self.add_error(f"what-{key}", f"Say what must be done with {title}")
        if given.get("also") and not given.get("also_what"):
            self.add_error("also_what", "Say what is to be done with it")
        return given

    def left(self) -> list[Left]:
        """The contacts ticked, with what is to be done."""
        given = self.cleaned_data
        chosen = [
            Left(contact_id=key, what=given[f"what-{key}"]) for key, _ in self.listed if given[f"take-{key}"]
        ]
        if given["also"]:
            chosen.append(Left(reference=given["also"].strip().upper(), what=given["also_what"]))
        return chosen
