"""The words an enquiry is written in, where it stands, and who holds it there."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class Concern(TextChoices):
    """What kind of concern it is: the standing list of agencies to ask goes by this."""

    SEXUAL = "sexual", "Sexual exploitation"
    CRIMINAL = "criminal", "Criminal exploitation"
    MISSING = "missing", "Missing from home or care"
    OTHER = "other", "Another concern for a child"


class Urgency(TextChoices):
    """How soon, chosen by a person and by nothing else. It sets the clocks."""

    RED = "red", "Red: today"
    AMBER = "amber", "Amber: within a working day"
    GREEN = "green", "Green: in turn"


URGENCY_RULE = {Urgency.RED: "EN-01-RED", Urgency.AMBER: "EN-01-AMBER", Urgency.GREEN: "EN-01-GREEN"}
"""The clock of the enquiry itself. Each agency asked has its own (follow_up)."""


class Part(TextChoices):
    """What somebody is to the enquiry."""

    CHILD = "child", "The child"
    SUSPECTED = "suspected", "Suspected of exploiting a child"
    OTHER_CHILD = "other_child", "Another child whose name came up"
    FAMILY = "family", "Family or household"
    OTHER = "other", "Somebody else whose name came up"


class Known(TextChoices):
    """What an entry says."""

    SOMETHING = "something", "We know something"
    NOTHING = "nothing", "Nothing known"


class SexualHealth(TextChoices):
    """All that may ever be said of sexual health here. There is no field for a result."""

    OFFERED = "offered", "A service was offered"
    TAKEN_UP = "taken_up", "A service was taken up"


class ReleaseBasis(TextChoices):
    """On what an entry leaves the enquiry (IS-02b)."""

    CONSENT = "consent", "The person it is about agreed"
    SAFEGUARDING = "safeguarding", "Needed to safeguard a child"


class Outcome(TextChoices):
    """What was decided. Every agency asked is told this."""

    PROTECTION = "protection", "Child protection enquiries or a strategy discussion"
    PATHWAY = "pathway", "Exploitation pathway or statutory safeguarding"
    EARLY_HELP = "early_help", "Help from one agency"
    NO_ACTION = "no_action", "Nothing further now"


class State(TextChoices):
    """Where an enquiry stands. Worked out from its conclusions."""

    OPEN = "open", "Being answered"
    CONCLUDED = "concluded", "Concluded"


class Act(TextChoices):
    """What its social workers do with it."""

    CONCLUDE = "conclude", "Conclude"


ENQUIRY = StateTable(
    states=State,
    acts={
        State.OPEN: {Act.CONCLUDE: State.CONCLUDED},
        State.CONCLUDED: {Act.CONCLUDE: State.CONCLUDED},
    },
)
MOVES = ENQUIRY.moves()
HOLDERS = {
    State.OPEN: "its social workers; each agency asked holds its own answer",
    State.CONCLUDED: "nobody, unless its social workers decide again",
}
