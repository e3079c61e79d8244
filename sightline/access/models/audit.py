"""The record of access: what somebody did, looked at or was refused. Facts; the site may only add to them."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sightline.access.states import Outcome
from sightline.core.models import AboutPeople, Row, Table


class AuditEvent(Row):
    """One act, look or refusal. Holds ids only, and no foreign keys, so that nothing it names can block it."""

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"about", "subject_id", "staff_id"})

    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    kind = models.CharField(max_length=80)
    staff_id = models.UUIDField(null=True)
    employer_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=80, blank=True)
    route = models.CharField(max_length=120, blank=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    about = models.JSONField(default=list)
    words_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at"]),
            models.Index(fields=["staff_id", "at"]),
            models.Index(fields=["subject_id", "at"]),
            models.Index(fields=["at"], name="access_audit_refused", condition=models.Q(outcome="refused")),
            GinIndex(fields=["about"], opclasses=["jsonb_path_ops"], name="access_audit_about"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.kind}"


class AuditWords(Row, AboutPeople):
    """What was said about an act: a reason, a search typed. Outside the sealed chain, so it can be disposed of."""

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"words", "about"})

    event_id = models.UUIDField(unique=True)
    salt = models.CharField(max_length=32)
    words = models.TextField()

    def __str__(self) -> str:
        return f"words of {self.event_id}"


class Seal(models.Model):
    """One sealed event: its hash and the chain so far, numbered in the order of commits."""

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset[str]()

    number = models.BigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    row_hash = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.number}"
