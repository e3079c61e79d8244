"""What an audit found, and what a group is told."""

from typing import Any

from sightline.cases.actions.auditing import NO_NEXT, Audited
from sightline.cases.audit_states import WANTING, Found, Stage
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    TextField,
    VersionField,
)


class AuditForm(Form):
    """One stage of one case."""

    version = VersionField()
    found = ChoiceField(label="What did you find?", choices=Found.choices)
    shows = LongTextField(label="What shows it?", rows=4)
    wanted = LongTextField(
        label="If it is wanting: what must the team do now?",
        required=False,
        rows=3,
        help_text="The team is asked for it, and the asking is followed up",
    )
    due_on = DateField(label="By which day?", required=False, future=True)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("found") in WANTING and not given.get("wanted"):
            self.add_error("wanted", NO_NEXT)
        return given

    def audited(self, stage: Stage) -> Audited:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Audited(stage=stage, **{**given, "found": Found(given["found"])})


class AuditReportForm(Form):
    """What a group is told, beside the numbers."""

    reported_to = TextField(label="To whom is it reported?", max_length=200)
    words = LongTextField(label="What do you conclude?", rows=6, help_text="Name no child and no worker")


class ExternalForm(Form):
    """That an audit from outside begins."""

    sure = ConfirmField(label="Begin the external audit of the same cases", text="Yes, begin it")
