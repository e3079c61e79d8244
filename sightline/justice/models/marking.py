"""Markers of exploitation on crimes, audits of their use, published conviction rates, and changes of practice."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.justice.marked import Offences, Where, Whose
from sightline.justice.models.parts import READ, OfCrime

RATES = "justice.rates"


class Marker(OfCrime):
    """Whether a crime is marked as exploitation: the system's word, a judgement, and what prosecutors were sent.

    Of each the highest number stands; none overwrites another (JU-08, ID-19).
    """

    PERSONAL = frozenset({"about", "whose", "marked", "on_day", "words"})

    whose = models.CharField(max_length=12, choices=Whose.choices)
    number = models.PositiveIntegerField()
    marked = models.BooleanField()
    on_day = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "whose", "number"], name="justice_marker_once"),
            models.CheckConstraint(
                condition=~Q(whose=Whose.REVIEWED) | ~Q(words=""), name="justice_marker_says_what_shows_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.whose} of {self.crime_id}"


class NumbersRows(models.QuerySet[Any]):
    """Rows without a person, for posts that read crimes."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(READ) else self.none()


class RatesRows(models.QuerySet[Any]):
    """Published rates, for posts that keep them."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(RATES) else self.none()


class MarkersAudited(Fact):
    """What an audit of markers found: numbers as they stood, words, and what is trained because of it (ID-19a)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    first_day = models.DateField()
    last_day = models.DateField()
    crimes = models.PositiveIntegerField(help_text="Reported in the period, of those the auditor saw")
    judged = models.PositiveIntegerField(help_text="Those a coordinator looked at")
    differing = models.PositiveIntegerField(help_text="Where the judgement differs from the system")
    words = models.TextField()
    training = models.TextField()

    objects: ClassVar = NumbersRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(training=""), name="justice_markers_audit_says_what"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")), name="justice_markers_audit_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"markers from {self.first_day}"


class ConvictionRate(Fact):
    """One published conviction rate of one quarter; the highest number stands (JU-16)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    quarter = models.DateField(help_text="Its first day")
    offences = models.CharField(max_length=8, choices=Offences.choices)
    where = models.CharField(max_length=8, choices=Where.choices)
    number = models.PositiveIntegerField()
    percent = models.DecimalField(max_digits=4, decimal_places=1)
    prosecuted = models.PositiveIntegerField(null=True, help_text="Where it was published")
    source = models.CharField(max_length=200)

    objects: ClassVar = RatesRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["quarter", "offences", "where", "number"], name="justice_rate_once"
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=0) & Q(percent__lte=100), name="justice_rate_is_a_share"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="justice_rate_says_where_from"),
        ]

    def __str__(self) -> str:
        return f"{self.offences} {self.quarter}"


class Practice(Fact):
    """A change of practice that may show in the numbers of referrals (JU-07c)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    on_day = models.DateField()
    words = models.CharField(max_length=200)

    objects: ClassVar = NumbersRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="justice_practice_says_what")
        ]

    def __str__(self) -> str:
        return self.words
