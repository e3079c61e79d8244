"""Support that was offered, how it was taken, and, behind a wall of their own, sexual-health checks."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.access.viewer import Viewer
from sightline.cases.models.parts import OfCase, OfCaseRows
from sightline.cases.offering import FIRST, Clinician, Forensic, HealthService, What, Whom
from sightline.enquiries.states import SexualHealth
from sightline.support.kinds import Stage

HEALTH = "cases.sexual_health"


class Offer(OfCase):
    """One offer of support. Offering it again is a later row that points at this one.

    A correction is a further row that names the one it puts right; `stands` false says that nothing was offered, and
    nobody took it.
    """

    PERSONAL = frozenset(
        {"about", "offered_on", "service", "stage", "stands", "to_whom", "what", "why", "words"}
    )

    what = models.CharField(max_length=14, choices=What.choices)
    to_whom = models.CharField(max_length=6, choices=Whom.choices)
    service = models.CharField(max_length=200)
    stage = models.CharField(max_length=12, choices=Stage.choices)
    offered_on = models.DateField()
    words = models.TextField(blank=True)
    earlier = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected")
    stands = models.BooleanField(default=True)
    why = models.TextField(blank=True, help_text="What was wrong with the one it puts right")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(service=""), name="cases_offer_says_which_service"),
            models.CheckConstraint(
                condition=Q(corrects=None, why="", stands=True) | (Q(corrects__isnull=False) & ~Q(why="")),
                name="cases_offer_corrected_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} for {self.to_whom}"


class OfferTaken(OfCase):
    """How an offer was taken. The last word stands; `again_on` is when it is offered again."""

    PERSONAL = frozenset({"about", "again_on", "said_on", "taken", "words"})

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    taken = models.CharField(max_length=8, choices=[(each.value, each.label) for each in FIRST])
    said_on = models.DateField()
    words = models.TextField(blank=True)
    again_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "number"], name="cases_offer_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.taken} ({self.offer_id})"


class HealthRows(OfCaseRows):
    """For those on the case whose post reads that a sexual-health service was offered, and nobody else."""

    def visible_to(self, viewer: Viewer) -> Self:
        return super().visible_to(viewer) if viewer.may(HEALTH) else self.none()

    def standing(self) -> Self:
        """Those that no later row puts right, and that say that something was offered."""
        later = HealthOffer.objects.filter(corrects_id=OuterRef("pk"))
        return self.filter(~Exists(later), stands=True)


class HealthOffer(OfCase):
    """That a sexual-health service was offered or taken up on a day. There is no field for a word or a result.

    A correction is a further row that names the one it puts right; `stands` false says that nothing was offered.
    """

    PERSONAL = frozenset({"about", "clinician", "forensic", "on_day", "service", "sexual_health", "stands"})

    sexual_health = models.CharField(max_length=10, choices=SexualHealth.choices)
    service = models.CharField(max_length=10, choices=HealthService.choices)
    on_day = models.DateField()
    clinician = models.CharField(max_length=7, choices=Clinician.choices, blank=True)
    forensic = models.CharField(max_length=6, choices=Forensic.choices, blank=True)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected")
    stands = models.BooleanField(default=True)

    objects: ClassVar[models.Manager[Any]] = HealthRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(sexual_health=""), name="cases_health_offer_says_which"),
            models.UniqueConstraint(
                fields=["case", "service", "sexual_health", "on_day"],
                condition=Q(corrects=None),
                name="cases_health_offer_once",
            ),
            models.CheckConstraint(
                condition=Q(stands=True) | Q(corrects__isnull=False), name="cases_health_offer_none_corrects"
            ),
            models.CheckConstraint(
                condition=Q(clinician="", forensic="") | Q(service=HealthService.SARC),
                name="cases_health_offer_of_the_centre",
            ),
        ]

    def __str__(self) -> str:
        return f"health offer in {self.case_id}"
