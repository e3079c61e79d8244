"""Where an entry of the directory stands, and what is done with it."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class State(TextChoices):
    """Whether people are sent there."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Act(TextChoices):
    """What made a version of an entry."""

    ADD = "add", "Added"
    CHANGE = "change", "Changed"
    CHECK = "check", "Checked: still right"
    CLOSE = "close", "Closed"
    REOPEN = "reopen", "Opened again"


SERVICE = StateTable(
    states=State,
    acts={
        State.OPEN: {Act.CHANGE: State.OPEN, Act.CHECK: State.OPEN, Act.CLOSE: State.CLOSED},
        State.CLOSED: {Act.REOPEN: State.OPEN},
    },
)
SERVICE_MOVES = SERVICE.moves()
SERVICE_HOLDERS = {
    State.OPEN: "the organisation that keeps it, which checks it by a clock",
    State.CLOSED: "nobody; the organisation can open it again",
}
REVIEW_RULE = "SU-01"
"""The clock until an entry is checked again (deadlines/reference/rules.csv)."""
