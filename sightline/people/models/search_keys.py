"""What a source record is found by: numbers made from its names, dates, identifiers and postcodes."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sightline.core.models import AboutPeople, Row, Table
from sightline.people.models.source_records import SourceRecord


class SearchKeys(Row, AboutPeople):
    """One row a source record, made anew by every action that changes what it is found by.

    `called` holds the folded names, for listing in order of name.
    """

    TABLE = Table.WORKING
    RETENTION = "child_record"
    PERSONAL = frozenset({"keys", "called", "about"})

    record = models.OneToOneField(SourceRecord, on_delete=models.PROTECT, related_name="+")
    keys = ArrayField(models.IntegerField())
    called = models.CharField(max_length=420, blank=True)

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["keys"], name="people_keys", fastupdate=False)]

    def __str__(self) -> str:
        return "search keys"
