"""What tables of yearly returns and inspection lists say of a child, kept beside what people recorded here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.front_door.models.imports import Import
from sightline.front_door.models.parts import FrontDoorRows


class ReturnTable(models.TextChoices):
    """The table of a return that says it."""

    EPISODES = "looked_after", "the looked-after return (SSDA903), episodes"
    LIST_2 = "list_2", "inspection list 2, early help"
    LIST_4 = "list_4", "inspection list 4, assessments"
    LIST_5 = "list_5", "inspection list 5, section 47 enquiries"
    LIST_6 = "list_6", "inspection list 6, children in need"
    LIST_7 = "list_7", "inspection list 7, child protection plans"
    LIST_8 = "list_8", "inspection list 8, children in care"
    LIST_9 = "list_9", "inspection list 9, care leavers"
    LIST_10 = "list_10", "inspection list 10, adoption"


class StandingFacts(models.Manager.from_queryset(FrontDoorRows)):  # type: ignore[misc]
    """Those that stand: what was taken back with its file is read nowhere."""

    def get_queryset(self) -> FrontDoorRows:
        rows: FrontDoorRows = super().get_queryset().filter(stands=True)
        return rows


class ReturnFact(Fact, AboutPeople):
    """One row of a table about one child. `said` holds codes, answers and further days by name, as `fact_tables` lists.

    A later return that says more adds a row. Only `stands` changes, when its file is taken back.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "table", "began_on", "ended_on", "said"})

    of_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=12, choices=ReturnTable.choices)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    said = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    stands = models.BooleanField(default=True, db_default=True)

    objects: ClassVar = StandingFacts()
    ever: ClassVar = FrontDoorRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source_record", "table", "fingerprint"],
                condition=Q(stands=True),
                name="front_door_return_fact_once",
            ),
            models.CheckConstraint(
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="front_door_return_fact_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} from {self.began_on}"
