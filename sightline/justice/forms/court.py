"""What a court found: fields and wording."""

from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, TextField, VersionField
from sightline.justice.court import Verdicted
from sightline.justice.court_states import Found


class VerdictForm(Form):
    """One finding of a court."""

    seen = VersionField()
    found = ChoiceField(label="What did the court find?", choices=Found.choices)
    found_on = DateField(label="On which day?", past=True)
    sentence = TextField(label="What is the sentence?", required=False, max_length=200)
    words = LongTextField(
        label="If it ended without a verdict, or a conviction was quashed: why?",
        required=False,
        rows=2,
        max_length=1000,
    )

    def verdict(self) -> Verdicted:
        given = dict(self.cleaned_data)
        del given["seen"]
        return Verdicted(**given | {"found": Found(given["found"])})
