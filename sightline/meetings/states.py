"""The words of a meeting, where it stands, and who holds it there."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable


class Kind(TextChoices):
    """Kinds of meeting. The rules of each are data (reference/kinds.csv)."""

    PANEL = "panel", "Multi-agency risk assessment panel"
    STRATEGY = "strategy", "Strategy meeting"
    STRATEGY_REVIEW = "strategy_review", "Strategy meeting review"
    MISSING = "missing", "Missing intervention meeting"
    TRIAGE = "triage", "Weekly triage"
    STRATEGIC_PANEL = "strategic_panel", "Monthly strategic panel"
    LOCALITY = "locality", "Locality meeting"
    STRATEGIC_GROUP = "strategic_group", "Strategic group"


class Part(TextChoices):
    """What somebody is to a group or a meeting."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice chair"
    MEMBER = "member", "Member"


class State(TextChoices):
    """Where a meeting stands."""

    CALLED = "called", "Called"
    POSTPONED = "postponed", "Postponed, no day yet"
    CANCELLED = "cancelled", "Cancelled"
    HELD = "held", "Held, minutes to come"
    MINUTED = "minuted", "Minutes sent round"
    AGREED = "agreed", "Minutes agreed"


class Act(TextChoices):
    """What those who run a meeting do with it."""

    ADD = "add", "Add to the agenda"
    SEND = "send", "Send the agenda and papers"
    MOVE = "move", "Give it another day"
    JOIN = "join", "Say how people come"
    POSTPONE = "postpone", "Postpone"
    CANCEL = "cancel", "Cancel"
    HOLD = "hold", "Record who came"
    MINUTE = "minute", "Send the minutes round"
    AGREE = "agree", "Agree the minutes"
    VOTE = "vote", "Record a vote"
    GIVE = "give", "Give somebody an action"
    DISCUSS = "discuss", "Write down a child talked of"
    PUBLISH = "publish", "Publish the draft minutes"
    ESCALATE = "escalate", "Take a vote to the partnership"


class Presence(TextChoices):
    """What became of one organisation's place (PW-06a)."""

    CAME = "came", "Came"
    SENT = "sent", "Sent information instead"
    APOLOGIES = "apologies", "Sent apologies only"
    NEITHER = "neither", "Did neither"


class Choice(TextChoices):
    """How an organisation votes (GR-09a)."""

    FOR = "for", "For"
    AGAINST = "against", "Against"
    ABSTAIN = "abstain", "Abstains"


class Response(TextChoices):
    """The level of response agreed of a child who was talked through (PW-17). Each says who does something next."""

    TODAY = "today", "Strategy discussion with police and health, today"
    STRATEGY = "strategy", "Strategy meeting"
    PANEL = "panel", "Multi-agency risk assessment panel"
    TEAM = "team", "The exploitation team goes on, or takes it up"
    ONE = "one", "One agency goes on, and tells the others"
    EARLY = "early", "Early help"
    AGAIN = "again", "Looked at again at the next meeting"
    NONE = "none", "No further response from this meeting"


class Result(TextChoices):
    """What a vote came to."""

    CARRIED = "carried", "Carried"
    LOST = "lost", "Not carried"


class Again(TextChoices):
    """When a review is to follow (CL-32)."""

    RED = "CL-32-RED", "Within six weeks: the level agreed is red"
    AMBER = "CL-32-AMBER", "Within three months: the level agreed is amber"


MEETING = StateTable(
    states=State,
    acts={
        State.CALLED: {
            Act.ADD: State.CALLED,
            Act.SEND: State.CALLED,
            Act.MOVE: State.CALLED,
            Act.JOIN: State.CALLED,
            Act.POSTPONE: State.POSTPONED,
            Act.CANCEL: State.CANCELLED,
            Act.HOLD: State.HELD,
        },
        State.POSTPONED: {
            Act.ADD: State.POSTPONED,
            Act.JOIN: State.POSTPONED,
            Act.MOVE: State.CALLED,
            Act.CANCEL: State.CANCELLED,
        },
        State.CANCELLED: {},
        State.HELD: {
            Act.HOLD: State.HELD,
            Act.VOTE: State.HELD,
            Act.GIVE: State.HELD,
            Act.DISCUSS: State.HELD,
            Act.ESCALATE: State.HELD,
            Act.MINUTE: State.MINUTED,
        },
        State.MINUTED: {
            Act.HOLD: State.MINUTED,
            Act.VOTE: State.MINUTED,
            Act.GIVE: State.MINUTED,
            Act.DISCUSS: State.MINUTED,
            Act.ESCALATE: State.MINUTED,
            Act.PUBLISH: State.MINUTED,
            Act.MINUTE: State.MINUTED,
            Act.AGREE: State.AGREED,
        },
        State.AGREED: {
            Act.GIVE: State.AGREED,
            Act.ESCALATE: State.AGREED,
            Act.PUBLISH: State.AGREED,
        },
    },
)
MOVES = MEETING.moves()
RUNS = "whoever called it, and those of their post"
HOLDERS = {
    State.CALLED: f"{RUNS}; each organisation asked holds its own information",
    State.POSTPONED: RUNS,
    State.CANCELLED: "nobody",
    State.HELD: RUNS,
    State.MINUTED: "its chair, who agrees the minutes when amendments are in",
    State.AGREED: "nobody; each action is held by whoever it was given to",
}
BEFORE = (State.CALLED, State.POSTPONED)
AFTER = (State.HELD, State.MINUTED, State.AGREED)

CLOCK_OF_DRAFT, CLOCK_OF_ESCALATION = "CL-93", "CL-94"
CLOCK_OF_PAPERS, CLOCK_OF_MINUTES, CLOCK_OF_AMENDMENTS = "CL-90", "CL-91", "CL-92"
