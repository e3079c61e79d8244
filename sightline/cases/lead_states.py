"""The words and the rules that leading a team stands on."""

from datetime import date

from django.db.models import TextChoices

BENCHMARK = (8, 10)
"""High-priority cases a worker, which a scrutiny review of May 2016 found right. Shown beside what is held (WF-06)."""
NEW_FOR_WEEKS = 12
"""How long somebody is new in a post: supervised every two weeks until then (CL-47-NEW)."""
RUNNING_MONTHS = 3
"""Months running over the limit after which the partners are asked to look at resources (WF-05a)."""


class Wanting(TextChoices):
    """What may be wanting on a case: the lists a manager works through."""

    UNALLOCATED = "unallocated", "Waiting to be allocated"
    PANEL = "panel", "Panel overdue"
    VISIT = "visit", "Child to be seen overdue"
    ASSESSMENT = "assessment", "Assessment overdue"
    MEETING = "meeting", "Strategy meeting overdue"
    DISCUSSION = "discussion", "Discussion in supervision overdue"
    PROTECTION = "protection", "Medium or above without a social worker or a plan in law"


class Session(TextChoices):
    """How supervision was given. Both are kept; only the first meets the clock of a worker (WF-09, WF-09a)."""

    ALONE = "alone", "One to one"
    GROUP = "group", "As a group"


SUPERVISION_RULE, NEW_RULE = "CL-47", "CL-47-NEW"
"""Supervision of a worker: from the first case on, then from each session of one to one."""
DISCUSS_RULE, DISCUSS_HIGH_RULE = "CL-48", "CL-48-HIGH"
"""A case is discussed in supervision: from its allocation, then from each discussion, until it ends."""


class NoteKind(TextChoices):
    """What a manager writes on a case."""

    DECISION = "decision", "Decision"
    DIRECTION = "direction", "Direction"


class PostKind(TextChoices):
    """The posts a team is made of (WF-01)."""

    WORKERS = "workers", "Exploitation workers"
    SOCIAL_WORKERS = "social_workers", "Social workers"
    LEADERS = "leaders", "Team leaders"
    MANAGERS = "managers", "Group managers"
    OTHERS = "others", "Other posts"


PROMISED_FROM, PROMISED_UNTIL = date(2022, 7, 1), date(2027, 7, 1)
"""For five years the team stays at no less than in July 2022, in posts and in budget at those prices (WF-04)."""
