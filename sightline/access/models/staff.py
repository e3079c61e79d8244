"""People who sign in, and the posts that give them what they may do. Working rows."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_whole_history
from sightline.core.models import Row, Table

# How somebody signs in, which the record of access tells of.
OF_SIGNING_IN = ("password", "last_login", "locked_at", "failed_sign_ins", "sessions_end_at")


class StaffManager(BaseUserManager["Staff"]):
    """Finds staff by e-mail address, whatever its case. It makes nobody: `access.actions` does."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(email__iexact=username)


@with_whole_history(but=OF_SIGNING_IN)
class Staff(Row, AbstractBaseUser):
    """One person who signs in. What they may do comes from their posts, never from here."""

    TABLE = Table.WORKING
    RETENTION = "staff_record"
    PERSONAL = frozenset(
        {
            "email",
            "name",
            "social_work_number",
            "registration_checked_on",
            "left_on",
            "password",
            "phone",
        }
    )

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    social_work_number = models.CharField(max_length=20, blank=True)
    registration_checked_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    failed_sign_ins = models.PositiveSmallIntegerField(default=0)
    sessions_end_at = models.DateTimeField(
        null=True, blank=True, help_text="Whoever signed in before this moment must sign in again"
    )
    is_active = models.BooleanField(default=True)

    objects: ClassVar[StaffManager] = StaffManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return self.name

    def is_registered_social_worker(self, *, on: date) -> bool:
        """Registration was looked up within the last year (the register renews yearly)."""
        checked = self.registration_checked_on
        return bool(self.social_work_number) and checked is not None and (on - checked).days <= 366


class PostManager(models.Manager["Post"]):
    """Posts as they stood on a day."""

    def held_on(self, day: date) -> models.QuerySet["Post"]:
        """A post given before training opens nothing once its day has passed, until training is recorded."""
        return self.not_ended(day).filter(Q(train_by=None) | Q(train_by__gte=day), staff__left_on=None)

    def not_ended(self, day: date) -> models.QuerySet["Post"]:
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


@with_whole_history()
class Post(Row):
    """One job held by one person: role, team, area, from and to. The last day is the day before `ends_on`."""

    TABLE = Table.WORKING
    RETENTION = "staff_record"
    PERSONAL = frozenset({"starts_on", "ends_on", "train_by"})

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=60)
    employer = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="posts")
    team = models.ForeignKey(
        "access.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    area = models.ForeignKey("access.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    train_by = models.DateField(
        null=True,
        blank=True,
        help_text="Given before training in sharing: the last day it opens anything without",
    )

    objects: ClassVar[PostManager] = PostManager()

    class Meta:
        ordering: ClassVar = ["starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="access_post_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(train_by=None) | Q(train_by__gte=F("starts_on")),
                name="access_post_trained_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} as {self.title or self.role}"
