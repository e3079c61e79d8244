"""The register of sharing agreements (IS-03a, IS-14, IS-15, IS-18). Facts: a change is a further version.

What was shared under an agreement names the version it rested on, so none is ever rewritten.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.states import AgencyKind, ConfidentialityBasis, LawfulBasis, SharingPurpose
from sightline.core.models import Row, Table


class SharingAgreement(Row):
    """One version of one agreement, as it was put to a second person."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    number = models.PositiveIntegerField(help_text="Its number in the register; versions share it")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    purposes = ArrayField(models.CharField(max_length=20, choices=SharingPurpose.choices))
    purpose = models.TextField()
    lawful_basis = models.CharField(max_length=20, choices=LawfulBasis.choices)
    law = models.CharField(max_length=300, help_text="The power or duty it rests on")
    confidentiality_basis = models.CharField(max_length=20, choices=ConfidentialityBasis.choices, blank=True)
    confidentiality_words = models.TextField(
        blank=True, help_text="What somebody who owes a duty of confidence may rely on to tell"
    )
    may_share = models.TextField()
    never_shared = models.TextField(blank=True)
    ask_first = models.ForeignKey(
        "access.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ask_first_words = models.CharField(max_length=300, blank=True)
    kept_where = models.CharField(max_length=200, blank=True, help_text="Where the signed paper is")
    starts_on = models.DateField()
    review_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="First day without it, where it has an end")
    signatures_stand = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number", "version"], name="access_agreement_version_once"),
            models.CheckConstraint(
                condition=Q(review_on__gt=models.F("starts_on")), name="access_agreement_reviewed_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                name="access_agreement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ask_first=None) | ~Q(ask_first_words=""),
                name="access_agreement_ask_first_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def reference(self) -> str:
        """ISA-7, version 2: what a decision or release quotes."""
        return f"ISA-{self.number}, version {self.version}"


class AgreementParty(Row):
    """One organisation that is party to a version, or every organisation of a kind (every school)."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agreement = models.ForeignKey(SharingAgreement, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=AgencyKind.choices, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "agency"], condition=Q(kind=""), name="access_party_agency_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "kind"], condition=Q(agency=None), name="access_party_kind_once"
            ),
            models.CheckConstraint(
                condition=(Q(agency=None) & ~Q(kind="")) | (Q(agency__isnull=False) & Q(kind="")),
                name="access_party_is_one_or_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.agency.name if self.agency else f"Every organisation: {self.get_kind_display()}"


class AgreementSignature(Row):
    """That a party signed: by whose hand, in which post, on which day. For a kind: for all of it, or one of it."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset({"name", "post", "signed_on"})

    party = models.ForeignKey(AgreementParty, on_delete=models.PROTECT, related_name="signatures")
    agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120)
    signed_on = models.DateField()
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["party", "agency"], nulls_distinct=False, name="access_signature_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"


class AgreementAnswer(Row):
    """What the second person said to a version: signed off, or not and why."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agreement = models.OneToOneField(SharingAgreement, on_delete=models.PROTECT, related_name="answer")
    agreed = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "signed off" if self.agreed else "not signed off"


class AgreementReview(Row):
    """That a version was reviewed and stands as it is, and when it is looked at again."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agreement = models.ForeignKey(SharingAgreement, on_delete=models.PROTECT, related_name="reviews")
    next_review_on = models.DateField()
    words = models.CharField(max_length=500)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reviewed, again on {self.next_review_on}"


class AgreementEnding(Row):
    """That a version was withdrawn: from which day nothing more is shared under it, and why."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agreement = models.OneToOneField(SharingAgreement, on_delete=models.PROTECT, related_name="ending")
    ends_on = models.DateField()
    why = models.CharField(max_length=500)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"withdrawn from {self.ends_on}"
