"""A manager's note, and the analysis behind a judgement."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from sightline.cases.lead_states import NoteKind
from sightline.core.forms import ChoiceField, Form, LongTextField


class NoteForm(Form):
    """A decision or a direction."""

    kind = ChoiceField(label="What is it?", choices=NoteKind.choices)
    words = LongTextField(label="What is decided, or to be done, by whom and by when?", rows=4)
    why = LongTextField(label="Why?", rows=3)


class AnalysisForm(Form):
    """What lies behind a judgement."""

    judgement = ChoiceField(label="Which judgement does it support?", required=False, as_select=True)
    words = LongTextField(label="What lies behind it?", rows=8)

    def __init__(self, *args: Any, judgements: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "None of them"), *((str(key), said) for key, said in judgements.items())]
        cast("ChoiceField", self.fields["judgement"]).choices = offered

    def judgement_id(self) -> UUID | None:
        given = self.cleaned_data["judgement"]
        return UUID(given) if given else None
