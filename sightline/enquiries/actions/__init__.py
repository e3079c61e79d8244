"""Every write of enquiries."""

from sightline.enquiries.actions.answering import cannot_answer, write_entry
from sightline.enquiries.actions.concluding import conclude
from sightline.enquiries.actions.mistaken import answer_person, ask_about_person
from sightline.enquiries.actions.naming import end_naming, name_worker
from sightline.enquiries.actions.opening import open_enquiry
from sightline.enquiries.actions.printing import record_print
from sightline.enquiries.actions.releasing import note_read, release, withdraw_release

__all__ = [
    "answer_person",
    "ask_about_person",
    "cannot_answer",
    "conclude",
    "end_naming",
    "name_worker",
    "note_read",
    "open_enquiry",
    "record_print",
    "release",
    "withdraw_release",
    "write_entry",
]
