"""The words reports and hotspots are written in, where a report stands, and who holds it there."""

from django.db.models import IntegerChoices, TextChoices

from sightline.core.state_table import StateTable

GRADE_IT, CONSIDER_IT = "IN-01", "IN-02"
"""Lengths of our own, since no guidance gives one: how soon the police grade, and how soon social care considers."""


class How(TextChoices):
    """How whoever sends it came to know. Never who told them."""

    SEEN = "seen", "I saw or heard it myself"
    COLLEAGUE = "colleague", "A colleague told me"
    CHILD = "child", "A child or young person told me"
    PUBLIC = "public", "Somebody else told me"
    RECORDS = "records", "It is in our records"


class Where(TextChoices):
    """Where it happened (ID-18)."""

    PLACE = "place", "Out and about, or in a building"
    ONLINE = "online", "Online"
    BOTH = "both", "Both"


ONLINE = (Where.ONLINE, Where.BOTH)
"""What may be recorded jointly with a unit against organised crime (ID-18)."""


class Reliability(IntegerChoices):
    """How reliable the source is: the first of the three marks the police give (3x5x2)."""

    RELIABLE = 1, "1: reliable"
    UNTESTED = 2, "2: untested"
    NOT_RELIABLE = 3, "3: not reliable"


class Assessment(TextChoices):
    """How the information is known: the second mark."""

    DIRECTLY = "A", "A: known directly to the source"
    CORROBORATED = "B", "B: known indirectly, but corroborated"
    INDIRECTLY = "C", "C: known indirectly"
    NOT_KNOWN = "D", "D: not known"
    FALSE = "E", "E: suspected to be false"


class MayShare(TextChoices):
    """Whether it may be passed on: the third mark."""

    PERMITTED = "P", "P: lawful sharing is permitted"
    CONDITIONS = "C", "C: permitted on conditions"


class Came(TextChoices):
    """What social care makes of a report."""

    CONTACT = "contact", "A concern about a child: a contact is recorded"
    CASE = "case", "It belongs to a child we work with: told to the case"
    NOTHING = "nothing", "Nothing to do for a child now"


class PlaceKind(TextChoices):
    """What sort of place."""

    STREET = "street", "Street"
    PARK = "park", "Park or field"
    CAR_PARK = "car_park", "Car park"
    SHOPS = "shops", "Shops"
    FOOD = "food", "Takeaway or restaurant"
    NIGHT = "night", "Licensed premises"
    HOTEL = "hotel", "Hotel or guest house"
    TRANSPORT = "transport", "Station or stop"
    HOME = "home", "Private property"
    SCHOOL = "school", "Outside a school or college"
    ONLINE = "online", "Online"
    OTHER = "other", "Somewhere else"


class NoteKind(TextChoices):
    """What a line about a hotspot says (ID-08)."""

    USE = "use", "How it is used"
    DISRUPTION = "disruption", "Disruption considered"
    RESULT = "result", "What came of it"


class State(TextChoices):
    """Where a report stands."""

    SENT = "sent", "With the police, to be graded"
    GRADED = "graded", "With social care, to be considered"
    CONSIDERED = "considered", "Considered by social care"
    RETURNED = "returned", "Not taken as intelligence"


class Act(TextChoices):
    """What is done with a report."""

    GRADE = "grade", "Grade it"
    RETURN = "return", "Send it back"
    CONSIDER = "consider", "Consider it"
    PRESENT = "present", "Present it at the panel"
    ANSWER = "answer", "Tell whoever sent it what came of it"


REPORT = StateTable(
    states=State,
    acts={
        State.SENT: {Act.GRADE: State.GRADED, Act.RETURN: State.RETURNED, Act.ANSWER: State.SENT},
        State.GRADED: {Act.GRADE: State.GRADED, Act.CONSIDER: State.CONSIDERED, Act.ANSWER: State.GRADED},
        State.CONSIDERED: {
            Act.GRADE: State.CONSIDERED,
            Act.CONSIDER: State.CONSIDERED,
            Act.PRESENT: State.CONSIDERED,
            Act.ANSWER: State.CONSIDERED,
        },
        State.RETURNED: {Act.ANSWER: State.RETURNED},
    },
)
MOVES = REPORT.moves()
HOLDERS = {
    State.SENT: "the police desk that grades",
    State.GRADED: "children’s social care",
    State.CONSIDERED: "social care and the monthly panel",
    State.RETURNED: "whoever sent it, who was told why",
}
