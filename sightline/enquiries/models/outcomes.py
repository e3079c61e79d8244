"""What came of an enquiry: the decision, the lines drawn into it, and each time it was printed."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.access.viewer import Viewer
from sightline.enquiries.models.enquiries import Asked, Enquiry
from sightline.enquiries.models.entries import Entry
from sightline.enquiries.models.parts import OfEnquiry, OfEnquiryRows, read_whole
from sightline.enquiries.states import Outcome
from sightline.letters.states import How


class WithEnquiryRows(OfEnquiryRows):
    """Read by whoever sees the enquiry's question: what was written to be read by every agency asked."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(enquiry__in=Enquiry.objects.visible_to(viewer).values("pk"))


class OfItsWorkersRows(OfEnquiryRows):
    """Read by the enquiry's own social workers."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(enquiry_id__in=read_whole(viewer))


class Conclusion(OfEnquiry):
    """The decision, in words that every agency asked reads. A changed one is a further row."""

    PERSONAL = frozenset({"about", "told", "decided_by_name", "social_work_number"})

    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    told = models.TextField(help_text="What every agency asked is told")
    decided_by_name = models.CharField(max_length=120)
    social_work_number = models.CharField(max_length=20)

    objects: ClassVar = WithEnquiryRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enquiry", "number"], name="enquiries_conclusion_once"),
            models.CheckConstraint(
                condition=~Q(told="") & ~Q(social_work_number="") & Q(by__isnull=False),
                name="enquiries_concluded_by_social_worker",
            ),
        ]

    def __str__(self) -> str:
        return f"conclusion {self.number} of {self.enquiry_id}"


class Reasons(OfEnquiry):
    """Why it was so decided: for the front door, not for the agencies."""

    PERSONAL = frozenset({"about", "words"})

    conclusion = models.OneToOneField(Conclusion, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    def __str__(self) -> str:
        return f"reasons of {self.conclusion_id}"


class OutcomeTold(OfEnquiry):
    """That one agency asked was sent word of the conclusion; or why nobody there could be."""

    PERSONAL = frozenset({"about"})

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="+")
    sent = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conclusion", "asked"], name="enquiries_outcome_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.asked_id} told {self.conclusion_id}"


class DrawnRows(OfItsWorkersRows):
    """Read by those of the enquiry's social workers who read the entry itself."""

    def visible_to(self, viewer: Viewer) -> Self:
        return super().visible_to(viewer).filter(entry__in=Entry.objects.visible_to(viewer).values("pk"))

    def of_last_decision(self) -> Self:
        """Those that the decision as it stands rests on, not an earlier one."""
        later = Conclusion.objects.filter(
            enquiry=OuterRef("enquiry"), number__gt=OuterRef("conclusion__number")
        )
        return self.filter(~Exists(later))


class Drawn(OfEnquiry):
    """An entry a conclusion rests on. It keeps the entry's wall: others see only that something is held."""

    PERSONAL = frozenset({"about"})

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = DrawnRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conclusion", "entry"], name="enquiries_drawn_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.conclusion_id}"


class Printed(OfEnquiry):
    """That the chronology was printed, by whom and what for: the one door by which it leaves on paper.

    `to_agency` and `how` say to which organisation it goes and by what way; neither, where it stays with the enquiry.
    """

    PERSONAL = frozenset({"about", "why"})

    why = models.TextField()
    by_agency = models.BooleanField(default=False)
    entries = models.PositiveIntegerField(help_text="How many entries were on it")
    digest = models.CharField(max_length=64, help_text="What was printed, as a digest")
    to_agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=12, choices=How.choices, blank=True)

    objects: ClassVar = OfItsWorkersRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_agency=None, how="") | (Q(to_agency__isnull=False) & ~Q(how="")),
                name="enquiries_printed_says_how_it_goes",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["enquiry", "-at"], name="enquiries_printed_of")]

    def __str__(self) -> str:
        return f"print of {self.enquiry_id}"
