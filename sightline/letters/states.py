"""Where a letter stands, what is done with it, and who holds it there."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class Kind(TextChoices):
    """Kinds of letter. Their wordings and rules are data (reference/wordings.csv)."""

    GP_AT_RISK = "gp_at_risk", "To a GP practice: a child at risk"
    GP_MOVED = "gp_moved", "To a new GP practice after a move"
    PARENT = "parent", "To a parent or carer"
    SCHOOL = "school", "To a school or college"


class State(TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", "Being written"
    WAITING = "waiting", "Waiting for a second person"
    READY = "ready", "Ready to leave"
    SENT = "sent", "Sent"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    GIVEN_UP = "given_up", "Not sent"


class Act(TextChoices):
    """What is done with a letter."""

    CHANGE = "change", "Change it"
    FINISH = "finish", "Finish it"
    OFFER = "offer", "Ask a second person"
    ALLOW = "allow", "Let it leave"
    RETURN = "return", "Send it back"
    SEND = "send", "Send it"
    ACKNOWLEDGE = "acknowledge", "Record their answer"
    GIVE_UP = "give_up", "Give it up"


class How(TextChoices):
    """How a letter left."""

    POSTED = "posted", "Posted"
    HANDED = "handed", "Handed over"
    SECURE_MAIL = "secure_mail", "By secure e-mail"


HEALTH = "nhs_"
"""How the kinds of health organisations begin (access.states.AgencyKind): to these nothing goes by post (IS-10)."""


def posted_to_health(kind: str, how: str) -> bool:
    """Whether something about a child would go by post to a kind of organisation that it does not go to so (IS-10)."""
    return how == How.POSTED and kind.startswith(HEALTH)


LETTER = StateTable(
    states=State,
    acts={
        State.DRAFT: {
            Act.CHANGE: State.DRAFT,
            Act.FINISH: State.READY,
            Act.OFFER: State.WAITING,
            Act.GIVE_UP: State.GIVEN_UP,
        },
        State.WAITING: {
            Act.ALLOW: State.READY,
            Act.RETURN: State.DRAFT,
            Act.GIVE_UP: State.GIVEN_UP,
        },
        State.READY: {Act.SEND: State.SENT, Act.GIVE_UP: State.GIVEN_UP},
        State.SENT: {Act.ACKNOWLEDGE: State.ACKNOWLEDGED},
        State.ACKNOWLEDGED: {},
        State.GIVEN_UP: {},
    },
)
MOVES = LETTER.moves()
HOLDERS = {
    State.DRAFT: "whoever writes it",
    State.WAITING: "a second person, who is not its writer",
    State.READY: "whoever writes it",
    State.SENT: "whoever it went to, where an answer is awaited",
    State.ACKNOWLEDGED: "nobody",
    State.GIVEN_UP: "nobody",
}
LEFT = (State.SENT, State.ACKNOWLEDGED)
