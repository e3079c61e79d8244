"""Why a crime has no case beside it."""

from sightline.core.forms import ChoiceField, Form, LongTextField, VersionField
from sightline.justice.matched import NoCase


class NoCaseForm(Form):
    """Why the child of a crime has no case."""

    seen = VersionField()
    why = ChoiceField(label="Why has the child no case here?", choices=NoCase.choices)
    words = LongTextField(label="What else is there to know?", required=False, rows=3, max_length=1000)
