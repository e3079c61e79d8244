"""Safeguarding information handed on when a pupil moves to another school or college. A fact."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.education.models.settings import Setting, SettingRows
from sightline.education.states import Concern
from sightline.people.models import SourceRecord


class Transfer(Fact, AboutPeople):
    """What was handed on, to whom, from when. That it came is what the other school answers to the follow-up."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "moved_on", "concern", "words"})

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    moved_on = models.DateField()
    concern = models.CharField(max_length=10, choices=Concern.choices)
    words = models.TextField(help_text="What the next school or college must know")

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(to_agency=F("controller")), name="education_transfer_to_another"
            ),
            models.CheckConstraint(condition=Q(about__0=F("record_id")), name="education_transfer_about"),
        ]

    def __str__(self) -> str:
        return f"transfer of {self.record_id}"
