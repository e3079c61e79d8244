"""One episode, the reports of it, the risk the police gave, and how the child came back (MS-01, MS-11)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_history
from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.missing.codes import Company, Follow, Gone, Grade, How, Kind, NotDue, PlaceKind, Source
from sightline.missing.models.parts import EpisodeRows, Numbered, OfEpisode, once
from sightline.missing.states import State


@with_history()
class Episode(Working, AboutPeople):
    """One time a child was missing. `reported`: false where nobody told the police (MS-01a)."""

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {
            "about",
            "gone_from",
            "kind",
            "last_seen",
            "missing_since",
            "placed_here",
            "police_reference",
            "reported",
            "returned_at",
            "why",
            "wore",
        }
    )

    reference = models.CharField(max_length=15, unique=True)
    child = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    gone_from = models.CharField(max_length=4, choices=Gone.choices)
    care_home = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    placed_here = models.BooleanField(default=False, help_text="Placed here by another authority (MS-13)")
    reported = models.BooleanField(help_text="Reported to the police as missing")
    police_reference = models.CharField(max_length=80, blank=True)
    missing_since = models.DateTimeField()
    last_seen = models.TextField(blank=True)
    wore = models.TextField(blank=True)
    returned_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.MISSING)
    why = models.TextField(
        blank=True, help_text="Why it was closed, opened again or withdrawn, the last time"
    )
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = EpisodeRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-missing_since", "id"], name="missing_by_day"),
            models.Index(fields=["child", "-missing_since"], name="missing_of_child"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(state="missing"), name="missing_open_once_a_child"
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gte=F("missing_since")),
                name="missing_back_after_gone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["back", "closed"]) | Q(returned_at__isnull=False),
                name="missing_back_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="missing") | Q(returned_at=None), name="missing_is_not_back"
            ),
            models.CheckConstraint(
                condition=~Q(state="mistaken") | ~Q(why=""), name="missing_mistaken_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(kind="away") | Q(gone_from="care"), name="missing_away_is_from_care"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Report(OfEpisode):
    """That somebody told us of an episode: the first opens it, each other is added to it (MS-02)."""

    PERSONAL = frozenset({"about", "came_from_id", "told_by", "words"})
    THIRD_PARTY = frozenset({"told_by"})

    source = models.CharField(max_length=8, choices=Source.choices)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    first = models.BooleanField()
    came_from_kind = models.CharField(max_length=60, blank=True)
    came_from_id = models.UUIDField(null=True, help_text="The record above it that it came from")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["came_from_id", "episode"],
                condition=Q(came_from_id__isnull=False),
                name="missing_report_came_once",
            ),
        ]

    def __str__(self) -> str:
        return f"report of {self.episode_id}"


class Risk(Numbered):
    """The grade the police gave, and when. It is theirs and never worked out here."""

    PERSONAL = frozenset({"about", "grade", "words"})

    grade = models.CharField(max_length=6, choices=Grade.choices)
    given_at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [once("risk")]

    def __str__(self) -> str:
        return str(self.grade)


class Located(Numbered):
    """That the child is back, when, and where they were found. A later one puts an earlier one right."""

    PERSONAL = frozenset({"about", "company", "how", "place", "place_kind", "returned_at", "words"})
    THIRD_PARTY = frozenset({"words"})

    returned_at = models.DateTimeField()
    how = models.CharField(max_length=6, choices=How.choices)
    place_kind = models.CharField(max_length=9, choices=PlaceKind.choices)
    place = models.CharField(max_length=200, blank=True)
    company = ArrayField(models.CharField(max_length=13, choices=Company.choices), default=list, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [once("located")]

    def __str__(self) -> str:
        return f"back from {self.episode_id}"


class Settled(Numbered):
    """Whether a return home interview is due, and why not (MS-05)."""

    PERSONAL = frozenset({"about", "due", "reason", "words"})

    due = models.BooleanField()
    reason = models.CharField(max_length=9, choices=NotDue.choices, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            once("settled"),
            models.CheckConstraint(condition=Q(due=True, reason="") | (Q(due=False) & ~Q(reason="")),
                                   name="missing_settled_says_why_not"),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(words=""), name="missing_settled_other_says_what"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return "due" if self.due else "not due"


class Followed(OfEpisode):
    """The police prevention interview, or the debrief between agencies (MS-11)."""

    PERSONAL = frozenset({"about", "who", "words"})

    what = models.CharField(max_length=10, choices=Follow.choices)
    held_at = models.DateTimeField()
    who = models.CharField(max_length=200)
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="missing_followed_says_what"),
        ]

    def __str__(self) -> str:
        return str(self.what)
