"""What is asked of the figures: which period, which contacts, an extract, a decision on a release."""

import re
from typing import Any

from django.http import HttpRequest

from sightline.core.forms import (
    ChoiceField,
    DateField,
    FileField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    NumberField,
    TextField,
)
from sightline.figures.benchmarking.data_sets import data_sets
from sightline.figures.benchmarking.parsing import LARGEST_FILE
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
from sightline.figures.states import SharedWay, SharedWhat


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


def _mark(form: Form, name: str, offered: list[tuple[str, str]]) -> None:
    form.fields[name].choices = offered  # type: ignore[attr-defined]


class CompareForm(GetForm):
    """Which areas' returns to set side by side."""

    period = ChoiceField(label="Year", as_select=True)
    data_set = ChoiceField(
        label="Data set", choices=[(each.name, each.title) for each in data_sets()], as_select=True
    )
    areas = ManyField(label="Areas", help_text="All of them, where none is chosen", small=True)

    def __init__(self, request: HttpRequest, *, periods: list[str], **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        self.periods = periods
        _mark(self, "period", [(name, name) for name in periods])
        self.full_clean()

    def offer_areas(self, areas: list[str]) -> None:
        """The areas whose returns stand for the year that was chosen."""
        _mark(self, "areas", [(name, name) for name in areas])
        self.full_clean()

    def period_chosen(self) -> str:
        return str(self.cleaned_data.get("period") or self.periods[0])

    def data_set_chosen(self) -> str:
        return str(self.cleaned_data.get("data_set") or data_sets()[0].name)

    def areas_chosen(self) -> list[str]:
        return list(self.cleaned_data.get("areas") or [])


class BringForm(Form):
    """A file that another area sent."""

    file = FileField(label="The return, JSON or CSV", accept=".json,.csv", most=LARGEST_FILE)
    received_on = DateField(label="When was it received?", past=True)


class OursForm(Form):
    """Our own return, of a year that was published."""

    published = ChoiceField(label="Which year, as it was published?", as_select=True)
    code = TextField(
        label="Code of the area",
        required=False,
        max_length=9,
        width=10,
        help_text="Of the statistics office, like E06000000",
    )
    children = NumberField(
        label="How many children live here?", required=False, least=100, most=20_000_000, width=10,
        help_text="For rates. Leave all three empty where it is not known",
    )  # fmt: skip
    source = TextField(label="Who says so?", required=False, max_length=200)
    year = NumberField(label="Of which year?", required=False, least=1990, most=2100, width=4)

    def __init__(self, *args: Any, years: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _mark(self, "published", list(years.items()))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("code") and not re.fullmatch("[A-Z][0-9]{8}", given["code"]):
            self.add_error("code", "A code is a capital letter and eight figures, like E06000000")
        said = [bool(given.get(name)) for name in ("children", "source", "year")]
        if any(said) and not all(said):
            self.add_error(
                "children", "Give the number of children, who says so and of which year, or none of these"
            )
        return given


class WithdrawForm(Form):
    """Why something brought in or noted is taken out."""

    why = LongTextField(label="Why is it withdrawn?", rows=3, max_length=1000)


class SharedForm(Form):
    """What was given to another area or force, or received from it."""

    way = ChoiceField(label="Which way did it go?", choices=SharedWay.choices)
    what = ChoiceField(label="What was it?", choices=SharedWhat.choices)
    organisation = TextField(label="Which council, force or other organisation?", max_length=200)
    on = DateField(label="When?", past=True)
    note = LongTextField(
        label="Anything else to know?", rows=2, max_length=1000, required=False, help_text="Name no child"
    )
