"""Rows of people, one concept a file."""

from sightline.people.models.chronology import ChronologyLine
from sightline.people.models.contact_points import Address, ContactPoint
from sightline.people.models.emergencies import Emergency, EmergencyAnswer, EmergencyReview
from sightline.people.models.involvements import Involvement
from sightline.people.models.links import LinkDecision
from sightline.people.models.looks import LookReview
from sightline.people.models.names import Identifier, Name
from sightline.people.models.proposals import LinkProposal
from sightline.people.models.relationships import Relationship
from sightline.people.models.restrictions import Restriction
from sightline.people.models.search_keys import SearchKeys
from sightline.people.models.source_records import SourceRecord
from sightline.people.models.taken_back import LineTakenBack

__all__ = [
    "Address",
    "ChronologyLine",
    "ContactPoint",
    "Emergency",
    "EmergencyAnswer",
    "EmergencyReview",
    "Identifier",
    "Involvement",
    "LineTakenBack",
    "LinkDecision",
    "LinkProposal",
    "LookReview",
    "Name",
    "Relationship",
    "Restriction",
    "SearchKeys",
    "SourceRecord",
]
