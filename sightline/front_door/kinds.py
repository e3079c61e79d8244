"""The kinds of call, and the short lists that taking one is written in."""

from django.db.models import TextChoices

from sightline.people.factors import Factor

__all__ = ["CallDone", "CallKind", "Factor", "MissingLinked", "Relevance"]


class CallKind(TextChoices):
    """What kind of call it was, by which its script is chosen (FD-07)."""

    PARENT = "parent", "A worried parent or carer"
    SCHOOL = "school", "A school or college"
    MISSING = "missing", "The police, about a missing child"
    POLICE = "police", "The police, about anything else"
    HEALTH = "health", "A health service"
    HOUSING = "housing", "A housing provider, or a complaint about a home"
    ANONYMOUS = "anonymous", "Somebody who gives no name"
    AUTHORITY = "authority", "Another authority or service"
    HELPLINE = "helpline", "A national helpline"
    PUBLIC = "public", "A neighbour, friend or member of the public"
    PLACE = "place", "About a place or group, with no child named"
    ADULT = "adult", "An adult worried about themselves"
    OTHER = "other", "Any other call"


class Relevance(TextChoices):
    """What a person says of a word that was found (FD-03)."""

    RELEVANT = "relevant", "Relevant"
    NOT_RELEVANT = "not_relevant", "Not relevant"
    UNSURE = "unsure", "Unsure"


class MissingLinked(TextChoices):
    """Whether a missing report is linked to exploitation (MS-04)."""

    LINKED = "linked", "Linked to exploitation"
    SUSPECTED = "suspected", "May be linked: more must be found out"
    NOT_LINKED = "not_linked", "No link found"


class CallDone(TextChoices):
    """What was done for somebody who wanted a social worker (FD-20a)."""

    PUT_THROUGH = "put_through", "Put through"
    MESSAGE = "message", "Message left for the worker or their manager"
    NUMBER = "number", "Given the number of the team"
    NOT_REACHED = "not_reached", "Nobody could be reached"
