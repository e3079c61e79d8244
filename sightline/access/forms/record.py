"""What somebody looks for on the record of access."""

from sightline.access.states import Outcome
from sightline.core import forms
from sightline.core.forms.base import GetForm


class RecordFilter(GetForm):
    """Whose acts, about whom, of what kind, when."""

    staff = forms.TextField(label="Who did it: part of a name or address")
    person = forms.UUIDField(
        label="About which person: the identifier of their record",
        help_text="Follow the link on the person's own page to have it filled in",
    )
    outcome = forms.ChoiceField(label="What happened", choices=Outcome.choices, as_select=True)
    kind = forms.TextField(label="Part of the act's name", help_text="Like “contact” or “signed in”")
    since = forms.DateField(label="From", past=True)
    until = forms.DateField(label="To, that day included")
