"""Services of the directory, each with its versions. Facts: nothing is rewritten. No row is about a child."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.support.given import OLDEST, PHONE, WEB
from sightline.support.kinds import ForWhom, Group, Mode, Provider, Stage, WayIn, Worry
from sightline.support.states import Act

READ, KEEP, OVERSEE = "support.read", "support.keep", "support.oversee"


class DirectoryRows(models.QuerySet[Any]):
    """Everybody with a post reads all of it. The database says so again."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(READ) else self.none()


class Service(Fact):
    """One service of one organisation, which keeps it (`controller`)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    objects: ClassVar = DirectoryRows.as_manager()

    def __str__(self) -> str:
        return f"service of {self.controller_id}"


def _several(kind: type[models.TextChoices]) -> Any:
    return ArrayField(models.CharField(max_length=12, choices=kind.choices))


class ServiceVersion(Fact):
    """What was said of a service from a moment on, whole; the last stands (SS-01, SS-02, SS-03)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=6, choices=Act.choices)
    why = models.CharField(max_length=500, blank=True, help_text="Why it was closed or opened again")
    checked_at = models.DateTimeField(help_text="When somebody last said that all of it was right")
    review_on = models.DateField(help_text="The day it is to be checked by")

    name = models.CharField(max_length=120)
    what = models.TextField(help_text="What it does")
    group = models.CharField(max_length=12, choices=Group.choices)
    provider_type = models.CharField(max_length=12, choices=Provider.choices)
    funded_by = models.CharField(max_length=200, blank=True)
    ways_in = _several(WayIn)
    how = models.TextField(blank=True, help_text="How it is asked for")
    age_from = models.PositiveSmallIntegerField(default=0)
    age_to = models.PositiveSmallIntegerField(null=True)
    for_whom = _several(ForWhom)
    modes = _several(Mode)
    levels = _several(Worry)
    stages = _several(Stage)
    languages = models.CharField(max_length=200, blank=True)
    cost = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    web = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    waiting = models.CharField(max_length=300, blank=True)
    waiting_on = models.DateField(null=True)
    onward = models.TextField(blank=True, help_text="Where else it sends people")

    objects: ClassVar = DirectoryRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="support_version_once"),
            models.CheckConstraint(
                condition=Q(number=1, act=Act.ADD) | (Q(number__gt=1) & ~Q(act=Act.ADD)),
                name="support_first_is_added",
            ),
            models.CheckConstraint(
                condition=~Q(act__in=[Act.CLOSE, Act.REOPEN]) | ~Q(why=""), name="support_closing_says_why"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(what=""), name="support_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(ways_in__len__gt=0, for_whom__len__gt=0, modes__len__gt=0, levels__len__gt=0),
                name="support_says_for_whom",
            ),
            models.CheckConstraint(condition=~Q(phone="") | ~Q(web=""), name="support_can_be_reached"),
            models.CheckConstraint(
                condition=(Q(phone="") | Q(phone__regex=PHONE)) & (Q(web="") | Q(web__regex=WEB)),
                name="support_is_reached_safely",
            ),
            models.CheckConstraint(
                condition=Q(age_to=None, age_from__lte=OLDEST)
                | Q(age_to__gte=F("age_from"), age_to__lte=OLDEST),
                name="support_ages_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(waiting="") & Q(waiting_on=None))
                | (~Q(waiting="") & Q(waiting_on__isnull=False)),
                name="support_waiting_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
