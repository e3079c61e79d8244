"""What is asked of the figures: which period, which contacts, an extract, a decision on a release."""

from typing import Any

from django.http import HttpRequest

from sightline.core.forms import ChoiceField, DateField, Form, GetForm, LongTextField
from sightline.figures.definitions.tables import tables
from sightline.figures.models import Count
from sightline.figures.pages.dashboard import (
    Choice,
    default_period,
    period_title,
    runs,
    year_before,
)
from sightline.figures.pages.numbers import families, part_title
from sightline.figures.spans import single_years


def _values(column: str) -> list[tuple[str, str]]:
    return [("", "Any"), *((value, part_title(value)) for value in tables()["contact"].column(column).values)]


class PeriodForm(GetForm):
    """Which period of a counted extract."""

    period = ChoiceField(label="Period", as_select=True)

    def __init__(self, request: HttpRequest, *, count: Count, **kwargs: Any) -> None:
        self.count = count
        self.offered = [
            (name, period_title(count, name)) for name in (*single_years(count.numbers), *runs(count))
        ]
        super().__init__(request, **kwargs)
        self.offer(period=self.offered)

    def offer(self, **choices: list[tuple[str, str]]) -> None:
        """Say what may be chosen, and read the address again."""
        for name, listed in choices.items():
            self.fields[name].choices = listed  # type: ignore[attr-defined]
        self.full_clean()

    def period_chosen(self) -> str:
        """The period asked for, or the newest whole year."""
        return str(self.cleaned_data.get("period") or default_period(self.count))


class DashboardForm(PeriodForm):
    """What to see, and which contacts to count."""

    compare = ChoiceField(label="Beside", as_select=True)
    family = ChoiceField(label="Figures about", choices=families, as_select=True)
    source = ChoiceField(label="Organisation", choices=_values("source"), as_select=True)
    threshold = ChoiceField(label="Level of need", choices=_values("threshold"), as_select=True)
    outcome = ChoiceField(label="Outcome of screening", choices=_values("outcome"), as_select=True)

    def __init__(self, request: HttpRequest, *, count: Count, **kwargs: Any) -> None:
        super().__init__(request, count=count, **kwargs)
        self.offer(compare=[("", "The year before"), *self.offered])

    def picked(self) -> Choice:
        """What was chosen, with what stands in for what was not."""
        given = {name: str(value) for name, value in self.chosen().items()}
        period = self.period_chosen()
        given["period"] = period
        given.setdefault("compare", year_before(self.count, period))
        return Choice(**given)


class CountForm(Form):
    """An extract to be taken and counted."""

    since = DateField(label="First day", past=True, help_text="Whole financial years begin on 1 April")
    until = DateField(label="Last day", past=True)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", "The last day is before the first")
        return given


class ReleaseForm(Form):
    """Which period the public is to be told about."""

    period = ChoiceField(
        label="Period", as_select=True, help_text="Of the extract counted last; whole years only"
    )

    def __init__(self, *args: Any, periods: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [(name, name) for name in periods]  # type: ignore[attr-defined]


class SendBackForm(Form):
    """Why a release is not to be published."""

    reason = LongTextField(label="Why it is sent back", rows=3)
