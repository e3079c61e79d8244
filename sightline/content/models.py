"""Versions of public pages, what was done with each, and who signed a translation. Facts, all three."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.content.catalogue import ENGLISH
from sightline.content.states import DONE, Act
from sightline.core.models import Row, Table

WRITE = "content.write"


class ContentRows(models.QuerySet[Any]):
    """Words meant for everybody, seen before they are published by those who write them. The database says it too."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(WRITE) else self.none()


class Version(Row):
    """One version of one page in one language: the whole text. A change is the next.

    `source`: of a translation, the English version that it puts into another language. `by` is nobody where it ships.
    """

    TABLE = Table.FACT
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    slug = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField()
    why = models.CharField(max_length=300, help_text="What was changed, and who decided it")
    source = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = ContentRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slug", "language", "number"], name="content_version_once"),
            models.CheckConstraint(
                condition=Q(language=ENGLISH, source=None) | (~Q(language=ENGLISH) & Q(source__isnull=False)),
                name="content_translation_has_a_source",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(body=""), name="content_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.language} {self.number}"

    @property
    def reference(self) -> str:
        """What a message about its clock calls it."""
        return f"page {self.slug}"


class Step(Row):
    """What somebody did with a version: looked at it, published it, read it again, withdrew it."""

    TABLE = Table.FACT
    RETENTION = "published"
    PERSONAL = frozenset[str]()

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10, choices=[(each.value, each.label) for each in DONE])
    review_on = models.DateField(null=True)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = ContentRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "act"],
                condition=Q(act__in=[Act.PUBLISH, Act.WITHDRAW]),
                name="content_published_and_withdrawn_once",
            ),
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(act__in=[Act.PUBLISH, Act.REVIEW]),
                name="content_reviewed_when_published",
            ),
            models.CheckConstraint(
                condition=~Q(act=Act.WITHDRAW) | ~Q(words=""), name="content_withdrawn_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.version_id}"


class Signature(Row):
    """That a named translator signed one translation: it says what its English version says."""

    TABLE = Table.FACT
    RETENTION = "published"
    PERSONAL = frozenset({"translator", "standing", "signed_on"})

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="signature")
    translator = models.CharField(max_length=120)
    standing = models.CharField(
        max_length=200, help_text="Qualification or membership, and for whom they work"
    )
    signed_on = models.DateField()
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar = ContentRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(translator="") & ~Q(standing=""), name="content_translator_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"signature of {self.version_id}"
