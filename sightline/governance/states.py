"""The words accounts are written in, where an account stands, and who holds it there."""

from django.db.models import TextChoices

from sightline.core.state_table import StateTable

LOOK_AT_IT = "IS-19"
"""How soon somebody decides whether anybody is at risk. A length of our own, since no guidance gives one."""


class How(TextChoices):
    """How something was told, to us or by us."""

    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "By phone"
    WRITING = "writing", "In writing"
    SURVEY = "survey", "In a survey"
    SUPPORTER = "supporter", "Through a supporter"


class Teller(TextChoices):
    """Who told it, in kind. A name is kept only if they wish."""

    SURVIVOR = "survivor", "A survivor"
    FAMILY = "family", "A family member"
    FRIEND = "friend", "A friend"
    PROFESSIONAL = "professional", "A professional"


class Agrees(TextChoices):
    """What the teller agrees to."""

    AS_TOLD = "as_told", "Used as told"
    THEME = "theme", "Used as a theme only"
    HEARD = "heard", "Heard, and not used"


class Decided(TextChoices):
    """What was decided of somebody's safety."""

    NOBODY = "nobody", "Nobody is at risk, as far as was told"
    PASSED_ON = "passed_on", "Somebody may be at risk: passed on to the front door"
    KNOWN = "known", "The front door knows of it already"


class State(TextChoices):
    """Where an account stands."""

    TO_LOOK_AT = "to_look_at", "Safety is to be looked at"
    LOOKED_AT = "looked_at", "Safety was looked at"
    TAKEN_BACK = "taken_back", "Taken back by whoever told it"


class Act(TextChoices):
    """What is done with an account."""

    LOOK = "look", "Look at safety"
    CORRECT = "correct", "Correct it"
    TELL = "tell", "Note that whoever told it was told"
    TAKE_BACK = "take_back", "They take it back"


ACCOUNT = StateTable(
    states=State,
    acts={
        State.TO_LOOK_AT: {Act.LOOK: State.LOOKED_AT, Act.CORRECT: State.TO_LOOK_AT},
        State.LOOKED_AT: {
            Act.LOOK: State.LOOKED_AT,
            Act.CORRECT: State.TO_LOOK_AT,
            Act.TELL: State.LOOKED_AT,
            Act.TAKE_BACK: State.TAKEN_BACK,
        },
        State.TAKEN_BACK: {Act.TELL: State.TAKEN_BACK},
    },
)
MOVES = ACCOUNT.moves()
HOLDERS = {
    State.TO_LOOK_AT: "whoever took it down, until a member of the review decides",
    State.LOOKED_AT: "the members of the review",
    State.TAKEN_BACK: "nobody: the words are put away, the fact stays",
}
