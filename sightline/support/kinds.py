"""The words of the directory: what a service is, whom it is for, how it is come by. The public pages use them too."""

from django.db.models import TextChoices


class Group(TextChoices):
    """The groups that reviews of support ask about (SS-01b)."""

    THERAPY = "therapy", "Specialist therapeutic support"
    EXPLOITATION = "exploitation", "Specialist exploitation support"
    OTHER = "other", "Other support"


class Provider(TextChoices):
    """What kind of organisation provides it (SS-01)."""

    COUNCIL = "council", "Council"
    HEALTH = "health", "NHS"
    POLICE = "police", "Police or courts"
    VOLUNTARY = "voluntary", "Charity or community organisation"
    PRIVATE = "private", "Private"


class WayIn(TextChoices):
    """Who can ask for it (SS-01)."""

    SELF = "self", "The person themselves"
    THIRD_PARTY = "third_party", "Somebody else for them"
    GP = "gp", "A GP"
    PRIVATE = "private", "Privately, for a fee"


class ForWhom(TextChoices):
    """Whom it helps. Parents have support of their own, fathers too (SS-03)."""

    CHILD = "child", "A child or young person"
    PARENT = "parent", "A parent or carer"
    FATHER = "father", "A father"
    SURVIVOR = "survivor", "An adult who was harmed as a child"
    PROFESSIONAL = "professional", "Somebody who works with children"


class Mode(TextChoices):
    """How it is given (SS-01)."""

    FACE_TO_FACE = "face_to_face", "Face to face"
    VIRTUAL = "virtual", "By video, telephone or message"
    GROUP = "group", "In a group"


class Worry(TextChoices):
    """The levels of need of the threshold guidance, in the words of the leaflet (PR-10)."""

    UNIVERSAL = "universal", "A little worried"
    VULNERABLE = "vulnerable", "Worried: something has changed"
    COMPLEX = "complex", "Very worried: it goes on, or there is more than one thing"
    ACUTE = "acute", "Somebody is being hurt, or may be"


class Stage(TextChoices):
    """At which stage, from the first worry to after a sentence (SS-02)."""

    FOUND = "found", "From the first worry"
    INVESTIGATED = "investigated", "While the police look into it"
    COURT = "court", "While it is before a court"
    AFTER = "after", "Afterwards"
