"""Why a crime has no case beside it, and why a confirmed case has no crime: the words a gap is explained in (JU-01)."""

from django.db.models import TextChoices


class NoCase(TextChoices):
    """Why the child of a crime has no case on the pathway."""

    ASKED = "asked", "The front door is asked, and has not decided yet"
    DECIDED = "decided", "The front door decided on other help"
    AWAY = "away", "The child lives in another area, which was told"
    GROWN = "grown", "The victim is an adult now"
    ANOTHER = "another", "Another reason"


class NoCrime(TextChoices):
    """Why a confirmed case has no crime on record."""

    NOT_TOLD = "not_told", "The child has not told the police, and nobody else could"
    ASKED = "asked", "The police are asked, and have not answered yet"
    NOT_FOUND = "not_found", "The police looked, and recorded no crime"
    ELSEWHERE = "elsewhere", "Another force records it"
    ANOTHER = "another", "Another reason"


class Disclosed(TextChoices):
    """Whether the child told the police (JU-01a)."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"
