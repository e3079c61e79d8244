"""One thing asked of somebody, every move it made, and everywhere its silence was taken."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.history import with_history
from sightline.access.records import Fact, Working
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.models import AboutPeople
from sightline.follow_up.states import OPEN, Act, Answer, AskedOf, ChaseStep, Kind, State


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Follow-ups by who may see them. The same condition stands in the database (`sql.py`)."""

    def visible_to(self, viewer: Viewer) -> "FollowUpQuerySet":
        if not viewer.may("follow_up.open"):
            return self.none()
        if viewer.may("follow_up.read"):
            return self
        asked_here = Q(asked_agency_id=viewer.employer_id)
        if not viewer.may("follow_up.answer_for_agency"):
            asked_here &= Q(asked_team=None) | Q(asked_team_id__in=viewer.team_ids)
        own = Q(owner_staff_id=viewer.staff_id)
        if viewer.may("follow_up.reply"):
            own |= Q(owner_team_id__in=viewer.team_ids)
        return self.filter(asked_here | own)


@with_history()
class FollowUp(Working, AboutPeople):
    """One thing asked of one agency or service (FD-23). What was asked never changes; its state does.

    `controller` is the organisation that asked. `origin_kind` and `origin_id` say what it came from, since
    what is above this folder is unknown here. Answers and everything else said are `Move` facts.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "what", "why", "may_share", "support_type", "origin_id", "family_knows"})

    reference = models.CharField(max_length=14, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    asked_of = models.CharField(max_length=20, choices=AskedOf.choices)
    asked_agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    asked_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    owner_staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    why = models.TextField()
    may_share = models.TextField(help_text="What of this the organisation asked may pass on, and to whom")
    support_type = models.CharField(max_length=200, blank=True, help_text="The kind of support (FD-17a)")
    family_knows = models.TextField(blank=True, help_text="What the family was told, and if not, why")
    safeguarding = models.BooleanField(default=False, help_text="Marked as a safeguarding request")
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_id = models.UUIDField(null=True)
    origin_path = models.CharField(max_length=300, blank=True)
    answered_there = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Answered on the page of what it came from, behind its own wall",
    )
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="Last moment of the last day for the first answer")
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    outcome_known = models.BooleanField(default=False)
    escalated_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["FollowUp"]] = FollowUpQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-asked_at", "id"], name="follow_up_newest"),
            models.Index(fields=["asked_agency", "state", "-asked_at"], name="follow_up_asked"),
            models.Index(fields=["owner_team", "state", "-asked_at"], name="follow_up_owner"),
            models.Index(fields=["origin_id"], name="follow_up_origin"),
            models.Index(fields=["-asked_at", "id"], condition=Q(state__in=OPEN), name="follow_up_open"),
            models.Index(fields=["due_at", "id"], condition=Q(state__in=OPEN), name="follow_up_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="follow_up_answered_when",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(answer=Answer.ACCEPTED), name="follow_up_done_was_accepted"
            ),
            models.CheckConstraint(
                condition=Q(owner_team__isnull=False) | Q(owner_staff__isnull=False),
                name="follow_up_has_an_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def due_on(self) -> date:
        return london(self.due_at).date()

    @property
    def asked_name(self) -> str:
        """Whom it was asked of, as people say it: Family mentors (Stepping Stones)."""
        return (
            f"{self.asked_team.name} ({self.asked_agency.name})"
            if self.asked_team
            else self.asked_agency.name
        )


class Move(Fact, AboutPeople):
    """One thing done to or said about a follow-up. A fact: never edited, a change is a new one.

    `who_said` is who said so when it was not the person signed in: a mother on the telephone, or the service
    whose answer staff took down (`for_agency`). `version` is the follow-up's after this move.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words", "who_said"})

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="moves")
    act = models.CharField(max_length=12, choices=Act.choices)
    state = models.CharField(max_length=12, choices=State.choices)
    version = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    who_said = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField(null=True)
    for_agency = models.BooleanField(
        default=False, help_text="Taken down by staff for the organisation asked"
    )
    done_by = models.DateField(null=True, help_text="When they say it will be done")

    class Meta:
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follow_up", "version"], name="follow_up_move_once"),
        ]

    def __str__(self) -> str:
        return f"{self.act} ({self.follow_up_id})"


class Chase(Fact, AboutPeople):
    """One reminder or escalation, and whom it went to. A fact.

    One that goes to the partnership names nobody (`about` is empty): an officer who reads no child's record
    can see that an organisation is silent, with the reference only.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words"})

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="chases")
    reference = models.CharField(max_length=14)
    asked_agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey("deadlines.Clock", null=True, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=20, choices=ChaseStep.choices)
    staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    words = models.TextField(blank=True, help_text="What was said, or why it could not go to the one meant")

    class Meta:
        ordering: ClassVar = ["at", "level"]
        indexes: ClassVar = [models.Index(fields=["step", "-at"], name="follow_up_chase_step")]

    def __str__(self) -> str:
        return f"{self.step} ({self.follow_up_id})"
