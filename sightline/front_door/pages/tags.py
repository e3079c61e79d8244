"""Short words about a contact. The colour only supports the word."""

from sightline.core.pages import Tag
from sightline.front_door.models import Contact
from sightline.front_door.states import ContactState, Exploitation, Level, Urgency

URGENCY: dict[str, str] = {Urgency.RED: "red", Urgency.AMBER: "orange", Urgency.GREEN: "green"}
STATE: dict[str, str] = {
    ContactState.NEW: "blue",
    ContactState.CHECKING: "light-blue",
    ContactState.SCREENING: "light-blue",
    ContactState.TO_DECIDE: "yellow",
    ContactState.DECIDED: "purple",
    ContactState.PASSED_ON: "turquoise",
    ContactState.CLOSED: "grey",
    ContactState.WITHDRAWN: "grey",
}


def state_tag(contact: Contact) -> Tag:
    """Where the work stands."""
    return Tag(str(ContactState(contact.state).label), STATE[contact.state])


def urgency_tag(contact: Contact) -> Tag | None:
    """How soon, if somebody chose."""
    if not contact.urgency:
        return None
    return Tag(str(Urgency(contact.urgency).label), URGENCY[contact.urgency])


def exploitation_tag(contact: Contact) -> Tag | None:
    """Ticked by a person, or words in the text only: two different tags (FD-02a, FD-03a)."""
    if contact.exploitation == Exploitation.TICKED:
        return Tag("Exploitation ticked", "pink")
    if contact.exploitation == Exploitation.TEXT_MATCH:
        return Tag("Words in the text only", "grey")
    return None


def level_words(level: str) -> str:
    """The level of need, in words."""
    return str(Level(level).label) if level else ""


def tags_of(contact: Contact) -> list[Tag]:
    """All of a contact's tags, in one order everywhere."""
    found = [state_tag(contact), urgency_tag(contact), exploitation_tag(contact)]
    if contact.about_open_case:
        found.append(Tag("Open case", "grey"))
    return [tag for tag in found if tag is not None]
