"""Reads across people, one concept a file."""

from sightline.people.queries.chronology import chronology
from sightline.people.queries.facts import facts_of, name_lines, shown_name
from sightline.people.queries.identities import OneChild, identities_of, identity_of, one_child, records
from sightline.people.queries.matches import PossibleMatch, decisions_about, possible_matches
from sightline.people.queries.own import own_search
from sightline.people.queries.references import reference_held
from sightline.people.queries.search import Found, Results, search

__all__ = [
    "Found",
    "OneChild",
    "PossibleMatch",
    "Results",
    "chronology",
    "decisions_about",
    "facts_of",
    "identities_of",
    "identity_of",
    "name_lines",
    "one_child",
    "own_search",
    "possible_matches",
    "records",
    "reference_held",
    "search",
    "shown_name",
]
