"""Pages about people, one concept a file."""

from sightline.people.views.adding import add
from sightline.people.views.details import add_detail, change_detail, details, particulars
from sightline.people.views.matches import compare, matches
from sightline.people.views.relationships import add_relationship
from sightline.people.views.restricting import lift, name_viewer, restrict, restriction, unname_viewer
from sightline.people.views.searching import search

__all__ = [
    "add",
    "add_detail",
    "add_relationship",
    "change_detail",
    "compare",
    "details",
    "lift",
    "matches",
    "name_viewer",
    "particulars",
    "restrict",
    "restriction",
    "search",
    "unname_viewer",
]
