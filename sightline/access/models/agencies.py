"""Agencies that employ and answer, the areas they serve, the teams inside them. Working rows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.history import with_whole_history
from sightline.access.states import AgencyKind, TeamKind
from sightline.core.models import Row, Table


@with_whole_history()
class Area(Row):
    """A part of the borough, or the whole of it, that staff and records belong to."""

    TABLE = Table.WORKING
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    name = models.CharField(max_length=120, unique=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


@with_whole_history()
class Agency(Row):
    """An organisation: it employs staff, controls what it enters, and can be asked for things."""

    TABLE = Table.WORKING
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=30, choices=AgencyKind.choices)
    email = models.EmailField(blank=True, help_text="Where the agency wants to be told of things asked of it")
    phone = models.CharField(max_length=40, blank=True)
    named_manager = models.ForeignKey(
        "access.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


@with_whole_history()
class Team(Row):
    """A team or service of one agency."""

    TABLE = Table.WORKING
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, choices=TeamKind.choices)
    email = models.EmailField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "name"], condition=Q(closed_on=None), name="access_team_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
