"""The words of serious incidents."""

from django.db.models import TextChoices


class Notice(TextChoices):
    """What is done about a serious incident."""

    PANEL = "panel", "The national Panel was notified"
    REVIEW = "review", "The rapid review was sent"
    NOT_NEEDED = "not_needed", "A notice is not needed"
    OTHER = "other", "Somebody else was told"


NOTICES = (Notice.PANEL, Notice.REVIEW, Notice.NOT_NEEDED)
"""Done once each. Others are told as often as there are others."""
PANEL_NOTICE_RULE, RAPID_REVIEW_RULE = "CL-23", "CL-24"
"""The notice, and the rapid review, both from the day the council knew."""
