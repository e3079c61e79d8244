"""The limit of a caseload, other work beside cases, and that somebody came to hold more than the limit."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.core.models import Row, Table


class LimitSet(Row):
    """How many cases one worker of a team holds at most, who set it and why. A fact: the next stands beside it."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    most = models.PositiveIntegerField()
    from_on = models.DateField()
    decided_by = models.CharField(max_length=200, help_text="Who set it: the Board")
    decided_on = models.DateField()
    source = models.CharField(max_length=300, help_text="Where it is written down")
    why = models.TextField()
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "number"], name="cases_limit_once"),
            models.CheckConstraint(
                condition=Q(most__gte=1) & ~Q(decided_by="") & ~Q(source="") & ~Q(why=""),
                name="cases_limit_says_who_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"at most {self.most} from {self.from_on}"


class OtherWork(Row):
    """How many cases of other kinds a worker holds in a month, since all of them are their work (WF-02b)."""

    TABLE = Table.FACT
    RETENTION = "staff_record"
    PERSONAL = frozenset({"what", "month"})

    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="Its first day")
    number = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    what = models.CharField(max_length=300, help_text="What kind of work; nobody is named")
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "staff", "month", "number"], name="cases_other_work_once"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="cases_other_work_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.cases} others in {self.month}"


class LimitCrossed(Row):
    """That a worker came to hold more than the limit, or no longer does. Its managers are told once of each (WF-05)."""

    TABLE = Table.FACT
    RETENTION = "staff_record"
    PERSONAL = frozenset({"held"})

    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    over = models.BooleanField()
    held = models.PositiveIntegerField()
    most = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "staff", "number"], name="cases_crossed_once"),
            models.CheckConstraint(
                condition=Q(over=True, held__gt=models.F("most")) | Q(over=False, held__lte=models.F("most")),
                name="cases_crossed_is_so",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held} of {self.most}"
