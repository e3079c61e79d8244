"""A review, who works on it, and what was heard. No account stands here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_whole_history
from sightline.access.records import Fact, Working
from sightline.governance.models.parts import OfReviewRows, ReviewRows


@with_whole_history()
class Review(Working):
    """A review of services. Its keeper says who works on it."""

    RETENTION = "review_record"
    PERSONAL = frozenset[str]()

    reference = models.CharField(max_length=15, unique=True)
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    keeper = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = ReviewRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="governance_review_says_what"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="governance_review_ends_after",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


@with_whole_history()
class Member(Working):
    """That somebody works on a review, from when, until when."""

    RETENTION = "review_record"
    PERSONAL = frozenset[str]()

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects: ClassVar = OfReviewRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "staff"], condition=Q(until=None), name="governance_member_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} on {self.review_id}"


class Heard(Fact):
    """What a review heard of one service, in the words of a member; the highest number stands."""

    RETENTION = "review_record"
    PERSONAL = frozenset({"words"})
    THIRD_PARTY = frozenset({"words"})

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    words = models.TextField()

    objects: ClassVar = OfReviewRows.as_manager()

    class Meta:
        verbose_name_plural: ClassVar[str] = "heard"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "agency", "number"], name="governance_heard_once"),
            models.CheckConstraint(condition=~Q(words=""), name="governance_heard_something"),
        ]

    def __str__(self) -> str:
        return f"heard {self.number} by {self.review_id}"
