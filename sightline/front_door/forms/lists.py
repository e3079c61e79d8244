"""Filters of the list of contacts, read from the address."""

from sightline.core.forms import ChoiceField, DateField, GetForm
from sightline.front_door.queries import Chosen
from sightline.front_door.states import (
    AssessmentOutcome,
    ContactState,
    Exploitation,
    FirstOutcome,
    Level,
    Source,
    Urgency,
)

WHOSE = [("mine", "Mine"), ("team", "My team's"), ("nobody", "Nobody has taken it up")]
STATES = [("open", "All that are open"), *ContactState.choices]


class ContactFilters(GetForm):
    """Which contacts to show."""

    state = ChoiceField(label="State", choices=[("", "Any"), *STATES], as_select=True)
    urgency = ChoiceField(label="Urgency", choices=[("", "Any"), *Urgency.choices], as_select=True)
    source = ChoiceField(label="Who told us", choices=[("", "Any"), *Source.choices], as_select=True)
    exploitation = ChoiceField(
        label="Signs of exploitation", choices=[("", "Any"), *Exploitation.choices], as_select=True
    )
    whose = ChoiceField(label="Whose", choices=[("", "Everybody's"), *WHOSE], as_select=True)
    waiting = ChoiceField(
        label="Waiting for", choices=[("", "Anything"), ("tell", "The referrer to be told")], as_select=True
    )
    level = ChoiceField(label="Level of need", choices=[("", "Any"), *Level.choices], as_select=True)
    outcome = ChoiceField(
        label="What was decided", choices=[("", "Anything"), *FirstOutcome.choices], as_select=True
    )
    found = ChoiceField(
        label="What an assessment found",
        choices=[("", "Anything"), *AssessmentOutcome.choices],
        as_select=True,
    )
    since = DateField(label="Received from")
    until = DateField(label="To, that day included")

    def picked(self) -> Chosen:
        """The filters, as the query takes them."""
        return Chosen(**self.chosen())


class PeriodFilters(GetForm):
    """From one day to another."""

    since = DateField(label="Received from", past=True)
    until = DateField(label="To, that day included", past=True)
