"""What every row of an enquiry shares."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople

READ, ANSWER, FOR_AGENCY = "front_door.read", "enquiries.answer", "follow_up.answer_for_agency"
READ_ALL = "enquiries.read_all"


def ours(viewer: Viewer, prefix: str = "") -> Q:
    """Rows of the viewer's own service: their employer, and the team where one was asked."""
    if not viewer.may(ANSWER) or viewer.employer_id is None:
        return Q(pk__in=[])
    own = Q(**{f"{prefix}agency_id": viewer.employer_id})
    if viewer.may(FOR_AGENCY):
        return own
    return own & (Q(**{f"{prefix}team_id": None}) | Q(**{f"{prefix}team_id__in": viewer.team_ids}))


class OfEnquiryRows(models.QuerySet[Any]):
    """Rows beside the entries: for those who read contacts. The database says the same again."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(READ) or viewer.staff_id is None else self.none()


class NamingRows(OfEnquiryRows):
    """Who is named: also those of an agency asked may know whom to ring."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(READ) or viewer.may(ANSWER) or viewer.staff_id is None else self.none()


class OfEnquiry(Fact, AboutPeople):
    """A fact about one enquiry."""

    RETENTION = "child_record"

    enquiry = models.ForeignKey("enquiries.Enquiry", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = OfEnquiryRows.as_manager()

    class Meta:
        abstract = True


class Naming(OfEnquiry):
    """That a social worker reads the whole of an enquiry from now on, or (`named` false) no longer does."""

    PERSONAL = frozenset({"about", "why"})

    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    named = models.BooleanField()
    why = models.TextField(blank=True)

    objects: ClassVar = NamingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enquiry", "staff", "number"], name="enquiries_naming_once")
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "enquiry"], name="enquiries_naming_staff")]

    def __str__(self) -> str:
        return f"{self.staff_id} on {self.enquiry_id}"


def standing(namings: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Of namings, those that are the last word about their person and name them."""
    later = Naming.objects.filter(
        enquiry_id=OuterRef("enquiry_id"), staff_id=OuterRef("staff_id"), number__gt=OuterRef("number")
    )
    return namings.filter(~Exists(later), named=True)


def read_whole(viewer: Viewer) -> models.QuerySet[Any]:
    """Ids of the enquiries of which this viewer is a named social worker."""
    if not viewer.may(READ_ALL) or viewer.staff_id is None:
        return Naming.objects.none().values("enquiry_id")
    return standing(Naming.objects.filter(staff_id=viewer.staff_id)).values("enquiry_id")
