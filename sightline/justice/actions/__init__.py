"""Every write on crimes and suspects, one concept a file."""

from sightline.justice.actions.deciding import decide_crime, reopen_crime
from sightline.justice.actions.recording import amend_crime, record_crime
from sightline.justice.actions.suspecting import (
    add_suspect,
    change_suspect,
    charge,
    name_suspect,
    pass_suspect,
)
from sightline.justice.actions.telling import note_event, stand_by, tell_victim

__all__ = [
    "add_suspect",
    "amend_crime",
    "change_suspect",
    "charge",
    "decide_crime",
    "name_suspect",
    "note_event",
    "pass_suspect",
    "record_crime",
    "reopen_crime",
    "stand_by",
    "tell_victim",
]
