"""Forms of the checks: a finding, the report to the board, why a child came again, the period counted."""

from datetime import date
from typing import Any, cast

from django.http import HttpRequest

from sightline.core.forms import ChoiceField, Form, GetForm, LongTextField, TextField, VersionField
from sightline.core.words import day
from sightline.deadlines.counting import add_months
from sightline.front_door.actions.sampling import Check
from sightline.front_door.hub_states import WANTING, ActionTaken, CameAgain
from sightline.front_door.queries.monitoring import Period
from sightline.front_door.queries.samples import quarter_before

QUARTERS = 8


class FindingForm(Form):
    """Was the action taken by those who were asked? `seen` is the number of the last check that was shown."""

    seen = VersionField()
    taken = ChoiceField(
        label="Did the team or organisation that was asked take the action?", choices=ActionTaken.choices
    )
    what_shows = LongTextField(label="What shows it?", rows=4, help_text="What you read, and whom you asked")
    what_next = LongTextField(
        label="What must happen now?",
        required=False,
        rows=3,
        help_text="The front door's managers are told today, with the reference",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("taken") in WANTING and not given.get("what_next"):
            self.add_error("what_next", "Say what must happen now, so that the action is not lost")
        return given

    def check(self) -> Check:
        """What was found."""
        given = {name: self.cleaned_data[name] for name in ("what_shows", "what_next")}
        return Check(taken=ActionTaken(self.cleaned_data["taken"]), **given)


class ReportForm(Form):
    """What the board is told."""

    reported_to = TextField(
        label="To whom is it reported?", max_length=200, help_text="The board, and the day it meets"
    )
    words = LongTextField(
        label="What do you conclude?",
        rows=8,
        help_text="What worked, what did not, and what you recommend. Name no child and nobody in particular",
    )


class AgainForm(Form):
    """Why the child came again."""

    reason = ChoiceField(label="Why did the child come to the front door again?", choices=CameAgain.choices)
    note = LongTextField(label="In a sentence or two", required=False, rows=3, max_length=2000)


class PeriodForm(GetForm):
    """Which days are counted."""

    period = ChoiceField(label="Period", as_select=True)

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.periods = periods(today)
        super().__init__(request)

    def full_clean(self) -> None:
        field = cast("ChoiceField", self.fields["period"])
        field.choices = [(key, text) for key, (text, _) in self.periods.items()]
        super().full_clean()

    def picked(self) -> Period:
        """The period chosen; the last quarter that has ended where nothing was."""
        key = str(self.chosen().get("period", ""))
        return self.periods[key][1] if key in self.periods else self.periods[""][1]


def periods(today: date) -> dict[str, tuple[str, Period]]:
    """The last quarter, the last twelve months, and the quarters before."""
    first, last = quarter_before(today)
    found = {
        "": (f"Last quarter: {_words(first, last)}", Period(first, last)),
        "year": ("The last twelve months", Period(add_months(today, -12), today)),
    }
    for _ in range(QUARTERS - 1):
        first, last = quarter_before(first)
        found[first.isoformat()] = (_words(first, last), Period(first, last))
    return found


def _words(first: date, last: date) -> str:
    return f"{day(first)} to {day(last)}"
