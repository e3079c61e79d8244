"""The second, detailed assessment (FD-18 to FD-19a)."""

from typing import Any, cast

from sightline.core.forms import ChoiceField, Form, LongTextField, TextField, VersionField
from sightline.front_door.actions import Assessed
from sightline.front_door.choices import AssessmentOutcome, OpenTo, SupportGiven
from sightline.front_door.queries import service_of

OUTCOME_HINTS: dict[str, str] = {
    AssessmentOutcome.OPENED: "A new case. It may be open to both at once",
    AssessmentOutcome.ALREADY_OPEN: "Counted apart from new cases",
    AssessmentOutcome.STATUTORY_ONLY: "Exploitation is not what it is opened for",
    AssessmentOutcome.EARLY_HELP: "Say below which service",
    AssessmentOutcome.NOT_A_FACTOR: "Say which support was given",
}


class AssessmentForm(Form):
    """Context, family, outcome, reason."""

    seen = VersionField()
    context = LongTextField(
        label="Context of the referral",
        rows=6,
        help_text="What led to it; places, other young people and adults, online life; what was tried before",
    )
    family_dynamics = LongTextField(
        label="The child’s family",
        rows=6,
        help_text="Who is at home and who matters to the child, what keeps them safe, what makes it harder",
    )
    assessment_outcome = ChoiceField(
        label="What was found", choices=AssessmentOutcome.choices, hints=OUTCOME_HINTS
    )
    opened_to = ChoiceField(
        label="Open to whom?",
        choices=OpenTo.choices,
        required=False,
        help_text="Where it is opened, or open already",
    )
    support_given = ChoiceField(
        label="Which support was given?",
        choices=SupportGiven.choices,
        required=False,
    )
    support_detail = TextField(label="What it was, and from whom", required=False, max_length=1000)
    deliver = ChoiceField(
        label="Which service does the work?",
        required=False,
        as_select=True,
        help_text="The hub does not do it itself. Ask them through “Ask an agency or service”",
    )
    reason = LongTextField(label="Reason", rows=5, help_text="What stands for and against, and why")

    def __init__(self, *args: Any, services: list[tuple[str, str]] = [], **kwargs: Any) -> None:  # noqa: B006
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["deliver"]).choices = [("", "Not settled yet"), *services]
        for name in ("opened_to", "support_given"):  # asked for by another answer
            self.fields[name].optional_suffix = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        outcome = given.get("assessment_outcome")
        opened = outcome in (AssessmentOutcome.OPENED, AssessmentOutcome.ALREADY_OPEN)
        if opened and not given.get("opened_to"):
            self.add_error("opened_to", "Choose with whom the case is open")
        if outcome == AssessmentOutcome.NOT_A_FACTOR and not given.get("support_given"):
            self.add_error("support_given", "Choose which support was given")
        return given

    def assessed(self) -> Assessed:
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "deliver")}
        given["assessment_outcome"] = AssessmentOutcome(given["assessment_outcome"])
        return Assessed(**given, **delivered_by(self.cleaned_data["deliver"]))


def delivered_by(chosen: str) -> dict[str, Any]:
    """The service chosen, as the columns of a decision or an assessment."""
    if not chosen:
        return {}
    agency, team = service_of(chosen)
    return {"deliver_agency_id": agency.pk, "deliver_team_id": team.pk if team else None}
