"""The words a contact is written in, the states its work passes through, and who holds each."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable
from sightline.front_door.choices import TOLD_BY_HAND as TOLD_BY_HAND
from sightline.front_door.choices import AssessmentOutcome as AssessmentOutcome
from sightline.front_door.choices import SupportGiven as SupportGiven
from sightline.front_door.choices import ToldHow as ToldHow
from sightline.front_door.hub_states import CHALLENGE_HOLDERS as CHALLENGE_HOLDERS
from sightline.front_door.hub_states import CHALLENGE_MOVES as CHALLENGE_MOVES


class Source(TextChoices):
    """Who told us (FD-05)."""

    POLICE = "police", "Police"
    COUNCIL = "council", "Council"
    EDUCATION = "education", "School or college"
    HEALTH = "health", "Health"
    HOUSING = "housing", "Housing"
    INDIVIDUAL = "individual", "A member of the public, family or friend"
    ANONYMOUS = "anonymous", "Somebody who gave no name"
    OTHER = "other", "Somebody else"


class OlderSource(TextChoices):
    """The breakdown used before 2019, still needed to compare with earlier years (FD-05a)."""

    LOCAL_AUTHORITY = "local_authority", "Local authority"
    POLICE = "police", "Police"
    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    LA_EXTERNAL = "la_external", "Local authority: external"
    INDIVIDUAL = "individual", "Individual"
    HOUSING = "housing", "Housing"
    OTHER = "other", "Other"


OLDER_SOURCE: dict[Source, OlderSource] = {
    Source.POLICE: OlderSource.POLICE,
    Source.COUNCIL: OlderSource.LOCAL_AUTHORITY,
    Source.EDUCATION: OlderSource.EDUCATION,
    Source.HEALTH: OlderSource.HEALTH,
    Source.HOUSING: OlderSource.HOUSING,
    Source.INDIVIDUAL: OlderSource.INDIVIDUAL,
    Source.ANONYMOUS: OlderSource.INDIVIDUAL,
    Source.OTHER: OlderSource.OTHER,
}
"""The older word for each source, unless the person who took the contact says otherwise."""


class HealthProvider(TextChoices):
    """Which part of health, so that low numbers can be looked into (FD-05b)."""

    GP = "gp", "GP practice"
    HOSPITAL = "hospital", "Hospital"
    PHARMACY = "pharmacy", "Pharmacy"
    SEXUAL_HEALTH = "sexual_health", "Sexual health service"
    MENTAL_HEALTH = "mental_health", "Mental health service"
    COMMUNITY = "community", "Community or 0 to 19 service"
    OTHER = "other", "Another health service"


class Channel(TextChoices):
    """How it arrived (FD-06)."""

    PHONE = "phone", "Telephone"
    ONLINE = "online", "Online form"
    EMAIL = "email", "Email or letter"
    IN_PERSON = "in_person", "In person"
    SYSTEM = "system", "From another system"


class SharingBasis(TextChoices):
    """The legal ground on which the person who told us shared it (IS-03)."""

    WELFARE = "welfare", "To safeguard and promote a child's welfare (Children Act 2004)"
    SIGNIFICANT_HARM = (
        "significant_harm",
        "A child may be suffering significant harm (Children Act 1989, section 47)",
    )
    CRIME = "crime", "To prevent or detect a crime (Data Protection Act 2018)"
    AGREED = "agreed", "The person it is about agreed to it being shared"
    PUBLIC = "public", "A member of the public, who needs no legal ground"


class FamilyTold(TextChoices):
    """Whether the family knows that we were told (FD-29)."""

    YES = "yes", "Yes, they have been told"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "We do not know"


class Consent(TextChoices):
    """Whether the family agreed to a service. Never a condition of protecting a child (FD-29)."""

    AGREED = "agreed", "They agreed"
    REFUSED = "refused", "They did not agree"
    NOT_ASKED = "not_asked", "They have not been asked"
    NOT_NEEDED = "not_needed", "Not needed: section 47 enquiry, or asking would put somebody at risk"


class Urgency(TextChoices):
    """How soon, chosen by a person and by nothing else. It sets the clock."""

    RED = "red", "Red: now"
    AMBER = "amber", "Amber: soon"
    GREEN = "green", "Green: in turn"


URGENCY_RULE: dict[Urgency, str] = {
    Urgency.RED: "CL-02-RED",
    Urgency.AMBER: "CL-02-AMBER",
    Urgency.GREEN: "CL-02-GREEN",
}
"""The clock that each urgency starts (CL-02)."""

DECIDE_RULE = "CL-01"
"""Decide, and tell whoever told us, within a working day."""

ACUTE_RULE = "CL-05-ACUTE"
"""A strategy discussion on the same day."""

DISCUSSION_RULE = "CL-05"
"""A strategy discussion where harm is suspected and no child is in immediate danger."""

CONFERENCE_ASKED_RULE = "CL-06"
CONFERENCE_RULE = "CL-07"
"""The initial conference, from the discussion that began the section 47 enquiry."""

SEEN_RULE, NRM_RULE = "CL-03", "CL-39"
"""The child is seen in the section 47 enquiry; whether it goes to the National Referral Mechanism is settled."""

OFFICER_RULE = "CL-25"
"""The designated officer is told of an allegation against somebody who works with children."""

NAMED_WORKER_RULE = "FD-30"
"""The named worker finds the right professional."""


class Exploitation(TextChoices):
    """How exploitation came to be noticed. The two ways are never added together (FD-03a)."""

    TICKED = "ticked", "Signs of exploitation recorded by a person"
    TEXT_MATCH = "text_match", "Words in the text only"
    NONE = "none", "None"


class ExploitationType(TextChoices):
    """Which kind, where a person recorded signs of it."""

    SEXUAL = "sexual", "Sexual exploitation"
    CRIMINAL = "criminal", "Criminal exploitation"
    BOTH = "both", "Both sexual and criminal"
    OTHER = "other", "Another kind"


class SubjectRole(TextChoices):
    """What a person is to a contact."""

    CHILD = "child", "Child the concern is about"
    OTHER_CHILD = "other_child", "Another child"
    ADULT = "adult", "Adult named"


class Level(TextChoices):
    """Level of need after first screening (FD-16)."""

    UNIVERSAL = "universal", "Universal"
    VULNERABLE = "vulnerable", "Vulnerable"
    COMPLEX = "complex", "Complex"
    ACUTE = "acute", "Acute"


class FirstOutcome(TextChoices):
    """The three first-stage outcomes, and no others (FD-17)."""

    EARLY_HELP = "early_help", "Passed to another agency for early help"
    ADVICE = "advice", "Information, advice and support"
    PATHWAY = "pathway", "Met the threshold: exploitation team or statutory safeguarding"


class Origin(TextChoices):
    """How the row came to be here."""

    HAND = "hand", "Recorded by hand"
    FILE = "file", "Brought in from a file"
    EVENT = "event", "Raised by other work in Sightline"


class ContactState(TextChoices):
    """Where the work on a contact stands. The hub board's columns."""

    NEW = "new", "New"
    CHECKING = "checking", "Initial check"
    SCREENING = "screening", "Being screened"
    TO_DECIDE = "to_decide", "Waiting for a decision"
    DECIDED = "decided", "Decided"
    PASSED_ON = "passed_on", "Passed on"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn with its file"


