"""Records that were wrong, or may no longer be seen: who proposed it, who agreed, and what was put away. Facts."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.information_rights.states import Correcting
from sightline.people.models import SourceRecord
from sightline.people.states import Sex


class Correction(Fact, AboutPeople):
    """One route for one person, as somebody proposes it. Once it is done only those named, and its author, see it."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why", "names", "contact", "other_id", "new_sex"})

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Correcting.choices)
    why = models.TextField()
    named = ArrayField(models.UUIDField(), default=list, help_text="Staff who may open it afterwards")
    names = ArrayField(models.UUIDField(), default=list, help_text="Names to be put away")
    new_sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    contact = models.CharField(
        max_length=40, blank=True, help_text="Reference of the contact on the wrong child"
    )
    other_id = models.UUIDField(null=True, help_text="The source record under the new name")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(kind=Correcting.WRONG_CHILD) & ~Q(contact=""))
                | (~Q(kind=Correcting.WRONG_CHILD) & ~Q(named=[])),
                name="information_rights_somebody_named",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class CorrectionAnswer(Fact, AboutPeople):
    """What a second person said; the wall it raised, and who had opened the person's records until then."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words", "readers"})

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="answer")
    agreed = models.BooleanField()
    words = models.TextField(blank=True)
    wall = models.ForeignKey("access.Wall", null=True, on_delete=models.PROTECT, related_name="+")
    readers = models.JSONField(default=list, help_text="Staff, and when each last opened it")

    def __str__(self) -> str:
        return f"{self.correction_id}: {self.agreed}"


class PutAway(Fact, AboutPeople):
    """Names and sex recorded before, out of sight and out of search, for those named."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "names", "sex"})

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="+")
    named = ArrayField(models.UUIDField())
    names = models.JSONField()
    sex = models.CharField(max_length=1, blank=True)

    class Meta:
        verbose_name_plural: ClassVar[str] = "names put away"

    def __str__(self) -> str:
        return "names put away"
