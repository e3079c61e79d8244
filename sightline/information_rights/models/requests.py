"""A request for somebody's records: its clock, what was searched, each line and what was decided on it. Facts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.information_rights.states import Category, Choice, Head, Requester, Shut, Step
from sightline.people.models import SourceRecord


class RecordsRequest(Fact, AboutPeople):
    """Who asked for whose records, when, and for what."""

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {"about", "name", "organisation", "reach", "wanted", "received_on", "power", "wanted_by"}
    )

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    requester = models.CharField(max_length=12, choices=Requester.choices)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    reach = models.CharField(max_length=300, help_text="How they are reached, safely")
    wanted = models.TextField()
    received_on = models.DateField()
    power = models.CharField(
        max_length=300, blank=True, help_text="The power or order, where it is no request of right"
    )
    wanted_by = models.DateField(null=True, help_text="By when a power or order wants it")

    def __str__(self) -> str:
        return f"request of {self.received_on}"


class RequestStep(Fact, AboutPeople):
    """One thing that happened to a request: its clock stopped or went on, it was extended, something was searched."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words", "on"})

    request = models.ForeignKey(RecordsRequest, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Step.choices)
    on = models.DateField()
    words = models.TextField()
    agency = models.ForeignKey(
        "access.Agency", null=True, on_delete=models.PROTECT, related_name="+", help_text="Which was asked"
    )

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="information_rights_step_number"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class RequestLine(Fact, AboutPeople):
    """One record as it stood when it was collected, with what the reviewer is to look at. Nothing is decided by it."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "text", "title", "happened_at", "marked"})

    request = models.ForeignKey(RecordsRequest, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=80, help_text="Which table it was collected from")
    row_id = models.UUIDField()
    title = models.CharField(max_length=200)
    happened_at = models.DateTimeField(null=True)
    text = models.TextField()
    marked = models.TextField(
        blank=True, help_text="What its writer marked as about somebody else, or as giving away who told"
    )
    shut = models.CharField(max_length=12, choices=Shut.choices, blank=True)
    others = models.PositiveSmallIntegerField(default=0, help_text="How many others the record is about")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="information_rights_line_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class LineDecision(Fact, AboutPeople):
    """What a reviewer decided on one line, by what test and why. The last one counts; none is lost."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why", "given", "leave", "category"})

    line = models.ForeignKey(RequestLine, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    choice = models.CharField(max_length=10, choices=Choice.choices)
    head = models.CharField(max_length=14, choices=Head.choices, blank=True)
    why = models.TextField(blank=True)
    given = models.TextField(blank=True, help_text="What leaves: for a redaction, the text that is left")
    leave = models.CharField(
        max_length=300,
        blank=True,
        help_text="Who was asked for leave or an opinion, what they said, and when",
    )
    category = models.CharField(max_length=12, choices=Category.choices, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "number"], name="information_rights_decision_number"),
            models.CheckConstraint(
                condition=Q(choice=Choice.GIVE, head="")
                | (~Q(choice=Choice.GIVE) & ~Q(head="") & ~Q(why="")),
                name="information_rights_withheld_why",
            ),
            models.CheckConstraint(
                condition=~Q(choice=Choice.WITHHOLD) | Q(given=""), name="information_rights_withheld_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.choice}"


class PackAnswer(Fact, AboutPeople):
    """What a second person said to a pack, and the digest of what leaves."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words"})

    request = models.ForeignKey(RecordsRequest, on_delete=models.PROTECT, related_name="answers")
    agreed = models.BooleanField()
    words = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(agreed=True), name="information_rights_pack_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.agreed}"
