"""Handing a child on, contact with the school, terms, and programmes."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import ValidationError

from sightline.access.models import Agency, Team
from sightline.cases.handing import Handing, To
from sightline.cases.programmes import CAME, Came, programmes
from sightline.cases.queries.programmes import RunNow
from sightline.cases.schooling import NO_WHO, NOT_SAID, Spoken, Taught
from sightline.core import words
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.follow_up.queries import who_can_be_asked


class HandForm(Form):
    """Which service is asked to go on with the child, and who stays meanwhile."""

    asked = ChoiceField(label="Which service is asked?", as_select=True, blank="Choose a service")
    what = LongTextField(label="What are they asked to do?", rows=3)
    why = LongTextField(label="Why?", rows=2, help_text="What they need to know to help, and no more")
    may_share = LongTextField(label="What may they share, and with whom?", required=False, rows=2)
    stays = LongTextField(
        label="Who that the child trusts stays beside them, and until when?",
        rows=2,
        help_text="So that nothing ends on a day",
    )
    child_words = LongTextField(label="What does the child say to it?", rows=2)
    family_knows = LongTextField(label="What was the family told, and if nothing, why?", rows=2)
    due_on = DateField(
        label="By when is an answer needed?", required=False, future=True, help_text="Empty: the usual length"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = {key: (agency, team) for key, agency, team in who_can_be_asked()}
        offered = [("", "Choose one"), *((key, _name(*each)) for key, each in self.who.items())]
        cast("ChoiceField", self.fields["asked"]).choices = offered

    def handing(self, to: To) -> Handing:
        given = dict(self.cleaned_data)
        agency, team = self.who[given.pop("asked")]
        return Handing(to=to, agency=agency, team=team, **given)


class CloseHandoverForm(Form):
    """Why nobody else is asked."""

    why = LongTextField(label="Why is nobody else asked?", rows=3, max_length=1000)


def _name(agency: Agency, team: Team | None) -> str:
    return f"{agency.name}: {team.name}" if team else agency.name


class SchoolForm(Form):
    """A contact with the child's school."""

    reached = YesNoField(label="Did you speak with the school?")
    contacted_on = DateField(label="On which day?", past=True)
    school = TextField(label="Which school?", required=False, max_length=200)
    who = TextField(label="With whom did you speak?", required=False, max_length=120)
    words = LongTextField(label="What did they say, or why could they not be reached?", rows=3)
    taught = ChoiceField(
        label="Where is the child taught?",
        choices=[("", "Not spoken of"), *Taught.choices],
        required=False,
        as_select=True,
    )
    exclusions = NumberField(
        label="How many suspensions and exclusions in this school year?",
        required=False,
        help_text="Leave empty where it was not spoken of; write 0 where there were none",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("reached") is False and (given.get("taught") or given.get("exclusions") is not None):
            self.add_error("taught", NOT_SAID)
        if given.get("reached") and not (given.get("school") and given.get("who")):
            self.add_error("school", NO_WHO)
        return given

    def spoken(self) -> Spoken:
        return Spoken(**self.cleaned_data)


class TermForm(Form):
    """A term, or half of one."""

    starts_on = DateField(label="What is the first day of term?")
    ends_on = DateField(label="What is the last day?")
    said_by = TextField(label="Where are the dates published?", max_length=200)


class RunForm(Form):
    """A run of a programme."""

    programme = ChoiceField(label="Which programme?", as_select=True, blank="Choose one")
    called = TextField(
        label="What is this run called?", max_length=120, help_text="For example, Keep-safe, spring"
    )
    place = TextField(label="Where?", required=False, max_length=200)
    days = LongTextField(
        label="On which days does it run?", rows=4, max_length=1000, help_text="One a line, like 4/3/2026"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Choose one"), *((each.key, each.title) for each in programmes().values())]
        cast("ChoiceField", self.fields["programme"]).choices = offered

    def clean_days(self) -> list[date]:
        return _days(self.cleaned_data["days"])


class ChangeRunForm(Form):
    """What changes of a run."""

    version = VersionField()
    days = LongTextField(
        label="On which days does it run?",
        required=False,
        rows=4,
        max_length=1000,
        help_text="One a line, like 4/3/2026. Leave out the days after it ended; empty: it does not take place",
    )
    place = TextField(label="Where?", required=False, max_length=200)
    why = LongTextField(label="Why does it change?", rows=2, max_length=500)

    def clean_days(self) -> list[date]:
        return _days(self.cleaned_data["days"])


def _days(typed: str) -> list[date]:
    return [_day(line) for line in typed.splitlines() if line.strip()]


def _day(line: str) -> date:
    parts = re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*", line)
    try:
        if parts is None:
            raise ValueError
        return date(int(parts[3]), int(parts[2]), int(parts[1]))
    except ValueError:
        raise ValidationError(
            f"“{line.strip()[:40]}” is not a day. Write one a line, like 4/3/2026"
        ) from None


class PlaceForm(Form):
    """A place on a run."""

    run = ChoiceField(label="On which run?", as_select=True, blank="Choose a run")
    words = LongTextField(label="What is it hoped to do for the child?", required=False, rows=2)

    def __init__(self, *args: Any, runs: Sequence[RunNow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Choose a run"), *((str(each.run.pk), each.run.called) for each in runs if each.days)]
        cast("ChoiceField", self.fields["run"]).choices = offered

    def run_id(self) -> UUID:
        return UUID(self.cleaned_data["run"])


class SessionForm(Form):
    """Whether the child came on a day."""

    day = ChoiceField(label="Which day?", as_select=True, blank="Choose a day")
    came = ChoiceField(label="Did the child come?", choices=CAME)
    words = LongTextField(label="What should be kept of it?", required=False, rows=2)

    def __init__(self, *args: Any, of: Sequence[date], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [each for each in of if each <= on]
        offered = [("", "Choose a day"), *((each.isoformat(), words.day(each)) for each in days)]
        cast("ChoiceField", self.fields["day"]).choices = offered

    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"day": date.fromisoformat(told["day"]), "came": Came(told["came"]), "words": told["words"]}


class CorrectSessionForm(SessionForm):
    """What stands in place of a session that was kept wrongly."""

    why = LongTextField(label="What was wrong?", rows=2)
    came = ChoiceField(label="Did the child come?", choices=Came.choices)
    field_order = ("why",)

    def given(self) -> dict[str, Any]:
        return {**super().given(), "why": self.cleaned_data["why"]}
