"""Supervision: with whom, and what was agreed about each case."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Staff
from sightline.cases.actions.supervising import Supervising
from sightline.cases.forms.roles import people_choices
from sightline.cases.lead_states import Session
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, ManyField


class SuperviseForm(Form):
    """One session. Each case has a field of its own; those left empty were not discussed."""

    held_on = DateField(label="On which day?", past=True)
    workers = ManyField(label="Who was there?")
    above = ChoiceField(label="Which manager above you reads it too?", required=False, as_select=True)
    words = LongTextField(
        label="What was talked about?",
        rows=6,
        help_text="The work, the person and their learning. Name no child here",
    )

    def __init__(
        self,
        *args: Any,
        kind: Session,
        people: Sequence[Staff],
        above: Sequence[Staff],
        cases: Mapping[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.people = kind, {str(each.pk): each for each in people}
        self.managers, self.cases = {str(each.pk): each for each in above}, cases
        cast("ManyField", self.fields["workers"]).choices = [
            (key, it.name) for key, it in self.people.items()
        ]
        cast("ChoiceField", self.fields["above"]).choices = people_choices(above, "Nobody")
        if kind is Session.ALONE:
            del self.fields["workers"]
        for key, label in cases.items():
            self.fields[f"case_{key}"] = LongTextField(label=f"Agreed about {label}", required=False, rows=2)

    def session(self) -> Supervising:
        given = self.cleaned_data
        there = list(self.people) if self.kind is Session.ALONE else given["workers"]
        agreed = {key: given[f"case_{key}"] for key in self.cases}
        return Supervising(
            kind=self.kind,
            held_on=given["held_on"],
            workers=tuple(self.people[key] for key in there),
            above=self.managers.get(given["above"]),
            words=given["words"],
            agreed={key: words for key, words in agreed.items() if words.strip()},
        )
