"""Caseloads: which team and date, the limit, other work."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from sightline.access.models import Staff, Team
from sightline.cases.actions.caseloads import Limit
from sightline.cases.lead_states import Wanting
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    NumberField,
    TextField,
    VersionField,
    offer,
)


class CaseloadFilters(GetForm):
    """Which team, and on which day."""

    team = ChoiceField(label="Team", as_select=True)
    day = DateField(label="Numbers on which day?", past=True)

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "The first of yours"), *((str(each.pk), each.name) for each in teams)]
        cast("ChoiceField", self.fields["team"]).choices = offered
        self.full_clean()


class WantingFilters(GetForm):
    """Which team, and what is wanting."""

    team = ChoiceField(label="Team", as_select=True)
    what = ChoiceField(label="What is wanting?", choices=Wanting.choices, as_select=True)

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "The first of yours"), *((str(each.pk), each.name) for each in teams)]
        cast("ChoiceField", self.fields["team"]).choices = offered
        self.full_clean()


class LimitForm(Form):
    """The most cases one worker holds."""

    version = VersionField()
    most = NumberField(label="How many cases does one worker hold at most?", least=1, most=100)
    from_on = DateField(label="From which day does it hold?")
    decided_by = TextField(label="Who set it?", max_length=200, help_text="For example, the Board")
    decided_on = DateField(label="On which day was it decided?", past=True)
    source = TextField(
        label="Where is it written down?", max_length=300, help_text="For example, minutes with their number"
    )
    why = LongTextField(label="Why this number?", rows=3)

    def limit(self) -> Limit:
        return Limit(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class OtherWorkForm(Form):
    """Cases of other kinds that a worker holds in a month."""

    staff = ChoiceField(label="Who holds them?", as_select=True, blank="Choose somebody of the team")
    month = ChoiceField(label="In which month?", as_select=True)
    cases = NumberField(label="How many cases that are not about exploitation?", least=0, most=200)
    what = TextField(
        label="What kind of work is it?", max_length=300, help_text="Name no child and no family"
    )

    def __init__(self, *args: Any, people: Sequence[Staff], months: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = offer(self.fields["staff"], people, empty="Choose")
        named = [(each.isoformat(), f"{each:%B %Y}") for each in months]
        cast("ChoiceField", self.fields["month"]).choices = named

    def noted(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "staff": self.people[given["staff"]],
            "month": date.fromisoformat(given["month"]),
            "cases": given["cases"],
            "what": given["what"],
        }
