"""Audits of cases: the draw, what was drawn as it stood, what was found of each stage, the report (PW-10a, PW-27)."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.cases.audit_states import WANTING, AuditKind, Found, Side, Stage
from sightline.cases.models.parts import OfCase, OfCaseRows

AUDIT, READ = "cases.audit", "cases.read_audit"


class AuditRows(models.QuerySet[Any]):
    """Draws and reports, in which no child is named."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(READ) else self.none()


class AuditedRows(OfCaseRows):
    """What was drawn and found, for auditors. The team hears what it is asked. The database says the same."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(AUDIT) else self.none()


class Audit(Fact):
    """One draw: its seed, its rule in words and the list it was drawn from, so that anybody can draw it again."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"base"})

    kind = models.CharField(max_length=6, choices=AuditKind.choices)
    side = models.CharField(max_length=8, choices=Side.choices)
    first_day = models.DateField()
    last_day = models.DateField()
    seed = models.CharField(max_length=64)
    rule = models.TextField()
    base = ArrayField(models.CharField(max_length=15), default=list, help_text="References, in their order")
    size = models.PositiveIntegerField()
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = AuditRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "kind", "side", "first_day"], name="cases_audit_once"
            ),
            models.CheckConstraint(
                condition=Q(side=Side.INTERNAL, after=None) | Q(side=Side.EXTERNAL, after__isnull=False),
                name="cases_audit_internal_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.first_day}"


class AuditedCase(OfCase):
    """One case that was drawn, as its records stood on the day of the draw, so that an auditor opens nothing else."""

    PERSONAL = frozenset({"about", "shown", "reference", "with_child", "with_parents"})

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=15)
    shown = models.JSONField(default=dict, help_text="What the records said of each stage")
    with_child = models.BooleanField(null=True, help_text="As the safety plan that stood says; null: none")
    with_parents = models.BooleanField(null=True)

    objects: ClassVar = AuditedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "number"], name="cases_audited_number_once"),
            models.UniqueConstraint(fields=["audit", "case"], name="cases_audited_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class AuditFinding(OfCase):
    """What an auditor found of one stage of one case. A later finding has the next number."""

    PERSONAL = frozenset({"about", "shows", "wanted"})

    audited = models.ForeignKey(AuditedCase, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    number = models.PositiveIntegerField()
    found = models.CharField(max_length=8, choices=Found.choices)
    shows = models.TextField(help_text="What shows it")
    wanted = models.TextField(blank=True, help_text="What must happen now")
    asked_id = models.UUIDField(null=True, help_text="The follow-up by which the team was asked")

    objects: ClassVar = AuditedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audited", "stage", "number"], name="cases_audit_found_once"),
            models.CheckConstraint(condition=~Q(shows=""), name="cases_audit_finding_says_what_shows_it"),
            models.CheckConstraint(
                condition=~Q(found__in=WANTING) | (~Q(wanted="") & Q(asked_id__isnull=False)),
                name="cases_audit_wanting_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage}: {self.found}"


class AuditReport(Fact):
    """What a group was told of one audit: counts as they stood, and the auditor's own words."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"words"})

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reported_to = models.CharField(max_length=200)
    words = models.TextField()
    counts = models.JSONField(default=dict)

    objects: ClassVar = AuditRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "number"], name="cases_audit_report_once"),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(reported_to=""), name="cases_audit_report_says_to_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.number} of {self.audit_id}"
