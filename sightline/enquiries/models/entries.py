"""What an agency knows, as it wrote it. A fact: a correction is a further entry that names the first."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.access.viewer import Viewer
from sightline.enquiries.models.enquiries import Asked
from sightline.enquiries.models.parts import ANSWER, FOR_AGENCY, OfEnquiry, OfEnquiryRows, ours, read_whole
from sightline.enquiries.states import Known, Part, ReleaseBasis, SexualHealth

READ_SEXUAL, OWN_SEXUAL = "enquiries.read_sexual_health", "enquiries.answer_sexual_health"


class EntryRows(OfEnquiryRows):
    """Entries by who may read them. The same condition stands in the database (`walls_sql`)."""

    def visible_to(self, viewer: Viewer) -> Self:
        all_of_it = Q(enquiry_id__in=read_whole(viewer))
        own = ours(viewer) | Q(pk__in=released_to(viewer))
        if not viewer.may(READ_SEXUAL):
            all_of_it &= Q(sexual_health="")
        if not viewer.may(OWN_SEXUAL):
            own &= Q(sexual_health="")
        return self.filter(all_of_it | own)


class ThroughEntryRows(OfEnquiryRows):
    """Rows that go with an entry: read by whoever reads the entry."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(entry__in=Entry.objects.visible_to(viewer).values("pk"))


class Entry(OfEnquiry):
    """One thing an agency says. `told_by` is who said it where a social worker took it down for them.

    Of sexual health it can only say that a service was offered or taken up, on which day: no words at all.
    """

    PERSONAL = frozenset(
        {"about", "words", "third_party", "places", "looked_in", "happened_on", "when_said", "told_by"}
    )

    THIRD_PARTY = frozenset({"third_party", "told_by"})

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    known = models.CharField(max_length=10, choices=Known.choices)
    words = models.TextField(blank=True)
    third_party = models.TextField(
        blank=True, help_text="What is about somebody else, or would give away who told"
    )
    happened_on = models.DateField(null=True)
    when_said = models.CharField(max_length=200, blank=True, help_text="When, where no day is known")
    places = models.TextField(blank=True)
    looked_in = models.TextField(help_text="Where they looked")
    told_by = models.CharField(max_length=200, blank=True)
    sexual_health = models.CharField(max_length=10, choices=SexualHealth.choices, blank=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = EntryRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["enquiry", "at"], name="enquiries_entry_of"),
            models.Index(fields=["agency", "-at"], name="enquiries_entry_agency"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="enquiries_corrected_once"
            ),
            models.CheckConstraint(
                condition=~Q(known=Known.SOMETHING) | ~Q(words="") | ~Q(sexual_health=""),
                name="enquiries_entry_says_something",
            ),
            models.CheckConstraint(condition=~Q(looked_in=""), name="enquiries_entry_says_where_looked"),
            models.CheckConstraint(
                condition=Q(sexual_health="")
                | Q(words="", third_party="", places="", when_said="", known=Known.SOMETHING),
                name="enquiries_sexual_health_without_words",
            ),
        ]

    def __str__(self) -> str:
        return f"entry of {self.agency_id} on {self.enquiry_id}"


class Mentioned(OfEnquiry):
    """Somebody an entry names, and what the agency knows of them (ID-08b)."""

    PERSONAL = frozenset({"about", "called", "known"})

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=200)
    part = models.CharField(max_length=12, choices=Part.choices)
    known = models.TextField(blank=True)
    place = models.PositiveSmallIntegerField()

    objects: ClassVar = ThroughEntryRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "place"], name="enquiries_mentioned_once")
        ]

    def __str__(self) -> str:
        return f"{self.part} in {self.entry_id}"


class ReleaseRows(ThroughEntryRows):
    """Releases: the enquiry's social workers, the entry's own agency, and the agency it went to."""

    def visible_to(self, viewer: Viewer) -> Self:
        rows = super().visible_to(viewer)
        return rows.filter(
            Q(enquiry_id__in=read_whole(viewer)) | ours(viewer) | Q(pk__in=_releases_to(viewer))
        )


class Release(OfEnquiry):
    """One entry let out to one named agency. `agency` and `team` are those whose entry it is, who see this."""

    PERSONAL = frozenset({"about", "why", "basis_words", "leave_from"})

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    basis = models.CharField(max_length=12, choices=ReleaseBasis.choices)
    basis_words = models.TextField(help_text="Who agreed and when, or why safeguarding needs it")
    leave_from = models.TextField(
        blank=True, help_text="Who of the agency gave leave, for what leaves only with its originator's"
    )
    agreement = models.ForeignKey(
        "access.SharingAgreement", null=True, on_delete=models.PROTECT, related_name="+"
    )  # the version it rests on (IS-14)

    objects: ClassVar = ReleaseRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["to_agency", "-at"], name="enquiries_release_to"),
            models.Index(fields=["entry"], name="enquiries_release_entry"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(basis_words=""), name="enquiries_release_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} to {self.to_agency_id}"


class ThroughReleaseRows(OfEnquiryRows):
    """Rows that go with a release: read by whoever sees the release."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(release__in=Release.objects.visible_to(viewer).values("pk"))


class Withdrawal(OfEnquiry):
    """That a release no longer holds, and why. Who had read it stands in `Reading`."""

    PERSONAL = frozenset({"about", "why"})

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    objects: ClassVar = ThroughReleaseRows.as_manager()

    def __str__(self) -> str:
        return f"withdrawn {self.release_id}"


class Reading(OfEnquiry):
    """That somebody of the agency it went to opened a released entry, the first time they did."""

    PERSONAL = frozenset({"about"})

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = ThroughReleaseRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "by"], name="enquiries_reading_once")
        ]

    def __str__(self) -> str:
        return f"{self.by_id} read {self.release_id}"


def _releases_to(viewer: Viewer) -> models.QuerySet[Any]:
    """Releases to the viewer's employer that hold; to a school, for its named lead only (IS-12)."""
    if not viewer.may(ANSWER) or viewer.employer_id is None:
        return Release.objects.none().values("pk")
    found = Release.objects.filter(to_agency_id=viewer.employer_id)
    found = found.filter(~Exists(Withdrawal.objects.filter(release_id=OuterRef("pk"))))
    if not viewer.may(FOR_AGENCY):
        found = found.exclude(to_agency__kind="school")
    return found.values("pk")


def released_to(viewer: Viewer) -> models.QuerySet[Any]:
    """Ids of the entries released to the viewer's employer."""
    return Release.objects.filter(pk__in=_releases_to(viewer)).values("entry_id")
