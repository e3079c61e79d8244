"""The sealed mailbox: what people told through the public pages, as sealed as they left it (FD-06, FD-22a).

Rows come from the public process through functions of the schema `mailbox`, never through this site. No column here
holds a word that anybody wrote: only bytes that the keys of the partnership, or a code, open.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.core.models import Row, Table
from sightline.front_door.mailbox_states import Custodian, HowSoon, Writer

SEES = "front_door.read"
OPENS = "front_door.open_envelopes"
LONGEST = 512 * 1024


class MailboxRows(models.QuerySet["Envelope"]):
    """Envelopes, reached through the viewer. One that became a contact is seen by those who see the contact."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(SEES) or viewer.staff_id is None else self.none()


class MailboxKey(Row):
    """A public key of the partnership. A fact; the highest number is in use, the others still open."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    number = models.PositiveIntegerField()
    public = models.BinaryField()
    why = models.CharField(max_length=200)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["custodian", "number"], name="front_door_mailboxkey_once"),
        ]

    def __str__(self) -> str:
        return f"{self.custodian} {self.number}"


class Envelope(Row):
    """One conversation with somebody whose name we need not know. A fact but for the contact that was made of it."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    reference = models.CharField(max_length=20, unique=True)
    lookup = models.BinaryField(
        unique=True, help_text="What the code becomes; nothing leads from it to the code"
    )
    teller_key = models.BinaryField(help_text="To this key is sealed what the teller is to read")
    how_soon = models.CharField(max_length=8, choices=HowSoon.choices, default=HowSoon.NOT_SAID)
    at = models.DateTimeField()
    contact = models.OneToOneField(
        "front_door.Contact", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MailboxRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["at", "id"], name="front_door_envelope_waiting", condition=Q(contact=None)),
        ]

    def __str__(self) -> str:
        return self.reference


class SealedText(Row):
    """One text of a conversation, sealed. Its key is sealed beside it, once for each reader."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"body"})

    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="texts")
    writer = models.CharField(max_length=8, choices=Writer.choices)
    body = models.BinaryField()
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(by=None) | ~Q(writer=Writer.TELLER), name="front_door_sealed_teller_is_no_staff"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.writer} in {self.envelope_id}"


class SealedKey(Row):
    """The key of a sealed text, sealed to a key of the partnership's, or (none) to the teller's own."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    text = models.ForeignKey(SealedText, on_delete=models.PROTECT, related_name="keys")
    key = models.ForeignKey(MailboxKey, null=True, on_delete=models.PROTECT, related_name="+")
    wrapped = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["text", "key"], nulls_distinct=False, name="front_door_sealedkey_once"
            ),
        ]

    def __str__(self) -> str:
        return f"key of {self.text_id}"


class SealedDraft(Row):
    """What somebody has begun and not sent, sealed with a key made of their code: nobody here can open it."""

    TABLE = Table.STATE
    RETENTION = "working_paper"
    PERSONAL = frozenset({"body"})

    lookup = models.BinaryField(unique=True)
    body = models.BinaryField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "a draft"


class EnvelopeOpened(Row):
    """That a member of staff opened an envelope, and with whose key. The record of access has it too."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="openings")
    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    told = models.PositiveIntegerField(help_text="How many texts of the teller’s there were to read")
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.envelope_id} opened"


class EnvelopeClosed(Row):
    """That an envelope asked for nothing more and became no contact, and why."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"why"})

    envelope = models.OneToOneField(Envelope, on_delete=models.PROTECT, related_name="closed")
    why = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.envelope_id} closed"
