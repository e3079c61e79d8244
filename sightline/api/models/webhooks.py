"""Where an agency's own system is told of what happened to what it sent, and each attempt to tell it."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.history import with_whole_history
from sightline.access.viewer import Viewer
from sightline.api.models.keys import Key
from sightline.api.models.sent import Sent
from sightline.api.states import ADMINISTERS, WEBHOOKS, Fault, Hears
from sightline.core.models import Row, Table


class WebhookRows(models.QuerySet[Any]):
    """Webhooks of keys the viewer answers for; all of them for whoever keeps keys. The database says it again."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(ADMINISTERS):
            return self
        if not viewer.may(WEBHOOKS):
            return self.none()
        return self.filter(key__post__staff_id=viewer.staff_id)


@with_whole_history(but=("secret", "secret_before"))
class Webhook(Row):
    """It is told what its key may read, for as long as that key works."""

    TABLE = Table.WORKING
    RETENTION = "staff_record"
    PERSONAL = frozenset[str]()

    title = models.CharField(max_length=80)
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=500)
    hears = ArrayField(models.CharField(max_length=40, choices=Hears.choices))
    secret = models.BinaryField(help_text="Sealed with a key of the installation")
    secret_number = models.PositiveSmallIntegerField(default=1)
    secret_before = models.BinaryField(null=True)
    before_until = models.DateTimeField(
        null=True, help_text="Until when calls bear the earlier signature, too"
    )
    made_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    off_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    off_why = models.TextField(blank=True)

    objects: ClassVar = WebhookRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(off_at=None, off_by=None, off_why="")
                | (Q(off_at__isnull=False) & ~Q(off_why="")),
                name="api_webhook_off_says_why",
            ),
            models.CheckConstraint(condition=~Q(hears=[]), name="api_webhook_hears_something"),
            models.CheckConstraint(
                condition=Q(secret_before=None, before_until=None)
                | Q(secret_before__isnull=False, before_until__isnull=False),
                name="api_webhook_earlier_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NoticeRows(models.QuerySet[Any]):
    """Notices of webhooks the viewer keeps."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(webhook__in=Webhook.objects.visible_to(viewer))


class Notice(Row):
    """One thing a webhook is told. Its id is that of the message, however often it is sent. Goes after some months."""

    TABLE = Table.STATE
    RETENTION = "working_paper"
    PERSONAL = frozenset[str]()

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="notices")
    sent = models.ForeignKey(Sent, on_delete=models.PROTECT, related_name="+")
    hears = models.CharField(max_length=40, choices=Hears.choices)
    said = models.CharField(max_length=20, help_text="Where what was sent stood")
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, help_text="When it is sent next; none once it is over")
    taken_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects: ClassVar = NoticeRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="api_notice_due"),
            models.Index(fields=["webhook", "-at", "id"], name="api_notice_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(next_at__isnull=False, taken_at=None, stopped_at=None)
                | Q(next_at=None, taken_at__isnull=False, stopped_at=None)
                | Q(next_at=None, taken_at=None, stopped_at__isnull=False),
                name="api_notice_waits_or_is_over",
            )
        ]

    def __str__(self) -> str:
        return f"{self.hears} {self.said}"


class AttemptRows(models.QuerySet[Any]):
    """Attempts on webhooks the viewer keeps."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(notice__webhook__in=Webhook.objects.visible_to(viewer))


class Attempt(Row):
    """One call: when, and the status that was answered or why there was none. No word of either body is kept."""

    TABLE = Table.STATE
    RETENTION = "working_paper"
    PERSONAL = frozenset[str]()

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    fault = models.CharField(max_length=8, blank=True, choices=Fault.choices)
    milliseconds = models.PositiveIntegerField()

    objects: ClassVar = AttemptRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["notice", "at"], name="api_attempt_in_order")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__isnull=False, fault="") | (Q(status=None) & ~Q(fault="")),
                name="api_attempt_answered_or_not",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%c} {self.status or self.fault}"
