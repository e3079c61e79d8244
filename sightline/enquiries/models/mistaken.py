"""Whether somebody who was taken off the contact still belongs to the enquiry that was opened from it."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.enquiries.models.enquiries import Subject
from sightline.enquiries.models.parts import NamingRows, OfEnquiry


class SubjectAnswer(OfEnquiry):
    """What a social worker of the enquiry said: they come off it too, or they stay. The last counts."""

    PERSONAL = frozenset({"about", "why"})

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stands = models.BooleanField()
    why = models.TextField()

    objects: ClassVar = NamingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "number"], name="enquiries_subject_answer_once"),
            models.CheckConstraint(condition=~Q(why=""), name="enquiries_subject_answer_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id}: {'stays' if self.stands else 'off'}"


def taken_off() -> models.QuerySet[SubjectAnswer]:
    """Last answers by which somebody is off an enquiry."""
    later = SubjectAnswer.objects.filter(subject_id=OuterRef("subject_id"), number__gt=OuterRef("number"))
    found: models.QuerySet[SubjectAnswer] = SubjectAnswer.objects.filter(~Exists(later), stands=False)
    return found
