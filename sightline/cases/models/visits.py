"""Visits to the child, those planned, and the note on safety that is read before anybody goes (PW-25, WF-10a)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.cases.models.parts import OfCase, OfCaseRows
from sightline.cases.visiting import Came, Going, How, Lone, Where


class VisitRows(OfCaseRows):
    """Visits by whether they stand."""

    def standing(self) -> Self:
        """Those that no later row puts right, and that took place or were tried."""
        later = Visit.objects.filter(corrects_id=OuterRef("pk"))
        return self.filter(~Exists(later)).exclude(came=Came.NONE)


class Visit(OfCase):
    """One visit as it was. One that was tried and came to nothing is a row too, and is not having seen the child.

    A correction is a further row that names the one it puts right; both stay readable.
    """

    PERSONAL = frozenset(
        {
            "about",
            "agreed",
            "alone_offered",
            "alone_taken",
            "alone_why",
            "came",
            "child_words",
            "done",
            "minutes",
            "visited_on",
            "where",
            "why",
            "with_whom",
        }
    )

    came = models.CharField(max_length=8, choices=Came.choices)
    visited_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True)
    where = models.CharField(max_length=10, choices=Where.choices)
    how = models.CharField(max_length=8, choices=How.choices)
    visitor = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    with_whom = models.CharField(max_length=200, blank=True)
    alone_offered = models.BooleanField(null=True, help_text="Time alone with a trusted adult (PW-23)")
    alone_taken = models.BooleanField(null=True)
    alone_why = models.TextField(blank=True)
    child_words = models.TextField(blank=True, help_text="Only if the child wants them kept")
    done = models.TextField(help_text="What was done, or what was tried")
    agreed = models.TextField(blank=True, help_text="What was agreed next")
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected")
    why = models.TextField(blank=True, help_text="What was wrong with the one it puts right")

    objects: ClassVar[models.Manager[Any]] = VisitRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "-visited_on"], name="cases_visit_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(came=Came.SEEN) | Q(how=How.FACE, minutes__isnull=False, minutes__gt=0),
                name="cases_visit_seen_is_face_to_face",
            ),
            models.CheckConstraint(
                condition=~Q(came=Came.SEEN)
                | Q(alone_offered__isnull=False, alone_offered=True, alone_taken__isnull=False)
                | (Q(alone_offered__isnull=False, alone_offered=False) & ~Q(alone_why="")),
                name="cases_visit_says_time_alone",
            ),
            models.CheckConstraint(
                condition=~Q(came__in=[Came.NOT_SEEN, Came.NONE]) | Q(child_words=""),
                name="cases_visit_tried_has_no_words",
            ),
            models.CheckConstraint(
                condition=~Q(done="") | Q(came=Came.NONE), name="cases_visit_says_what_was_done"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, why="") & ~Q(came=Came.NONE)
                | (Q(corrects__isnull=False) & ~Q(why="")),
                name="cases_visit_corrected_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.came} in {self.case_id}"


class SafetyNote(OfCase):
    """What those who go there should know for their own safety. The last one stands; each says when it is reviewed."""

    PERSONAL = frozenset({"about", "review_on", "who_may_be_met", "words"})
    THIRD_PARTY = frozenset({"who_may_be_met"})

    number = models.PositiveIntegerField()
    says = models.CharField(max_length=8, choices=Lone.choices)
    who_may_be_met = models.TextField(blank=True, help_text="Who may be met there who could harm")
    words = models.TextField()
    review_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_safety_note_once"),
            models.CheckConstraint(condition=~Q(words=""), name="cases_safety_note_says_why"),
        ]

    def __str__(self) -> str:
        return f"safety note {self.number} of {self.case_id}"


class VisitPlanned(OfCase):
    """That a visit is planned, by somebody who had read the safety note that stood."""

    PERSONAL = frozenset({"about", "colleague", "planned_on", "where", "words"})

    planned_on = models.DateField()
    where = models.CharField(max_length=10, choices=Where.choices)
    going = models.CharField(max_length=3, choices=Going.choices)
    colleague = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    note = models.ForeignKey(SafetyNote, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(going=Going.TWO) | ~Q(colleague=""), name="cases_visit_planned_says_with_whom"
            )
        ]

    def __str__(self) -> str:
        return f"visit planned for {self.planned_on}"
