"""A report of absence, a step to trace a child, and what is handed on with one who moves."""

from typing import Any
from uuid import UUID

from sightline.access.models import Agency
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, NumberField, VersionField, offer
from sightline.education.actions.absences import TOO_SHORT, Away, Traced
from sightline.education.queries.transfers import other_schools
from sightline.education.states import DAYS_OF, AbsenceKind, Concern, Found, Step


class AbsenceForm(Form):
    """That a pupil is away (SC-12, MS-17)."""

    kind = ChoiceField(label="What do you report?", choices=AbsenceKind.choices)
    first_day = DateField(label="What was the first day away?", past=True)
    days = NumberField(label="How many school days until now?", required=False, most=400)
    words = LongTextField(label="What is known: last seen, by whom, what was tried?", rows=4)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        least = DAYS_OF.get(given.get("kind"), 0)  # type: ignore[arg-type]
        if "days" in given and (given["days"] or 0) < least:
            self.add_error("days", TOO_SHORT.format(least=least))
        return given

    def away(self) -> Away:
        given = self.cleaned_data
        kept = {name: given[name] for name in ("first_day", "days", "words")}
        return Away(kind=AbsenceKind(given["kind"]), **kept)


class StepForm(Form):
    """What was done to trace the child."""

    seen_number = VersionField()
    step = ChoiceField(label="What was done?", choices=Step.choices)
    done_on = DateField(label="On which day?", past=True)
    found = ChoiceField(label="Was the child found?", choices=Found.choices, required=False)
    words = LongTextField(label="What came of it?", rows=3)

    def traced(self) -> Traced:
        return Traced(**{name: self.cleaned_data[name] for name in ("step", "done_on", "found", "words")})


class HandOnForm(Form):
    """What goes with a pupil who moves (SC-15, SC-15a)."""

    to = ChoiceField(
        label="Which school or college do they move to?", as_select=True, blank="Choose the school or college"
    )
    moved_on = DateField(label="From which day?")
    concern = ChoiceField(label="Whom is it about?", choices=Concern.choices)
    words = LongTextField(
        label="What must they know?",
        rows=6,
        help_text="What keeps this child and others safe there, and no more",
    )

    def __init__(self, *args: Any, own: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = offer(self.fields["to"], other_schools(own), empty="Choose one")

    def school(self) -> Agency:
        return self.schools[self.cleaned_data["to"]]
