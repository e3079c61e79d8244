"""The enquiry: the question, whom it is about, who is asked."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.enquiries.models.parts import FOR_AGENCY, READ, OfEnquiry, OfEnquiryRows, ours
from sightline.enquiries.states import Concern, Part, Urgency
from sightline.follow_up.models import FollowUp
from sightline.front_door.models import Contact
from sightline.people.models import SourceRecord


class EnquiryRows(OfEnquiryRows):
    """Enquiries by who may see the question. The same stands in the database (`walls_sql`)."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.may(READ) or viewer.staff_id is None:
            return self
        return self.filter(pk__in=Asked.objects.filter(ours(viewer)).values("enquiry_id"))


class AskedRows(OfEnquiryRows):
    """The front door sees whom was asked; an agency sees that it was, and not who else."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(READ) or viewer.staff_id is None else self.filter(ours(viewer))


class SubjectRows(OfEnquiryRows):
    """Whom the question is about. A suspected pupil is shown to a school's named lead only (IS-12)."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.may(READ) or viewer.staff_id is None:
            return self
        rows = self.filter(enquiry__in=Asked.objects.filter(ours(viewer)).values("enquiry_id"))
        if viewer.may(FOR_AGENCY):
            return rows
        school = models.Exists(
            Asked.objects.filter(
                ours(viewer), enquiry_id=models.OuterRef("enquiry_id"), agency__kind="school"
            )
        )
        return rows.exclude(Q(part=Part.SUSPECTED) & school)


class Enquiry(Fact, AboutPeople):
    """What is asked of every agency in one go, why, and on what basis (FD-13, IS-17). Never edited."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "question", "why", "basis_words"})

    reference = models.CharField(max_length=15, unique=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    concern = models.CharField(max_length=10, choices=Concern.choices)
    urgency = models.CharField(max_length=6, choices=Urgency.choices)
    question = models.TextField()
    why = models.TextField()
    basis_words = models.TextField(
        blank=True, help_text="Where a duty of confidence is set aside: why that is needed here (IS-18)"
    )
    due_at = models.DateTimeField()
    agreement = models.ForeignKey(
        "access.SharingAgreement", null=True, on_delete=models.PROTECT, related_name="+"
    )  # the version it rests on (IS-14)

    objects: ClassVar = EnquiryRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-at", "id"], name="enquiries_newest"),
            models.Index(fields=["contact"], name="enquiries_of_contact"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(why=""), name="enquiries_says_what_and_why"
            ),
            models.CheckConstraint(
                condition=Q(confidentiality_basis="") | ~Q(basis_words=""),
                name="enquiries_says_why_confidence",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Subject(OfEnquiry):
    """Somebody the question is about: a source record, or a name as it was said (ID-08b)."""

    PERSONAL = frozenset({"about", "called"})

    record = models.ForeignKey(SourceRecord, null=True, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=12, choices=Part.choices)
    place = models.PositiveSmallIntegerField()

    objects: ClassVar = SubjectRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enquiry", "place"], name="enquiries_subject_once"),
            models.CheckConstraint(
                condition=Q(record__isnull=False) | ~Q(called=""), name="enquiries_subject_is_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.enquiry_id}"


class Asked(OfEnquiry):
    """One agency, or a team of it, that is asked; what was sent to it stands in `follow_up`."""

    PERSONAL = frozenset({"about"})

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+")
    standing = models.BooleanField(default=True, help_text="On the standing list for this kind of concern")

    objects: ClassVar = AskedRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-at"], name="enquiries_asked_agency")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enquiry", "agency", "team"], nulls_distinct=False, name="enquiries_asked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} on {self.enquiry_id}"

    @property
    def name(self) -> str:
        """The service as people say it: Family mentors (Stepping Stones)."""
        return f"{self.team.name} ({self.agency.name})" if self.team else self.agency.name
