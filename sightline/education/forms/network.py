"""The list of schools and colleges, and what one of them is asked."""

from typing import Any

from sightline.access.models import Agency
from sightline.core.forms import ChoiceField, DateField, Form, GetForm, LongTextField, VersionField, offer
from sightline.education.queries.network import not_listed
from sightline.education.states import Phase, Returned, Spoken


class AddSettingForm(Form):
    """A school or college that joins the list."""

    agency = ChoiceField(
        label="Which school or college?", as_select=True, blank="Choose the school or college"
    )
    phase = ChoiceField(label="What kind of setting is it?", choices=Phase.choices)
    joined_on = DateField(label="From which day does it return pupils?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offer(self.fields["agency"], not_listed(), empty="Choose one")

    def agency_chosen(self) -> Agency:
        return self.offered[self.cleaned_data["agency"]]


class EndSettingForm(Form):
    """When a setting leaves the list."""

    version = VersionField()
    left_on = DateField(label="From which day does it return pupils no more?")


class AskForm(Form):
    """What a setting is asked about its returns."""

    what = LongTextField(label="What are they asked?", rows=3, help_text="Name no pupil here.")
    why = LongTextField(label="Why?", rows=2)
    due_on = DateField(
        label="By when is an answer needed?", required=False, future=True, help_text="Empty: the usual length"
    )


class YearForm(GetForm):
    """Which year a page shows, and what was returned."""

    year = ChoiceField(label="Academic year", as_select=True)
    returned = ChoiceField(label="Returned", choices=[("", "Any"), *Returned.choices], as_select=True)

    def __init__(self, *args: Any, years: list[tuple[str, str]], **kwargs: Any) -> None:
        self.base_fields["year"].choices = years  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)


class OfYearForm(GetForm):
    """Which year a page shows."""

    year = ChoiceField(label="Academic year", as_select=True)

    def __init__(self, *args: Any, years: list[tuple[str, str]], **kwargs: Any) -> None:
        self.base_fields["year"].choices = years  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)


class SpokenForm(Form):
    """When the lead was spoken with, how, and what was agreed."""

    spoken_on = DateField(label="On which day?", past=True)
    how = ChoiceField(label="How?", choices=Spoken.choices)
    words = LongTextField(label="What was said and agreed?", rows=4, help_text="Name no pupil here.")
