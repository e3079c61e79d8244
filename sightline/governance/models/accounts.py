"""An account: what was told, entry by entry, what was decided of safety, who was told, and that it was taken back.

Words, name and way to reach the teller stand in a table of their own. The worker reads it never, and when the account
is taken back its rows go.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.front_door.states import Urgency
from sightline.governance.models.parts import AccountRows, OfAccount, OfAccountRows
from sightline.governance.models.reviews import Review
from sightline.governance.states import Agrees, Decided, How, Teller


class Account(Fact):
    """That somebody told a review something. It names nobody."""

    RETENTION = "review_record"
    PERSONAL = frozenset[str]()

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=15, unique=True)

    objects: ClassVar = AccountRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["review", "-at"], name="governance_account_newest")]

    def __str__(self) -> str:
        return self.reference


class Entry(OfAccount):
    """What was told, without the words; a correction is a further entry, and the highest number stands."""

    PERSONAL = frozenset({"told_on", "not_told_why"})
    THIRD_PARTY = frozenset({"not_told_why"})

    number = models.PositiveIntegerField()
    told_on = models.DateField()
    how = models.CharField(max_length=12, choices=How.choices)
    teller = models.CharField(max_length=12, choices=Teller.choices)
    agrees = models.CharField(max_length=12, choices=Agrees.choices)
    told_passed_on = models.BooleanField(help_text="Told that a worry about somebody's safety is passed on")
    not_told_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "number"], name="governance_entry_once"),
            models.CheckConstraint(
                condition=Q(told_passed_on=True) | ~Q(not_told_why=""), name="governance_entry_not_told_why"
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.number} of {self.account_id}"


class Words(OfAccount):
    """The words of an entry, and of its teller what they wish to be kept. It goes when the account is taken back."""

    PERSONAL = frozenset({"words", "name", "reach", "corrected_why"})
    THIRD_PARTY = PERSONAL

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    name = models.CharField(max_length=120, blank=True)
    reach = models.CharField(max_length=200, blank=True, help_text="How to reach them safely")
    corrected_why = models.TextField(blank=True)

    class Meta:
        verbose_name_plural: ClassVar[str] = "words"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="governance_words_say_something")
        ]

    def __str__(self) -> str:
        return f"words of {self.entry_id}"


class Concerned(OfAccount):
    """A service an entry is about, and whether those who work for it are shut out of the account."""

    PERSONAL = frozenset[str]()

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="concerned")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    shut_out = models.BooleanField()

    class Meta:
        verbose_name_plural: ClassVar[str] = "concerned"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "agency"], name="governance_concerned_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} in {self.entry_id}"


class Safety(OfAccount):
    """What was decided of somebody's safety after an entry was read; the highest number stands."""

    PERSONAL = frozenset({"why", "whom", "passed_words", "known_reference"})
    THIRD_PARTY = PERSONAL

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    decided = models.CharField(max_length=10, choices=Decided.choices)
    why = models.TextField()
    tell_teller = models.BooleanField()
    whom = models.CharField(max_length=200, blank=True)
    passed_words = models.TextField(blank=True, help_text="All that the front door is given")
    urgency = models.CharField(max_length=5, choices=Urgency.choices, blank=True)
    known_reference = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name_plural: ClassVar[str] = "safety"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "number"], name="governance_safety_once"),
            models.CheckConstraint(condition=~Q(why=""), name="governance_safety_says_why"),
            models.CheckConstraint(
                condition=(Q(decided=Decided.PASSED_ON) & ~Q(whom="") & ~Q(passed_words="") & ~Q(urgency=""))
                | (~Q(decided=Decided.PASSED_ON) & Q(whom="", passed_words="", urgency="")),
                name="governance_safety_passed_in_words",
            ),
            models.CheckConstraint(
                condition=(Q(decided=Decided.KNOWN) & ~Q(known_reference=""))
                | (~Q(decided=Decided.KNOWN) & Q(known_reference="")),
                name="governance_safety_known_where",
            ),
        ]

    def __str__(self) -> str:
        return f"safety {self.number} of {self.account_id}"


class Raised(OfAccount):
    """The contact that the front door made of what was passed on. Written by the worker."""

    PERSONAL = frozenset({"contact_reference"})

    safety = models.OneToOneField(Safety, on_delete=models.PROTECT, related_name="+")
    contact_reference = models.CharField(max_length=20)

    class Meta:
        verbose_name_plural: ClassVar[str] = "raised"

    def __str__(self) -> str:
        return f"{self.contact_reference} from {self.safety_id}"


class TellerTold(OfAccount):
    """That whoever told it was told what was done, when and how."""

    PERSONAL = frozenset({"on_day", "words"})

    on_day = models.DateField()
    how = models.CharField(max_length=12, choices=How.choices)
    words = models.TextField()

    class Meta:
        verbose_name_plural: ClassVar[str] = "tellers told"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="governance_teller_told_something")
        ]

    def __str__(self) -> str:
        return f"told of {self.account_id}"


class Withdrawal(Fact):
    """That the teller took it back. Writing this row puts the words away, by a trigger."""

    RETENTION = "review_record"
    PERSONAL = frozenset({"on_day", "why"})

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    how = models.CharField(max_length=12, choices=How.choices)
    why = models.TextField()

    objects: ClassVar = OfAccountRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="governance_withdrawal_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} taken back"
