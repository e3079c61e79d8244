"""Where a person lives and how they are reached, each with whether it is safe to use. Working rows."""

from typing import ClassVar

from django.db import models

from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows, with_history
from sightline.people.models.source_records import SourceRecord
from sightline.people.states import AddressKind, ContactPointKind, Safe


@with_history()
class Address(Working, AboutPeople):
    """An address. A confidential one is seen only by posts that may see confidential addresses."""

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {"kind", "lines", "postcode", "safe_to_write", "confidential", "from_on", "to_on", "about"}
    )

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=12, choices=AddressKind.choices, default=AddressKind.HOME)
    lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    safe_to_write = models.CharField(max_length=12, choices=Safe.choices, default=Safe.NOT_KNOWN)
    confidential = models.BooleanField(default=False)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    objects = PeopleRows.as_manager()

    def __str__(self) -> str:
        return self.postcode or "address"


@with_history()
class ContactPoint(Working, AboutPeople):
    """A telephone number or an email address: whose it is and whether using it is safe."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"kind", "value", "whose", "safe_to_use", "from_on", "to_on", "about"})

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=ContactPointKind.choices)
    value = models.CharField(max_length=200)
    whose = models.CharField(max_length=120, blank=True, help_text="Whose it is, if not the person's own")
    safe_to_use = models.CharField(max_length=12, choices=Safe.choices, default=Safe.NOT_KNOWN)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    objects = PeopleRows.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "value"]

    def __str__(self) -> str:
        return self.value
