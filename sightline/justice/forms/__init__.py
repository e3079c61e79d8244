"""Fields and wording of the forms of crimes and suspects."""

from sightline.justice.forms.crimes import (
    AmendForm,
    DecideForm,
    ForChildForm,
    ListFilters,
    NewForm,
    ReopenForm,
)
from sightline.justice.forms.suspects import ChargeForm, NameForm, PassForm, SuspectForm, UnnameForm
from sightline.justice.forms.telling import EventForm, StandForm, TellForm

__all__ = [
    "AmendForm",
    "ChargeForm",
    "DecideForm",
    "EventForm",
    "ForChildForm",
    "ListFilters",
    "NameForm",
    "NewForm",
    "PassForm",
    "ReopenForm",
    "StandForm",
    "SuspectForm",
    "TellForm",
    "UnnameForm",
]
