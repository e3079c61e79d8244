"""Pages about people, one concept a file."""

from sightline.people.views.adding import add
from sightline.people.views.details import add_detail, change_detail, details, particulars
from sightline.people.views.emergencies import (
    break_glass,
    emergency_answer,
    emergency_list,
    emergency_one,
    emergency_record,
    emergency_review,
)
from sightline.people.views.looks import look, looks
from sightline.people.views.matches import compare, matches
from sightline.people.views.proposals import proposals
from sightline.people.views.relationships import add_relationship
from sightline.people.views.restricting import lift, name_viewer, restrict, restriction, unname_viewer
from sightline.people.views.searching import search

__all__ = [
    "add",
    "add_detail",
    "add_relationship",
    "break_glass",
    "change_detail",
    "compare",
    "details",
    "emergency_answer",
    "emergency_list",
    "emergency_one",
    "emergency_record",
    "emergency_review",
    "lift",
    "look",
    "looks",
    "matches",
    "name_viewer",
    "particulars",
    "proposals",
    "restrict",
    "restriction",
    "search",
    "unname_viewer",
]
