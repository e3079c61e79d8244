"""Fields and wording of every form of a meeting."""

from sightline.meetings.forms.calling import (
    CallForm,
    CallGroupForm,
    KindForm,
    ListFilters,
    MoveForm,
    PutOffForm,
)
from sightline.meetings.forms.holding import AttendanceForm, InformForm, ItemForm, SendForm
from sightline.meetings.forms.joining import JoiningForm
from sightline.meetings.forms.minutes import (
    AgreeForm,
    AmendForm,
    GiveForm,
    GroupForm,
    HolderForm,
    MinutesForm,
    SeatForm,
    VoteForm,
)

__all__ = [
    "AgreeForm",
    "AmendForm",
    "AttendanceForm",
    "CallForm",
    "CallGroupForm",
    "GiveForm",
    "GroupForm",
    "HolderForm",
    "InformForm",
    "ItemForm",
    "JoiningForm",
    "KindForm",
    "ListFilters",
    "MinutesForm",
    "MoveForm",
    "PutOffForm",
    "SeatForm",
    "SendForm",
    "VoteForm",
]
