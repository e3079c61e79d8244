"""An answer of a setting about itself, a meeting of the leads, and which answers a page shows."""

from typing import Any

from sightline.core.forms import ChoiceField, DateField, Form, GetForm, LongTextField, TextField, VersionField
from sightline.education.questions import questions
from sightline.education.states import Said


class AnswerForm(Form):
    """Yes, in part or no, on which day, and notes."""

    seen_number = VersionField()
    said = ChoiceField(label="Your answer", choices=Said.choices, inline=True)
    done_on = DateField(
        label="On which day?", required=False, past=True, help_text="Empty where the answer is no"
    )
    words = LongTextField(label="Notes", required=False, rows=3, help_text="Name no pupil here.")


class MeetingForm(Form):
    """When and where the leads meet."""

    meets_on = DateField(label="On which day do the leads meet?")
    where = TextField(label="Where?")
    words = LongTextField(
        label="What is brought to them?", required=False, rows=3, help_text="Name no pupil here."
    )


class OverviewForm(GetForm):
    """Which question of which year."""

    year = ChoiceField(label="Academic year", as_select=True)
    question = ChoiceField(
        label="Question",
        choices=lambda: [(each.key, each.asks) for each in questions().values()],
        as_select=True,
    )

    def __init__(self, *args: Any, years: list[tuple[str, str]], **kwargs: Any) -> None:
        self.base_fields["year"].choices = years  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)
