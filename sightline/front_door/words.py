"""How the front door says things about a contact, wherever it says them."""

from sightline.front_door.models import Contact
from sightline.front_door.states import Exploitation, ExploitationType, Source, Urgency

# The parts of a contact that can be put right, as people say them.
AMENDABLE: dict[str, str] = {
    "words": "What they said",
    "worry": "What they are worried about",
    "place": "Where",
    "when_said": "When it happened",
    "who_was_told": "Who else was told",
    "source": "Who told us",
    "channel": "How they told us",
    "received_at": "When they told us",
    "referrer": "The person who told us",
    "family": "What the family was told",
    "unknown_child": "What is known of a child nobody could name",
    "group_or_place": "The group or place",
    "other": "Something else",
}

# What changes as work goes on, each change kept with who and why.
CHANGED: dict[str, str] = {
    "urgency": "Urgency",
    "exploitation": "Signs of exploitation",
    "about_open_case": "Open case",
    "their_reference": "Reference in the other system",
}


# Who told us, as it stands after "from".
FROM: dict[str, str] = {
    Source.POLICE: "the police",
    Source.COUNCIL: "the council",
    Source.EDUCATION: "a school or college",
    Source.HEALTH: "a health service",
    Source.HOUSING: "a housing provider",
    Source.INDIVIDUAL: "a member of the public, family or friend",
    Source.ANONYMOUS: "somebody who gave no name",
    Source.OTHER: "another organisation or person",
}


def chronology_title(contact: Contact) -> str:
    """Contact C-2026-00001 from a school or college."""
    return f"Contact {contact.reference} from {FROM[contact.source]}"


def tick_words(contact: Contact) -> str:
    """What a contact says of exploitation, in words."""
    if contact.exploitation == Exploitation.TICKED and contact.exploitation_type:
        return str(ExploitationType(contact.exploitation_type).label)
    return str(Exploitation(contact.exploitation).label)


def stands_now(contact: Contact, field: str) -> str:
    """What a part that may change says now, in the words that are kept beside a change of it."""
    if field == "exploitation":
        return tick_words(contact)
    if field == "urgency":
        return str(Urgency(contact.urgency).label) if contact.urgency else ""
    if field == "about_open_case":
        return "Yes" if contact.about_open_case else "No"
    return contact.their_reference
