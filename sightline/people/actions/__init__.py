"""Every write about people, one concept a file."""

from sightline.people.actions.chronology import take_back_chronology, take_back_lines, write_chronology
from sightline.people.actions.details import (
    add_address,
    add_contact_point,
    add_identifier,
    add_name,
    amend_address,
    amend_contact_point,
    amend_identifier,
    amend_name,
    amend_source_record,
)
from sightline.people.actions.emergencies import answer_emergency, break_glass, review_emergency
from sightline.people.actions.involvement import end_involvement, note_involvement
from sightline.people.actions.links import (
    confirm_link,
    decide_unsure,
    refuse_link,
    take_back_answer,
    undo_link,
)
from sightline.people.actions.looks import review_look
from sightline.people.actions.parts import NewName, Particulars
from sightline.people.actions.proposals import Proposed, propose_links
from sightline.people.actions.records import create_source_record
from sightline.people.actions.relationships import add_relationship, amend_relationship
from sightline.people.actions.restrictions import lift_restriction, name_viewer, restrict, unname_viewer
from sightline.people.actions.searching import note_own_search, note_search
from sightline.people.actions.withdrawing import withdraw_source_records

__all__ = [
    "NewName",
    "Particulars",
    "Proposed",
    "add_address",
    "add_contact_point",
    "add_identifier",
    "add_name",
    "add_relationship",
    "amend_address",
    "amend_contact_point",
    "amend_identifier",
    "amend_name",
    "amend_relationship",
    "amend_source_record",
    "answer_emergency",
    "break_glass",
    "confirm_link",
    "create_source_record",
    "decide_unsure",
    "end_involvement",
    "lift_restriction",
    "name_viewer",
    "note_involvement",
    "note_own_search",
    "note_search",
    "propose_links",
    "refuse_link",
    "restrict",
    "review_emergency",
    "review_look",
    "take_back_answer",
    "take_back_chronology",
    "take_back_lines",
    "undo_link",
    "unname_viewer",
    "withdraw_source_records",
    "write_chronology",
]
