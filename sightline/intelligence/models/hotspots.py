"""Places to look at, and what is known and done about each (ID-08). They hold no person."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.history import with_whole_history
from sightline.access.records import Fact, Working
from sightline.intelligence.models.parts import PlaceRows
from sightline.intelligence.states import NoteKind, PlaceKind


@with_whole_history()
class Hotspot(Working):
    """One place. It is new in the month it was first noticed, and known from then on."""

    RETENTION = "intelligence_record"
    PERSONAL = frozenset[str]()

    reference = models.CharField(max_length=15, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=PlaceKind.choices)
    area = models.CharField(max_length=120, blank=True)
    noticed_on = models.DateField()
    watched = models.BooleanField(default=True)

    objects: ClassVar = PlaceRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "area"], name="intelligence_hotspot_once"),
            models.CheckConstraint(condition=~Q(name=""), name="intelligence_hotspot_named"),
        ]

    def __str__(self) -> str:
        return self.reference


class HotspotNote(Fact):
    """One line: how it is used, what was considered against it, or what came of that."""

    RETENTION = "intelligence_record"
    PERSONAL = frozenset({"words"})
    THIRD_PARTY = frozenset({"words"})

    hotspot = models.ForeignKey(Hotspot, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=12, choices=NoteKind.choices)
    on_day = models.DateField()
    words = models.TextField()

    objects: ClassVar = PlaceRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="intelligence_hotspot_note_says_what")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.hotspot_id}"
