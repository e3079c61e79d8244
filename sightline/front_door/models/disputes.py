"""What an organisation of the partnership says from its own page of a decision it had a part in, and what it is told.

These are the only rows of the front door that a partner reads. What stands in them was written to be read by them.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.front_door.hub_states import ChallengeOutcome, NewsKind
from sightline.front_door.models.challenges import Challenge
from sightline.front_door.models.parts import READ, FrontDoorRows, OfContact

DISPUTE = "front_door.dispute"


class DisputeRows(FrontDoorRows):
    """The front door's, and those of the viewer's own organisation. The same stands in the database."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.may(READ) or viewer.staff_id is None:
            return self
        own = viewer.may(DISPUTE) and viewer.employer_id is not None
        return self.filter(agency_id=viewer.employer_id) if own else self.none()


class PartnerDispute(OfContact):
    """A partner disagrees with a decision, or, with `further`, with the answer it was given."""

    PERSONAL = frozenset({"about", "words", "wanted"})

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    decision_number = models.PositiveIntegerField()
    further = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    wanted = models.TextField(blank=True)

    objects: ClassVar = DisputeRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["further"],
                condition=Q(further__isnull=False),
                name="front_door_dispute_goes_further_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} disputed"


class PartnerNews(OfContact):
    """One thing a partner is told of its challenge: to whom it was put and by when, or the answer."""

    PERSONAL = frozenset({"about", "words", "put_to"})

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    dispute = models.ForeignKey(PartnerDispute, on_delete=models.PROTECT, related_name="+")
    challenge = models.ForeignKey(Challenge, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=NewsKind.choices)
    level = models.PositiveSmallIntegerField(default=1)
    put_to = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=ChallengeOutcome.choices, blank=True)
    words = models.TextField(blank=True)

    objects: ClassVar = DisputeRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind=NewsKind.ANSWERED) | (~Q(outcome="") & ~Q(words="")),
                name="front_door_news_of_an_answer_says_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.dispute_id})"
