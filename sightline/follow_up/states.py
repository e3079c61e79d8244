"""What can be asked and of whom, how a follow-up moves, who holds it in each state, and how silence is chased."""

from django.db.models import TextChoices

from sightline.access.states import AgencyKind
from sightline.core.state_table import StateTable


class Kind(TextChoices):
    EARLY_HELP = "early_help", "Early help"
    PATHWAY = "pathway", "Exploitation pathway"
    STATUTORY = "statutory", "Statutory safeguarding"
    ENQUIRY = "enquiry", "Enquiry"
    MEETING_ACTION = "meeting_action", "Action from a meeting"
    LICENSING = "licensing", "Licensing"
    OTHER = "other", "Something else"


class AskedOf(TextChoices):
    """Kinds of organisation, as the figures count them."""

    POLICE = "police", "Police"
    COUNCIL = "council", "Council"
    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    HOUSING = "housing", "Housing"
    VOLUNTARY = "voluntary", "Voluntary"
    OTHER_AUTHORITY = "other_authority", "Another local authority"
    OTHER = "other", "Other"


ASKED_OF = {
    AgencyKind.POLICE: AskedOf.POLICE,
    AgencyKind.COUNCIL: AskedOf.COUNCIL,
    AgencyKind.HOUSING_BENEFIT: AskedOf.COUNCIL,
    AgencyKind.SCHOOL: AskedOf.EDUCATION,
    AgencyKind.NHS_MENTAL_HEALTH: AskedOf.HEALTH,
    AgencyKind.NHS_HOSPITAL: AskedOf.HEALTH,
    AgencyKind.NHS_0_19: AskedOf.HEALTH,
    AgencyKind.NHS_GP: AskedOf.HEALTH,
    AgencyKind.NHS_SEXUAL_HEALTH: AskedOf.HEALTH,
    AgencyKind.SUBSTANCE_MISUSE: AskedOf.HEALTH,
    AgencyKind.HOUSING: AskedOf.HOUSING,
    AgencyKind.VOLUNTARY: AskedOf.VOLUNTARY,
    AgencyKind.OTHER_AUTHORITY: AskedOf.OTHER_AUTHORITY,
}


def asked_of(kind: str) -> AskedOf:
    """The figures' kind of organisation for a kind of agency."""
    return ASKED_OF.get(AgencyKind(kind), AskedOf.OTHER)


class State(TextChoices):
    """Where one thing asked of somebody stands."""

    ASKED = "asked", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    DONE = "done", "Done"
    REOPENED = "reopened", "Reopened, nothing happened"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Act(TextChoices):
    """What somebody can do to a follow-up. Each is a fact that stays."""

    ASK = "ask", "Asked"
    ACCEPT = "accept", "Accepted"
    DECLINE = "decline", "Declined"
    FINISH = "finish", "Done"
    SAY_MORE = "say_more", "Added"
    REOPEN = "reopen", "Told that nothing happened"
    WITHDRAW = "withdraw", "Withdrawn"


class Answer(TextChoices):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


ASKED = "the organisation asked"

FOLLOW_UP = StateTable(
    states=State,
    acts={
        State.ASKED: {
            Act.ACCEPT: State.ACCEPTED,
            Act.DECLINE: State.DECLINED,
            Act.REOPEN: State.REOPENED,
            Act.SAY_MORE: State.ASKED,
            Act.WITHDRAW: State.WITHDRAWN,
        },
        State.ACCEPTED: {
            Act.FINISH: State.DONE,
            Act.DECLINE: State.DECLINED,
            Act.REOPEN: State.REOPENED,
            Act.SAY_MORE: State.ACCEPTED,
            Act.WITHDRAW: State.WITHDRAWN,
        },
        State.DECLINED: {
            Act.REOPEN: State.REOPENED,
            Act.SAY_MORE: State.DECLINED,
            Act.WITHDRAW: State.WITHDRAWN,
        },
        State.DONE: {
            Act.REOPEN: State.REOPENED,
            Act.SAY_MORE: State.DONE,
        },
        State.REOPENED: {
            Act.ACCEPT: State.ACCEPTED,
            Act.DECLINE: State.DECLINED,
            Act.REOPEN: State.REOPENED,
            Act.SAY_MORE: State.REOPENED,
            Act.WITHDRAW: State.WITHDRAWN,
        },
        State.WITHDRAWN: {},
    },
)
MOVES = FOLLOW_UP.moves()
HOLDERS = {
    State.ASKED: ASKED,
    State.ACCEPTED: ASKED,
    State.DECLINED: "whoever asked: ask somebody else, ask again, or close it with a reason",
    State.DONE: "nobody, unless somebody tells us that nothing happened",
    State.REOPENED: ASKED,
    State.WITHDRAWN: "nobody",
}

# States in which the organisation asked has something to do.
WITH_THE_ASKED = (State.ASKED, State.ACCEPTED, State.REOPENED)
OPEN = (*WITH_THE_ASKED, State.DECLINED)

# The rule whose clock runs in a state (deadlines/reference/rules.csv).
CLOCK_OF_ANSWER = "FU-01"
CLOCK_OF_SAFEGUARDING_ANSWER = "FU-02"
CLOCK_OF_DOING = "FU-03"
CLOCK_AFTER_REOPENING = "FU-04"
CLOCK_AFTER_REFUSAL = "FU-05"


class ChaseStep(TextChoices):
    """Where silence was taken, in this order; the last three are people's own doing."""

    REQUEST = "request", "Request sent"
    ASKED = "asked", "Reminder"
    NAMED_MANAGER = "named_manager", "To the named manager"
    PARTNERSHIP_OFFICER = "partnership_officer", "To the partnership officer"
    BY_PERSON = "by_person", "Chased by a person"
    TAKEN_UP = "taken_up", "Taken up by the partnership"
    CORRECTED = "corrected", "Put right"


# What counts as escalated: gone past the people who were asked.
ESCALATED = (ChaseStep.NAMED_MANAGER, ChaseStep.PARTNERSHIP_OFFICER)
