"""Versions of rules, holidays proclaimed later, and one row for each clock that runs."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_history
from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople, Row, Table
from sightline.deadlines.counting import Counting, Length, Unit
from sightline.deadlines.rule_files import Kind, RunsAs, Status
from sightline.deadlines.states import Outcome
from sightline.deadlines.steps import Step, read_steps


class RuleManager(models.Manager["Rule"]):
    """Rules by the day they are asked about."""

    def on(self, code: str, day: date) -> "Rule":
        """The version in force on a day; `Rule.DoesNotExist` where there is none."""
        return self.each_on([code], day)[0]

    def each_on(self, codes: Sequence[str], day: date) -> "list[Rule]":
        """The versions in force on a day, in the order asked; `Rule.DoesNotExist` where one is missing."""
        begun = self.filter(code__in=codes, valid_from__lte=day).order_by("valid_from", "version")
        latest = {rule.code: rule for rule in begun}
        for code in codes:
            found = latest.get(code)
            if found is None or (found.valid_to and found.valid_to < day):
                raise Rule.DoesNotExist(f"No rule {code} is in force on {day}.")
        return [latest[code] for code in codes]


class Rule(Row):
    """One version of one rule, as a reviewed file said it. A fact: a changed file adds a version."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    code = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    starts = models.CharField(max_length=200)
    count = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, choices=[(unit.value, unit.value) for unit in Unit])
    counting = models.CharField(max_length=10, choices=[(way.value, way.value) for way in Counting])
    runs_as = models.CharField(max_length=10, choices=[(way.value, way.value) for way in RunsAs])
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    source = models.CharField(max_length=300)
    status = models.CharField(max_length=12, choices=[(status.value, status.value) for status in Status])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    escalation = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    loaded_at = models.DateTimeField()

    objects: ClassVar[RuleManager] = RuleManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "valid_from", "version"], name="deadlines_rule_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def length(self) -> Length:
        return Length(self.count, Unit(self.unit), Counting(self.counting))

    @property
    def steps(self) -> tuple[Step, ...]:
        return read_steps(self.escalation)


class LengthProposal(Row):
    """Another length for a clock that the partnership sets for itself. It counts once a second person agrees."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    code = models.CharField(max_length=30)
    count = models.PositiveIntegerField()
    valid_from = models.DateField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.code}: {self.count} from {self.valid_from}"


class LengthAnswer(Row):
    """What a second person said to it, and the version of the rule that came of it."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    proposal = models.OneToOneField(LengthProposal, on_delete=models.PROTECT, related_name="answer")
    agreed = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    rule = models.ForeignKey(Rule, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agreed=True, rule__isnull=False) | Q(agreed=False, rule=None),
                name="deadlines_length_agreed_is_a_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.agreed}"


class Holiday(Row):
    """A bank holiday proclaimed, or moved away, after the published list was printed. A fact."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    day = models.DateField()
    added = models.BooleanField(help_text="False: the day has become an ordinary working day")
    title = models.CharField(max_length=120)
    source = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "added", "at"], name="deadlines_holiday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.day}"


class ClockQuerySet(models.QuerySet["Clock"]):
    """Clocks by who may see them and whether they run."""

    def visible_to(self, viewer: Viewer) -> "ClockQuerySet":
        """Everybody's with leave to read them, otherwise one's own, one's team's and one's employer's."""
        if viewer.may("deadlines.read"):
            return self
        return self.filter(
            Q(owner_staff_id=viewer.staff_id)
            | Q(owner_team_id__in=viewer.team_ids)
            | Q(owner_team=None, owner_staff=None, owner_agency_id=viewer.employer_id)
        )

    def running(self) -> "ClockQuerySet":
        return self.filter(stopped_at=None)


@with_history()
class Clock(Working, AboutPeople):
    """One clock that runs or ran: what for, whose, when due, how it ended. Never deleted.

    `subject_kind` and `subject_id` say what it is for, since what is above this folder is unknown here.
    `next_at` is when the sweep next has to act: the due moment, then each step of the escalation.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "subject_id", "stop_reason", "late_reason"})

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    reference = models.CharField(max_length=40)
    path = models.CharField(max_length=300)
    owner_staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    owner_agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    agreed = models.BooleanField(default=False, help_text="A date people agreed; holidays do not move it")
    announced = models.BooleanField(default=True, help_text="False: rests on holidays not yet announced")
    next_at = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.RUNNING)
    breached_at = models.DateTimeField(null=True)
    noticed_at = models.DateTimeField(null=True, help_text="When the sweep found the breach")
    stopped_at = models.DateTimeField(null=True)
    stop_reason = models.TextField(blank=True)
    late_reason = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Clock"]] = ClockQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_id"]),
            models.Index(fields=["next_at"], condition=Q(stopped_at=None), name="deadlines_clock_next"),
            models.Index(
                fields=["owner_team", "due_at"], condition=Q(stopped_at=None), name="deadlines_clock_team"
            ),
            models.Index(
                fields=["owner_staff", "due_at"], condition=Q(stopped_at=None), name="deadlines_clock_staff"
            ),
            models.Index(
                fields=["owner_agency", "due_at"], condition=Q(stopped_at=None), name="deadlines_clock_agency"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rule", "subject_id"], condition=Q(stopped_at=None), name="deadlines_clock_runs_once"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("started_at")), name="deadlines_clock_due_after_start"
            ),
            models.CheckConstraint(
                condition=(Q(outcome=Outcome.BREACHED) & Q(breached_at__isnull=False))
                | (~Q(outcome=Outcome.BREACHED) & Q(breached_at=None)),
                name="deadlines_clock_breached_when",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.BREACHED)
                | (Q(outcome=Outcome.RUNNING) & Q(stopped_at=None))
                | (Q(outcome__in=[Outcome.MET, Outcome.CANCELLED]) & Q(stopped_at__isnull=False)),
                name="deadlines_clock_stopped_when",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(next_at=None), name="deadlines_clock_stopped_is_quiet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule.title} ({self.reference})"


class DueMoved(Row, AboutPeople):
    """That a due moment moved because a holiday was proclaimed; the old one is kept. A fact."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"about"})

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="moves")
    old_due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"moved from {self.old_due_at} to {self.new_due_at}"


class StepTaken(Row, AboutPeople):
    """Whom a breached clock was taken to inside the owner's own organisation. A fact."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"about"})

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="steps_taken")
    level = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=30)
    staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=200, blank=True, help_text="Why it could not go to the one meant")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"level {self.level} to {self.who}"
