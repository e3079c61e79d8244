"""Which looks, and what was found about one."""

from sightline.core.forms import ChoiceField, ConfirmField, DateField, Form, GetForm, LongTextField
from sightline.people.states import LookFinding


class LookFilter(GetForm):
    """Which of them."""

    since = DateField(label="From", past=True)
    until = DateField(label="To, that day included")
    reviewed = ConfirmField(text="Those that have been reviewed too")


class LookForm(Form):
    """What was found."""

    finding = ChoiceField(label="What did you find?", choices=LookFinding.choices)
    words = LongTextField(label="How you found it out", rows=4, max_length=1000)
