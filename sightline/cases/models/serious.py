"""What few read of a case: an allegation against somebody who works with children, and a serious incident."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.incident_states import NOTICES, Notice
from sightline.cases.models.parts import OfCase
from sightline.front_door.models.trust import ConcernOfTrust, WordToOfficer


class Allegation(OfCase, ConcernOfTrust):
    """That somebody who works with the child, or with children, may have harmed one, as it became known on a case."""

    PERSONAL = frozenset({"about", "concern", "employer", "person", "still_with_children"})
    THIRD_PARTY = frozenset({"concern", "employer", "person", "still_with_children"})

    def __str__(self) -> str:
        return f"allegation on {self.case_id}"


class AllegationTold(OfCase, WordToOfficer):
    """That the designated officer for allegations was told of it."""

    PERSONAL = frozenset({"about", "advice", "received_by", "their_reference"})
    THIRD_PARTY = frozenset({"advice", "received_by", "their_reference"})

    allegation = models.OneToOneField(Allegation, on_delete=models.PROTECT, related_name="told")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(received_by=""), name="cases_officer_named"),
        ]

    def __str__(self) -> str:
        return f"officer told of {self.allegation_id}"


class Incident(OfCase):
    """A serious incident, as it came to be known. Its notice and its review have clocks of their own."""

    PERSONAL = frozenset({"about", "what", "why"})

    what = models.TextField(help_text="What is known, in few words")
    why = models.TextField(help_text="Why it may be a serious incident")
    known_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(why=""), name="cases_incident_says_why")
        ]

    def __str__(self) -> str:
        return f"serious incident on {self.case_id}"


class IncidentStep(OfCase):
    """Who was told of it and when, that the rapid review was done, or why a notice is not needed."""

    PERSONAL = frozenset({"about", "person", "their_reference", "words"})

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    notice = models.CharField(max_length=10, choices=Notice.choices)
    done_at = models.DateTimeField()
    person = models.CharField(max_length=200, help_text="Who took it, or who decided")
    their_reference = models.CharField(max_length=80, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["incident", "notice"],
                condition=Q(notice__in=NOTICES),
                name="cases_incident_step_once",
            ),
            models.CheckConstraint(
                condition=~Q(person="") & (~Q(notice=Notice.NOT_NEEDED) | ~Q(words="")),
                name="cases_incident_step_says_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice} of {self.incident_id}"
