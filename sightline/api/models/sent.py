"""What came in by a key, and that one call was answered already."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.api.models.keys import Key
from sightline.api.states import READS, SENDS, Kind
from sightline.core.models import Row, Table


class SentRows(models.QuerySet[Any]):
    """Rows of the viewer's own employer, of the kinds their key is for. The database says it again."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None:
            return self
        kinds = [kind for kind in Kind if viewer.may(SENDS[kind]) or viewer.may(READS[kind])]
        return self.filter(controller_id=viewer.employer_id, kind__in=kinds)


class Sent(Fact):
    """One thing an agency sent, with what it became. `controller` sent it, `by` answers for the key it came by.

    It says that the agency sent something, and nothing of what came of it. So it stands behind no wall: the sender
    knows what it sent, and a line that went when a wall was raised would tell that it had been.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"their_reference"})

    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    contact = models.ForeignKey("front_door.Contact", null=True, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey("missing.Report", null=True, on_delete=models.PROTECT, related_name="+")
    pupil_return = models.ForeignKey(
        "education.PupilReturn", null=True, on_delete=models.PROTECT, related_name="+"
    )
    nil_return = models.ForeignKey(
        "education.NilReturn", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reference = models.CharField(max_length=20, help_text="Ours")
    their_reference = models.CharField(max_length=80, blank=True)

    objects: ClassVar = SentRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["controller", "kind", "-at", "id"], name="api_sent_newest")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "kind", "their_reference"],
                condition=~Q(their_reference=""),
                name="api_sent_theirs_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.CONTACT, contact__isnull=False)
                | Q(kind=Kind.MISSING, report__isnull=False)
                | (Q(kind=Kind.RETURN) & (Q(pupil_return__isnull=False) | Q(nil_return__isnull=False))),
                name="api_sent_became_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Once(Row):
    """That a key's call was answered, so that the same call again is given the same answer. Goes after some days."""

    TABLE = Table.STATE
    RETENTION = "working_paper"
    PERSONAL = frozenset[str]()

    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")
    asked = models.CharField(max_length=64, help_text="Digest of the Idempotency-Key")
    body = models.CharField(max_length=64, help_text="Digest of what was sent")
    sent_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "asked"], name="api_once_a_key")]
        indexes: ClassVar = [models.Index(fields=["at"], name="api_once_by_age")]

    def __str__(self) -> str:
        return f"answered {self.sent_id}"
