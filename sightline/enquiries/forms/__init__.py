"""Fields and wording of every form of an enquiry."""

from sightline.enquiries.forms.answering import CannotForm, EntryForm, NothingForm, SexualHealthForm
from sightline.enquiries.forms.opening import ConcernForm, OpenForm
from sightline.enquiries.forms.working import (
    ConcludeForm,
    EndNamingForm,
    ListFilters,
    NameForm,
    PrintForm,
    ReleaseForm,
    WithdrawForm,
)

__all__ = [
    "CannotForm",
    "ConcernForm",
    "ConcludeForm",
    "EndNamingForm",
    "EntryForm",
    "ListFilters",
    "NameForm",
    "NothingForm",
    "OpenForm",
    "PrintForm",
    "ReleaseForm",
    "SexualHealthForm",
    "WithdrawForm",
]
