"""Serious incidents. Allegations are written in the front door's own forms."""

from sightline.cases.actions.alerting import Step
from sightline.cases.incident_states import Notice
from sightline.core.forms import ChoiceField, Form, LongTextField, MomentField, TextField


class IncidentForm(Form):
    """What is known of a serious incident."""

    what = LongTextField(label="What is known?", rows=4, help_text="In few words, without detail of the harm")
    why_serious = LongTextField(label="Why may it be a serious incident?", rows=3)
    known_at = MomentField(label="When did the council come to know of it?", past=True)


class StepForm(Form):
    """What was done about it."""

    notice = ChoiceField(label="What was done?", choices=Notice.choices)
    done_at = MomentField(label="When?", past=True)
    person = TextField(label="Who took it, or who decided?", max_length=200)
    their_reference = TextField(label="Their reference", required=False, max_length=80, width=20)
    words = LongTextField(label="What was said, or why is a notice not needed?", required=False, rows=3)

    def step(self) -> Step:
        given = self.cleaned_data
        return Step(**{**given, "notice": Notice(given["notice"])})
