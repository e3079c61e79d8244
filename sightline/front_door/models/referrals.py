"""What census returns say of children and their referrals to social care. Facts: a later return adds a row."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.front_door.models.imports import Import
from sightline.front_door.models.parts import FrontDoorRows
from sightline.front_door.states import HealthProvider, OlderSource, Source


class CensusEntry(Fact, AboutPeople):
    """A child as one return gave them, as far as it is not kept with the person."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "disabilities", "sex_as_given", "upn_unknown", "expected_on"})

    of_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    disabilities = ArrayField(models.CharField(max_length=40), default=list)
    sex_as_given = models.CharField(max_length=40, blank=True)
    upn_unknown = models.CharField(max_length=40, blank=True)
    expected_on = models.DateField(null=True)
    fingerprint = models.CharField(max_length=64)

    objects = FrontDoorRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source_record"], name="front_door_entry_record")]

    def __str__(self) -> str:
        return f"census entry of {self.source_record_id}"


class Referral(Fact, AboutPeople):
    """One referral to social care, as a return gave it. A later return that says more adds the next number.

    `detail` holds assessments, plans and enquiries as given; `factors` the factors of its assessments.
    Codes off their list stand as they were given.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {
            "about", "referred_on", "source_code", "primary_need", "closed_on", "closure_reason",
            "conference_on", "as_of", "factors", "detail",
        }
    )  # fmt: skip

    of_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    ordinal = models.PositiveSmallIntegerField(default=1, help_text="Among this child's referrals of one day")
    number = models.PositiveIntegerField(default=1)
    as_of = models.DateField(null=True, help_text="The day its return was made up to")
    source = models.CharField(max_length=12, choices=Source.choices, blank=True)
    source_code = models.CharField(max_length=40, blank=True)
    older_source = models.CharField(max_length=16, choices=OlderSource.choices, blank=True)
    health_provider = models.CharField(max_length=16, choices=HealthProvider.choices, blank=True)
    no_further_action = models.BooleanField(null=True)
    primary_need = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True)
    closure_reason = models.CharField(max_length=40, blank=True)
    conference_on = models.DateField(null=True)
    factors = ArrayField(models.CharField(max_length=40), default=list)
    detail = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)

    objects = FrontDoorRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source_record", "referred_on", "ordinal", "number"], name="front_door_referral_once"
            ),
        ]

    def __str__(self) -> str:
        return f"referral of {self.referred_on}"
