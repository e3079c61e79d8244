"""Which month, and onto which panel's agenda."""

from datetime import date
from typing import Any, cast

from sightline.core.forms import ChoiceField, Form, GetForm
from sightline.core.words import day
from sightline.deadlines.counting import add_months
from sightline.meetings.models import Meeting

MONTHS = 13


class MonthForm(GetForm):
    """One of the last months; the last whole one where none is chosen."""

    month = ChoiceField(label="Month", as_select=True)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = on.replace(day=1)
        self.months = [add_months(first, -back) for back in range(MONTHS)]
        shown = [(each.isoformat(), f"{each:%B} {each.year}") for each in self.months]
        cast("ChoiceField", self.fields["month"]).choices = shown
        self.full_clean()

    def picked(self) -> date:
        given = self.chosen().get("month")
        return date.fromisoformat(given) if given else self.months[1]


class AgendaForm(Form):
    """Which panel it is for."""

    meeting = ChoiceField(label="For which panel?", as_select=True)

    def __init__(self, *args: Any, meetings: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(each.pk), f"{each.title}, {day(each.starts_at)}") for each in meetings]
        cast("ChoiceField", self.fields["meeting"]).choices = names
