"""The year that is matched, and what the police know of a case."""

from typing import Any, cast

from sightline.cases.actions.matching import Known
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    VersionField,
    YesNoField,
)
from sightline.justice.matched import Disclosed, NoCrime


class MatchFilters(GetForm):
    """Which year, and only what is wanting."""

    year = ChoiceField(label="Year", as_select=True)
    only = ChoiceField(label="Show", choices=[("gaps", "Only what has none beside it")], as_select=True)

    def __init__(self, *args: Any, years: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = cast("ChoiceField", self.fields["year"])
        year.choices = [("", years[0]), *((each, each) for each in years[1:])]
        self.full_clean()


class KnownForm(Form):
    """What the police know of a confirmed case."""

    seen = VersionField()
    known = YesNoField(label="Does the police’s exploitation team know of this case?")
    disclosed = ChoiceField(label="Has the child told the police?", choices=Disclosed.choices)
    on_day = DateField(label="On which day was this looked at?", past=True)
    no_crime = ChoiceField(
        label="If no crime is on record, why?",
        choices=[("", "A crime is on record"), *NoCrime.choices],
        required=False,
    )
    words = LongTextField(
        label="What else is there to know?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="Write nothing of what was done",
    )

    def given(self) -> Known:
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Known(**said | {"disclosed": Disclosed(said["disclosed"])})
