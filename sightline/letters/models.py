"""A letter while it is written, and the facts of its leaving."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.history import with_history
from sightline.access.records import Fact, Working
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.letters.states import How, Kind, State
from sightline.people.models import Address, SourceRecord

READ, WRITE = "letters.read", "letters.write"


class LetterRows(models.QuerySet[Any]):
    """Letters by who may see them: those who read all, and whoever wrote them. The database says it again."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        return self.filter(written_by=viewer.staff_id) if viewer.may(WRITE) else self.none()


class OfLetterRows(models.QuerySet[Any]):
    """What hangs on a letter: seen with it."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(letter__in=Letter.objects.visible_to(viewer).values("pk"))


@with_history()
class Letter(Working, AboutPeople):
    """One letter. Its text is made from a wording and a few fields, and stands still once it is finished."""

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {"about", "to_name", "to_lines", "need", "ask", "contact", "third_party", "safe_why", "body"}
        | {"given_up_why", "subject_id"}
    )
    THIRD_PARTY = frozenset({"third_party"})

    reference = models.CharField(max_length=15, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    wording_version = models.PositiveSmallIntegerField()
    child = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    to_agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    to_address = models.ForeignKey(Address, null=True, on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=200)
    to_lines = models.TextField(blank=True)
    need = models.TextField()
    ask = models.TextField(blank=True)
    contact = models.TextField()
    third_party = models.TextField(blank=True, help_text="What it says about somebody else, and why it must")
    safe_why = models.TextField(blank=True, help_text="How we know that it is safe for them to have it")
    body = models.TextField()
    written_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    given_up_why = models.TextField(blank=True)

    objects: ClassVar = LetterRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-changed_at", "id"], name="letters_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_agency__isnull=False, to_address=None)
                | Q(to_agency=None, to_address__isnull=False),
                name="letters_goes_to_one",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.GIVEN_UP) | ~Q(given_up_why=""), name="letters_says_why_not"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class OfLetter(Fact, AboutPeople):
    """A fact about one letter."""

    RETENTION = "child_record"

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = OfLetterRows.as_manager()

    class Meta:
        abstract = True


class SecondLook(OfLetter):
    """What a second person said: that it may leave, or why not."""

    PERSONAL = frozenset({"about", "words"})

    allowed = models.BooleanField()
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"second look at {self.letter_id}"


class Departure(OfLetter):
    """That it left: how, when, by whom, to where; with the text as it left."""

    PERSONAL = frozenset({"about", "to_name", "to_lines", "body", "words"})

    how = models.CharField(max_length=12, choices=How.choices)
    left_at = models.DateTimeField()
    words = models.CharField(
        max_length=200, blank=True, help_text="To whom it was handed, or where it was posted"
    )
    to_name = models.CharField(max_length=200)
    to_lines = models.TextField(blank=True)
    body = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["letter"], name="letters_leaves_once")]

    def __str__(self) -> str:
        return f"{self.letter_id} left"


class Answer(OfLetter):
    """What they said: that the record is marked, or why not (HE-01a)."""

    PERSONAL = frozenset({"about", "who", "words"})

    who = models.CharField(max_length=200)
    marked = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["letter"], name="letters_answered_once")]

    def __str__(self) -> str:
        return f"answer to {self.letter_id}"


class Print(OfLetter):
    """That somebody made a copy on paper or as a file."""

    PERSONAL = frozenset({"about"})

    as_file = models.BooleanField()

    def __str__(self) -> str:
        return f"copy of {self.letter_id}"