UNDECIDED = (ContactState.NEW, ContactState.CHECKING, ContactState.SCREENING, ContactState.TO_DECIDE)


class Act(TextChoices):
    """What somebody can do with a contact. Each leaves a fact that stays."""

    TAKE_UP = "take_up", "Taken up"
    SCREEN = "screen", "Screening begun"
    READY = "ready", "Put to a social worker for a decision"
    SEND_BACK = "send_back", "Sent back: more to find out"
    PUT_BACK = "put_back", "Put back"
    DECIDE = "decide", "Decided"
    PASS_ON = "pass_on", "Passed on"
    COME_BACK = "come_back", "Came back: declined or unanswered"
    CALL_BACK = "call_back", "Somebody called back"
    CLOSE = "close", "Closed"
    WITHDRAW = "withdraw", "Withdrawn: its file was taken back"


CONTACT = StateTable(
    states=ContactState,
    acts={
        ContactState.NEW: {
            Act.TAKE_UP: ContactState.CHECKING,
            Act.SCREEN: ContactState.SCREENING,
            Act.DECIDE: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.NEW,
            Act.WITHDRAW: ContactState.WITHDRAWN,
        },
        ContactState.CHECKING: {
            Act.TAKE_UP: ContactState.CHECKING,
            Act.SCREEN: ContactState.SCREENING,
            Act.READY: ContactState.TO_DECIDE,
            Act.PUT_BACK: ContactState.NEW,
            Act.DECIDE: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.CHECKING,
        },
        ContactState.SCREENING: {
            Act.TAKE_UP: ContactState.SCREENING,
            Act.SCREEN: ContactState.SCREENING,
            Act.READY: ContactState.TO_DECIDE,
            Act.PUT_BACK: ContactState.NEW,
            Act.DECIDE: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.SCREENING,
        },
        ContactState.TO_DECIDE: {
            Act.TAKE_UP: ContactState.TO_DECIDE,
            Act.SCREEN: ContactState.TO_DECIDE,
            Act.SEND_BACK: ContactState.SCREENING,
            Act.PUT_BACK: ContactState.NEW,
            Act.DECIDE: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.TO_DECIDE,
        },
        ContactState.DECIDED: {
            Act.DECIDE: ContactState.DECIDED,
            Act.PASS_ON: ContactState.PASSED_ON,
            Act.COME_BACK: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.DECIDED,
            Act.CLOSE: ContactState.CLOSED,
            Act.WITHDRAW: ContactState.WITHDRAWN,
        },
        ContactState.PASSED_ON: {
            Act.DECIDE: ContactState.PASSED_ON,
            Act.PASS_ON: ContactState.PASSED_ON,
            Act.COME_BACK: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.PASSED_ON,
            Act.CLOSE: ContactState.CLOSED,
        },
        ContactState.CLOSED: {
            Act.DECIDE: ContactState.DECIDED,
            Act.COME_BACK: ContactState.DECIDED,
            Act.CALL_BACK: ContactState.DECIDED,
            Act.WITHDRAW: ContactState.WITHDRAWN,
        },
        ContactState.WITHDRAWN: {},
    },
)
"""A social worker decides from any state: nothing waits for a step. Only a file brings in one already decided, and only
its taking back withdraws one, from a state that a file leaves.""" ""

MOVES = CONTACT.moves()
HOLDERS = {
    ContactState.NEW: "the front-door team it came to",
    ContactState.CHECKING: "the adviser or social worker who took it up",
    ContactState.SCREENING: "the adviser or social worker who took it up",
    ContactState.TO_DECIDE: "the social worker it was put to, else the front-door team",
    ContactState.DECIDED: "the front-door team, until it is passed on or closed and the referrer is told",
    ContactState.PASSED_ON: "whoever was asked; the front-door team chases",
    ContactState.CLOSED: "nobody, unless somebody calls back",
    ContactState.WITHDRAWN: "nobody; it stays on record and is counted nowhere",
}
