"""What a person is called, and the numbers they are known by. Working rows: dated, amended, never removed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows, with_history
from sightline.people.models.source_records import SourceRecord
from sightline.people.naming.text import as_shown
from sightline.people.states import IdentifierKind, NameKind


@with_history()
class Name(Working, AboutPeople):
    """One name, of one kind, from and to when it was used."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"kind", "given", "middle", "surname", "from_on", "to_on", "about"})

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=12, choices=NameKind.choices, default=NameKind.LEGAL)
    given = models.CharField(max_length=200, blank=True)
    middle = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(given="", surname=""), name="people_name_says_something"),
        ]

    def __str__(self) -> str:
        return self.full

    @property
    def full(self) -> str:
        """The name as it is said."""
        return as_shown(self.given, self.middle, self.surname)


@with_history()
class Identifier(Working, AboutPeople):
    """One number, of one kind. A number that fails its check is kept, with the warning."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"kind", "value", "warning", "traced", "from_on", "to_on", "about"})

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=IdentifierKind.choices)
    value = models.CharField(max_length=40)
    warning = models.CharField(max_length=120, blank=True)
    traced = models.BooleanField(default=False, help_text="Looked up and found with the body that issues it")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "kind", "value"], name="people_identifier_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"

    @property
    def valid(self) -> bool:
        """Whether the number passed the check its kind has."""
        return not self.warning
