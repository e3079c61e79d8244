"""What pages about people need, as plain objects; the child's page on the desk is made of these too."""

from sightline.people.pages.details import Details, Line, details
from sightline.people.pages.header import Header, age_in_words, header, person_page
from sightline.people.pages.lines import chronology_lines
from sightline.people.pages.matches import compared, decisions, linked_records, pair_of
from sightline.people.pages.proposals import FROM_PROPOSALS, proposal_cards, proposal_on_pair
from sightline.people.queries.facts import shown_name

__all__ = [
    "FROM_PROPOSALS",
    "Details",
    "Header",
    "Line",
    "age_in_words",
    "chronology_lines",
    "compared",
    "decisions",
    "details",
    "header",
    "linked_records",
    "pair_of",
    "person_page",
    "proposal_cards",
    "proposal_on_pair",
    "shown_name",
]
