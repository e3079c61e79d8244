"""Warning notices, and referrals to the National Referral Mechanism: dated facts; where each stands is worked out."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.justice.models.parts import READ
from sightline.justice.notice_states import Followed, NoticeKind, Stage
from sightline.people.models import SourceRecord


class ReadRows(models.QuerySet[Any]):
    """Rows for posts that read crimes. The database says it again."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(READ) else self.none()


class OfReaders(Fact, AboutPeople):
    """A fact for posts that read crimes."""

    RETENTION = "child_record"
    objects: ClassVar = ReadRows.as_manager()

    class Meta:
        abstract = True


class Notice(OfReaders):
    """A warning to somebody about one child: on what basis, when it was served, until when it stands.

    Whom it was served on is a suspect's record, which its own handling code guards.
    """

    PERSONAL = frozenset({"about", "kind", "police_reference", "basis", "served_on", "expires_on"})

    reference = models.CharField(max_length=15, unique=True)
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    child = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    served_to = models.ForeignKey(
        "justice.Suspect", null=True, on_delete=models.PROTECT, related_name="+", help_text="Their record"
    )
    police_reference = models.CharField(max_length=40)
    basis = models.TextField(help_text="Why it was served; never what was done")
    served_on = models.DateField()
    expires_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "police_reference"], name="justice_notice_once"),
            models.CheckConstraint(condition=~Q(basis=""), name="justice_notice_has_a_basis"),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("served_on")),
                name="justice_notice_ends_after_serving",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class NoticeFollowed(OfReaders):
    """That a notice was breached, looked at, or ended."""

    PERSONAL = frozenset({"about", "followed", "on_day", "words"})

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="followed_by")
    number = models.PositiveIntegerField()
    followed = models.CharField(max_length=8, choices=Followed.choices)
    on_day = models.DateField()
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "number"], name="justice_notice_followed_once"),
            models.CheckConstraint(condition=~Q(words=""), name="justice_notice_followed_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.followed} of {self.notice_id}"


class Referral(OfReaders):
    """A referral to the National Referral Mechanism, of a child known here or of an adult (JU-07)."""

    PERSONAL = frozenset(
        {"about", "referred_on", "is_child", "exploited_in_area", "where", "sent_by", "devolved"}
    )

    reference = models.CharField(max_length=15, unique=True)
    child = models.ForeignKey(SourceRecord, null=True, on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    is_child = models.BooleanField()
    exploited_in_area = models.BooleanField(help_text="Exploited in the area of the partnership")
    where = models.CharField(
        max_length=200, blank=True, help_text="Where else: a town or an area, no address"
    )
    sent_by = models.CharField(max_length=200, help_text="The first responder")
    devolved = models.BooleanField(default=False, help_text="Decided by a panel here")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-referred_on", "id"], name="justice_referrals_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(sent_by=""), name="justice_referral_says_by_whom"),
            models.CheckConstraint(
                condition=Q(devolved=False) | Q(is_child=True), name="justice_devolved_child"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ReferralDecision(OfReaders):
    """One of the two decisions: yes or no, and the day."""

    PERSONAL = frozenset({"about", "stage", "positive", "decided_on", "words"})

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="decisions")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    positive = models.BooleanField()
    decided_on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["referral", "stage"], name="justice_referral_decided_once")
        ]

    def __str__(self) -> str:
        return f"{self.stage} of {self.referral_id}"
