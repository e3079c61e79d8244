"""What a manager found when a post was looked at, once a quarter. A fact."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.models.agencies import Agency
from sightline.access.models.staff import Post
from sightline.access.states import PostFinding
from sightline.core.models import Row, Table


class PostReview(Row):
    """One post of one quarter: still right, to be changed, or to be ended, in a manager's own name."""

    TABLE = Table.FACT
    RETENTION = "staff_record"
    PERSONAL = frozenset({"finding", "words"})

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    quarter = models.DateField(help_text="The first day of the quarter")
    finding = models.CharField(max_length=8, choices=PostFinding.choices)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "quarter"], name="access_post_reviewed_once"),
            models.CheckConstraint(
                condition=Q(finding=PostFinding.RIGHT) | ~Q(words=""), name="access_post_review_says_why"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "quarter"], name="access_post_reviews_of")]

    def __str__(self) -> str:
        return f"{self.finding} {self.quarter}"
