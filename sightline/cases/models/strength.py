"""What a team is made of from a day: its posts, who of them holds cases, its budget (WF-01, WF-04)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.cases.lead_states import PostKind
from sightline.core.models import Row, Table


class Strength(Row):
    """The posts of a team from a day, and its budget beside prices then. A fact: the next stands beside it."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    from_on = models.DateField()
    workers = models.PositiveIntegerField()
    social_workers = models.PositiveIntegerField()
    leaders = models.PositiveIntegerField()
    managers = models.PositiveIntegerField()
    others = models.PositiveIntegerField()
    holders = ArrayField(
        models.CharField(max_length=14, choices=PostKind.choices), help_text="Those who hold cases"
    )
    budget = models.PositiveIntegerField(null=True, help_text="Pounds a year, as decided")
    prices = models.DecimalField(
        max_digits=5, decimal_places=1, default=100, help_text="The price level; 100 in July 2022"
    )
    source = models.CharField(
        max_length=300, help_text="Where it is written down, and whose price level it is"
    )
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "number"], name="cases_strength_once"),
            models.CheckConstraint(
                condition=~Q(source="") & Q(prices__gt=0), name="cases_strength_says_where"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} from {self.from_on}"

    @property
    def posts(self) -> int:
        """All of them."""
        return sum(int(getattr(self, each.value)) for each in PostKind)
