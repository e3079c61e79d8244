"""How somebody convicted is managed on release: meetings, conditions, addresses, notification (JU-18..18d)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sightline.justice.models.suspects import OfSuspect
from sightline.justice.released import SUITS, Answered, ConditionKind, Suits, Tier

QUESTIONS = ("near_victim", "poor_conversion", "shared")
NOT_BACKWARDS = Q(until_on=None) | Q(until_on__gte=F("from_on"))


class Managed(OfSuspect):
    """One meeting: at which level, which organisations were there, the plan."""

    PERSONAL = frozenset({"about", "met_on", "tier", "present", "plan", "next_on"})

    met_on = models.DateField()
    tier = models.CharField(max_length=1, choices=Tier.choices)
    present = ArrayField(models.UUIDField(), help_text="Organisations")
    plan = models.TextField()
    next_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(plan="") & Q(present__len__gt=0), name="justice_managed_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suspect_id} met about"


class Condition(OfSuspect):
    """One condition of a licence. No child is named in it."""

    PERSONAL = frozenset({"about", "kind", "words", "from_on", "until_on", "liaison"})

    kind = models.CharField(max_length=10, choices=ConditionKind.choices)
    words = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    liaison = models.TextField(blank=True, help_text="What the victim asked for, by the liaison officer")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="justice_condition_says_what"),
            models.CheckConstraint(condition=NOT_BACKWARDS, name="justice_condition_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.suspect_id}"


class Housing(OfSuspect):
    """An address that was looked at, with what was found. It is suitable only after a risk assessment."""

    PERSONAL = frozenset(
        {"about", "place", "checked_on", *QUESTIONS, "assessed_on", "provider", "suits", "words"}
    )

    place = models.CharField(max_length=200)
    checked_on = models.DateField()
    near_victim = models.CharField(max_length=8, choices=Answered.choices)
    poor_conversion = models.CharField(max_length=8, choices=Answered.choices)
    shared = models.CharField(max_length=8, choices=Answered.choices, help_text="With others at risk")
    assessed_on = models.DateField(null=True, help_text="The risk assessment")
    provider = models.CharField(max_length=200, blank=True)
    suits = models.CharField(max_length=12, choices=Suits.choices)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(place=""), name="justice_housing_says_where"),
            models.CheckConstraint(
                condition=~Q(suits__in=[each.value for each in SUITS])
                | (
                    Q(assessed_on__isnull=False)
                    & ~Q(near_victim=Answered.UNKNOWN)
                    & ~Q(poor_conversion=Answered.UNKNOWN)
                    & ~Q(shared=Answered.UNKNOWN)
                ),
                name="justice_housing_assessed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suits} for {self.suspect_id}"


class Notification(OfSuspect):
    """That somebody must tell the police where they live. Without a last day it may be reviewed after 15 years."""

    PERSONAL = frozenset({"about", "from_on", "until_on", "review_on", "words"})

    from_on = models.DateField()
    until_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on=None, review_on__isnull=False)
                | Q(until_on__isnull=False, review_on=None),
                name="justice_notification_ends_or_is_reviewed",
            ),
            models.CheckConstraint(condition=NOT_BACKWARDS, name="justice_notification_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.suspect_id} from {self.from_on}"
