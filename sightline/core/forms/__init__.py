"""Forms whose fields know the component that shows them, so that a template only names them."""

from sightline.core.forms.base import Form, GetForm
from sightline.core.forms.choices import ChoiceField, ConfirmField, ManyField, YesNoField, offer
from sightline.core.forms.conflicts import both_texts
from sightline.core.forms.dates import DateField, MomentField, PartialDate, PartialDateField
from sightline.core.forms.saving import saved_or_told, show_anew
from sightline.core.forms.text import (
    EmailField,
    FileField,
    LongTextField,
    NumberField,
    ShownField,
    TextField,
    UUIDField,
    VersionField,
)

__all__ = [
    "ChoiceField",
    "ConfirmField",
    "DateField",
    "EmailField",
    "FileField",
    "Form",
    "GetForm",
    "LongTextField",
    "ManyField",
    "MomentField",
    "NumberField",
    "PartialDate",
    "PartialDateField",
    "ShownField",
    "TextField",
    "UUIDField",
    "VersionField",
    "YesNoField",
    "both_texts",
    "offer",
    "saved_or_told",
    "show_anew",
]
