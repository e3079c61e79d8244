"""The multi-agency assessment: ten factors with evidence, the child's and the parents' words. Nothing is added up."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.cases.models.parts import OfCase
from sightline.cases.states import Alone, Model, Online
from sightline.front_door.kinds import Factor


class Assessment(OfCase):
    """One assessment as it was made. The next stands beside it with its number; none replaces another (RK-12)."""

    PERSONAL = frozenset(
        {
            "about",
            "alone_why",
            "analysis",
            "assessed_on",
            "changed",
            "child_words",
            "models_seen",
            "online_words",
            "parents_part",
            "parents_words",
            "peers",
            "places",
            "strengths",
            "unknown",
        }
    )

    number = models.PositiveIntegerField()
    guidance = models.CharField(max_length=40, help_text="The version of the descriptors (RK-07)")
    assessed_on = models.DateField()
    child_words = models.TextField(help_text="In the child's own words, or why there are none")
    parents_words = models.TextField(help_text="In the parents' own words, or why there are none")
    parents_part = models.TextField(blank=True, help_text="What parents were told and took part in (PW-11)")
    alone_offered = models.BooleanField(help_text="Time alone with a trusted adult was offered (PW-23)")
    alone_taken = models.BooleanField(null=True)
    alone_why = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    models_seen = ArrayField(models.CharField(max_length=16, choices=Model.choices), default=list, blank=True)
    alone_or_group = models.CharField(max_length=10, choices=Alone.choices)
    online = models.CharField(max_length=10, choices=Online.choices)
    online_words = models.TextField(blank=True)
    places = models.TextField(blank=True, help_text="Places outside the home (PW-03)")
    peers = models.TextField(blank=True, help_text="Friends and others the child is with")
    changed = models.TextField(blank=True, help_text="What changed since the last one")
    unknown = models.TextField(blank=True)
    analysis = models.TextField(help_text="What it all means, in words (RK-11)")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_assessment_once"),
            models.CheckConstraint(
                condition=~Q(child_words="") & ~Q(parents_words="") & ~Q(analysis=""),
                name="cases_assessment_has_their_words",
            ),
            models.CheckConstraint(
                condition=(Q(alone_offered=True) & Q(alone_taken__isnull=False))
                | (Q(alone_offered=False) & Q(alone_taken=None) & ~Q(alone_why="")),
                name="cases_assessment_says_time_alone",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(changed=""), name="cases_assessment_says_what_changed"
            ),
        ]

    def __str__(self) -> str:
        return f"assessment {self.number} of {self.case_id}"


class FactorSeen(OfCase):
    """What is known of one factor and from whom. It carries no level and no number."""

    PERSONAL = frozenset({"about", "evidence", "told_by", "descriptors"})

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=8, choices=Factor.choices)
    descriptors = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    evidence = models.TextField(blank=True)
    told_by = models.CharField(max_length=200, blank=True, help_text="Which agency it is from")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "factor"], name="cases_factor_once"),
            models.CheckConstraint(
                condition=Q(evidence="", descriptors__len=0) | (~Q(evidence="") & ~Q(told_by="")),
                name="cases_factor_says_from_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.factor} in {self.assessment_id}"
