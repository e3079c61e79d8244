"""The words a case is written in, where it stands, and who holds it there."""

from django.db.models import TextChoices

from sightline.cases.offering import OFFER_HOLDERS, OFFER_MOVES
from sightline.core.state_table import StateTable

__all__ = ["OFFER_HOLDERS", "OFFER_MOVES"]  # beside what is said here

PANEL_RULE = "CL-30"
"""The multi-agency panel: runs from the first allocation until a panel is recorded (PW-06)."""
GP_RULE = "CL-44"
"""The GP practice is written to: runs from the first allocation until the letter has left (HE-01)."""
CASE_KIND = "cases.case"
"""What a meeting or a letter is of, when it is called from a case."""
ASSESS_RULE = "CL-33"
"""The next assessment: runs from allocation, then from each assessment, until the case ends."""
AGAIN_RULE = "RK-22"
"""The level looked at again: runs from what arrived about the child until an assessment or a judgement of the level."""


class Role(TextChoices):
    """What somebody is to the case. Each is dated, and one person holds it at a time (PW-04, PW-05, PW-11a)."""

    PRACTITIONER = "practitioner", "Named practitioner"
    SOCIAL_WORKER = "social_worker", "Social worker"
    POLICE = "police", "Police officer"
    FAMILY = "family", "Family key worker"
    SENIOR = "senior", "Senior manager"


class Statutory(TextChoices):
    """A statutory status, beside the pathway and never instead of it (PW-02, PW-13)."""

    CIN = "cin", "Child in need"
    CP = "cp", "Child protection plan"
    CLA = "cla", "Looked after"


class Placing(TextChoices):
    """Placed across the border of the area (PW-20, PW-20a)."""

    HERE = "here", "Placed here by another authority"
    AWAY = "away", "Placed by us outside the area"
    NONE = "none", "Not placed across the border any more"


class Way(TextChoices):
    """Where a child's case goes, or comes from."""

    OUT = "out", "To another authority"
    IN = "in", "From another authority"


class Model(TextChoices):
    """The model of exploitation (RK-14). More than one may be seen."""

    BOYFRIEND = "boyfriend", "Somebody who poses as a boyfriend or girlfriend"
    PEER = "peer", "By others of the child’s own age"
    ONLINE = "online", "Online"
    PARTY = "party", "Parties"
    GANG = "gang", "A gang or group"
    FRIEND = "friend", "A friend of a friend, or an older brother or sister"
    ONLINE_RELATION = "online_relation", "A relationship formed online"


class Alone(TextChoices):
    """By one person or by several (RK-14a)."""

    LONE = "lone", "One person"
    GROUP = "group", "A group"
    NOT_KNOWN = "not_known", "Not known yet"


class Online(TextChoices):
    """Whether it happens online, which may lead to meeting face to face (RK-17)."""

    YES = "yes", "Yes, online"
    BOTH = "both", "Online, and they have met or plan to"
    NO = "no", "Not online"
    NOT_KNOWN = "not_known", "Not known yet"


class Scale(TextChoices):
    """Which words the partnership judges the level in (RK-09, RK-09b)."""

    FIVE = "five", "Five levels: low, low to medium, medium, medium to high, high"
    FOUR = "four", "Four levels: low, medium, high, being exploited"


class Level(TextChoices):
    """The level of risk, in the words of either scale. A person judges it; nothing works it out."""

    LOW = "low", "Low"
    LOW_MEDIUM = "low_medium", "Low to medium"
    MEDIUM = "medium", "Medium"
    MEDIUM_HIGH = "medium_high", "Medium to high"
    HIGH = "high", "High"
    EXPLOITED = "exploited", "Being exploited"


SCALES: dict[Scale, tuple[Level, ...]] = {
    Scale.FIVE: (Level.LOW, Level.LOW_MEDIUM, Level.MEDIUM, Level.MEDIUM_HIGH, Level.HIGH),
    Scale.FOUR: (Level.LOW, Level.MEDIUM, Level.HIGH, Level.EXPLOITED),
}
MEETING_LEVELS = (Level.MEDIUM, Level.MEDIUM_HIGH, Level.HIGH, Level.EXPLOITED)
"""Where a strategy meeting is held (PW-07, RK-09a): amber and red, medium and above."""
MEETING_RULE = "CL-31"


class Judged(TextChoices):
    """What is judged. At risk and has been harmed are two judgements, and past harm stays in view (PW-15)."""

    LEVEL = "level", "Level of risk"
    AT_RISK = "at_risk", "At risk of exploitation now"
    HARMED = "harmed", "Has been harmed by exploitation"


class YesNo(TextChoices):
    """The answer to a judgement that is not a level."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Why(TextChoices):
    """Why a case ends. Every reason is a manager's, but for the plan and for adult services' yes (PW-14, PW-16)."""

    PLAN = "plan", "The exit plan is agreed and the child is safer"
    MOVED = "moved", "Moved, and another authority has accepted the case"
    WOULD_NOT = "would_not", "The child and family do not want the service"
    DIED = "died", "The child died"
    TRANSITION = "transition", "The child is 18, and adult services have accepted"
    TURNED_18 = "turned_18", "The child is 18, and adult services have not accepted"


class State(TextChoices):
    """Where a case stands."""

    OPENED = "opened", "Waiting to be allocated"
    ALLOCATED = "allocated", "Being worked with"
    ENDING = "ending", "Ending waits for a second reader"
    CLOSED = "closed", "Ended"


OPEN = (State.OPENED, State.ALLOCATED, State.ENDING)


class Act(TextChoices):
    """What is done with a case."""

    ALLOCATE = "allocate", "Allocate"
    WORK = "work", "Work on it"
    PROPOSE = "propose", "Propose that it ends"
    KEEP = "keep", "Keep it open"
    GIVE_BACK = "give_back", "Keep it open, to be allocated"
    END = "end", "End it"


CASE = StateTable(
    states=State,
    acts={
        State.OPENED: {
            Act.ALLOCATE: State.ALLOCATED,
            Act.WORK: State.OPENED,
            Act.PROPOSE: State.ENDING,
        },
        State.ALLOCATED: {
            Act.ALLOCATE: State.ALLOCATED,
            Act.WORK: State.ALLOCATED,
            Act.PROPOSE: State.ENDING,
        },
        State.ENDING: {
            Act.WORK: State.ENDING,
            Act.KEEP: State.ALLOCATED,
            Act.GIVE_BACK: State.OPENED,
            Act.END: State.CLOSED,
        },
        State.CLOSED: {},
    },
)
MOVES = CASE.moves()
HOLDERS = {
    State.OPENED: "the manager of the team it was given to",
    State.ALLOCATED: "the named practitioner",
    State.ENDING: "a second person of the team, who did not propose it",
    State.CLOSED: "nobody; a new concern opens a new case that keeps this one in view",
}
