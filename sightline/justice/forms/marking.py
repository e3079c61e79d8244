"""Markers, audits of them, published rates, changes of practice: fields and wording."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Team
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    YesNoField,
)
from sightline.justice.marked import Audited, Changed, Marked, Offences, Rated, Where, Whose


class MarkForm(Form):
    """Whether a crime is marked."""

    whose = ChoiceField(label="Whose word is it?", choices=Whose.choices)
    marked = YesNoField(label="Is it marked as exploitation of a child?")
    on_day = DateField(label="On which day?", past=True)
    words = LongTextField(
        label="What shows it?",
        required=False,
        rows=3,
        max_length=1000,
        help_text="Needed where a coordinator judges; never what was done",
    )

    def marked_so(self) -> Marked:
        return Marked(**self.cleaned_data | {"whose": Whose(self.cleaned_data["whose"])})


class MarkersAuditForm(Form):
    """An audit of markers."""

    first_day = DateField(label="From which day?", past=True)
    last_day = DateField(label="To which day?", past=True)
    words = LongTextField(
        label="What did the audit find?", rows=4, max_length=2000, help_text="Name no child"
    )
    training = LongTextField(
        label="What are front-line staff trained in because of it, and when?", rows=3, max_length=2000
    )

    def audited(self) -> Audited:
        return Audited(**self.cleaned_data)


class RateForm(Form):
    """A published conviction rate."""

    quarter = ChoiceField(label="Which quarter?", as_select=True)
    offences = ChoiceField(label="Of which offences?", choices=Offences.choices)
    where = ChoiceField(label="For which area?", choices=Where.choices)
    percent = TextField(label="What share ended in a conviction?", width=5, help_text="In percent, like 63.6")
    prosecuted = NumberField(
        label="Of how many prosecutions?", required=False, help_text="Where it is published"
    )
    source = TextField(label="Where was it published?", max_length=200)

    def __init__(self, *args: Any, quarters: Mapping[str, date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quarters = dict(quarters)
        cast("ChoiceField", self.fields["quarter"]).choices = [("", "Choose"), *((q, q) for q in quarters)]

    def clean_percent(self) -> Decimal:
        text = str(self.cleaned_data["percent"]).strip().removesuffix("%").strip()
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal(-1)
        if not value.is_finite() or not 0 <= value <= 100:
            self.add_error("percent", "Give a number from 0 to 100, like 63.6")
            return Decimal(0)
        return value.quantize(Decimal("0.1"))

    def rated(self) -> Rated:
        given = self.cleaned_data
        return Rated(
            **given
            | {
                "quarter": self.quarters[given["quarter"]],
                "offences": Offences(given["offences"]),
                "where": Where(given["where"]),
            }
        )


class PracticeForm(Form):
    """A change of practice."""

    on_day = DateField(label="From which day?")
    words = TextField(
        label="What changed?", max_length=200, help_text="Revised training, or a review of practice"
    )

    def changed(self) -> Changed:
        return Changed(**self.cleaned_data)


class EarlyHelpForm(Form):
    """Early help for a young suspect."""

    team = ChoiceField(label="Which team is asked?", as_select=True)
    why = LongTextField(
        label="What would help, and why now?",
        rows=3,
        max_length=1000,
        help_text="Its organisation sees the record of the suspect from now. Nothing of what was done",
    )

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {each.pk: each for each in teams}
        offered = [
            ("", "Choose"),
            *((str(key), f"{it.name}, {it.agency.name}") for key, it in self.teams.items()),
        ]
        cast("ChoiceField", self.fields["team"]).choices = offered

    def given(self) -> dict[str, Any]:
        return {"team": self.teams[UUID(self.cleaned_data["team"])], "why": self.cleaned_data["why"]}
