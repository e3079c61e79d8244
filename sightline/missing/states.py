"""Where a missing episode stands, what can be done with it there, and who holds it."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class State(TextChoices):
    """Where an episode stands."""

    MISSING = "missing", "Missing now"
    BACK = "back", "Back, what follows is not finished"
    CLOSED = "closed", "Closed"
    MISTAKEN = "mistaken", "Recorded by mistake"


class Act(TextChoices):
    """What is done with an episode."""

    ATTACH = "attach", "Add a further report"
    GRADE = "grade", "Write down the risk the police give"
    FIND = "find", "Record that the child is back"
    SETTLE = "settle", "Say whether an interview is due"
    ASSIGN = "assign", "Give the interview to somebody"
    OFFER = "offer", "Record an offer of the interview"
    HOLD = "hold", "Record the interview"
    FOLLOW = "follow", "Record the prevention interview or the debrief"
    CHECK = "check", "Check the quality of the interview or the care plan review"
    CLOSE = "close", "Close the episode"
    REOPEN = "reopen", "Open it again"
    WITHDRAW = "withdraw", "Say that it was recorded by mistake"


EPISODE = StateTable(
    states=State,
    acts={
        State.MISSING: {
            Act.ATTACH: State.MISSING,
            Act.GRADE: State.MISSING,
            Act.FIND: State.BACK,
            Act.WITHDRAW: State.MISTAKEN,
        },
        State.BACK: {
            Act.GRADE: State.BACK,
            Act.FIND: State.BACK,
            Act.SETTLE: State.BACK,
            Act.ASSIGN: State.BACK,
            Act.OFFER: State.BACK,
            Act.HOLD: State.BACK,
            Act.FOLLOW: State.BACK,
            Act.CHECK: State.BACK,
            Act.CLOSE: State.CLOSED,
            Act.WITHDRAW: State.MISTAKEN,
        },
        State.CLOSED: {Act.CHECK: State.CLOSED, Act.REOPEN: State.BACK},
        State.MISTAKEN: {},
    },
)
MOVES = EPISODE.moves()
HOLDERS = {
    State.MISSING: "the police, who look for the child; the missing coordinator keeps the record",
    State.BACK: "the missing coordinator; whoever was given the return home interview holds it",
    State.CLOSED: "nobody",
    State.MISTAKEN: "nobody",
}
STANDS = (State.MISSING, State.BACK, State.CLOSED)

INTERVIEW_HOURS, INTERVIEW_DAYS = "CL-34", "CL-35"
SHARED, PREVENTION, REPEATED = "CL-36", "CL-37", "CL-38"
INTERVIEW_CLOCKS = (INTERVIEW_HOURS, INTERVIEW_DAYS)
