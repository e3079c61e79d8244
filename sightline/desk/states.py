"""The words of the tracker: in which order, at which stage, what to notice."""

from django.db.models import TextChoices

from sightline.cases.states import State


class Order(TextChoices):
    """Orders of the tracker: dates, names and references. Never a level: nobody is ranked."""

    NEWEST = "newest", "Newest first"
    OLDEST = "oldest", "Oldest first"
    CHANGED = "changed", "Last changed first"
    NAME = "name", "Name"
    REFERENCE = "reference", "Reference"


class RowKind(TextChoices):
    """What a row of the tracker is."""

    CASE = "case", "Case on the pathway"
    REFERRAL = "referral", "Referral, no case from it"


REFERRAL, OPEN = "referral", "open"
STAGES = [
    (OPEN, "All cases that are open"),
    *State.choices,
    (REFERRAL, "Referral, no case from it"),
    ("undecided", "Referral that waits for a decision"),
]


class Flag(TextChoices):
    """What to notice. Each is a fact or a rule, and none is weighed against another."""

    HERE = "here", "Placed here by another authority"
    AWAY = "away", "Placed outside the area"
    AT_RISK = "at_risk", "Judged at risk now"
    HARMED = "harmed", "Judged to have been harmed"
    WAITS = "waits", "A judgement waits for its second reader"
    MISSING = "missing", "Reported missing"
    LATE = "late", "A deadline has passed"


class Lane(TextChoices):
    """The rows of a child's picture, each with a mark of its own shape."""

    JUDGED = "judged", "Judgements"
    CONTACT = "contact", "Contacts"
    MEETING = "meeting", "Meetings"
    VISIT = "visit", "Visits"
    STATUS = "status", "Statuses and placements"
