"""Which schools and colleges the audit of contacts shows."""

from sightline.core.forms import ChoiceField, DateField, GetForm, NumberField
from sightline.education.states import Phase


class FewForm(GetForm):
    """Those of one kind, or with few contacts, in the twelve months up to a day."""

    most = NumberField(label="With this many contacts or fewer", most=500)
    phase = ChoiceField(label="Kind of setting", choices=[("", "Any"), *Phase.choices], as_select=True)
    until = DateField(label="Twelve months up to")
