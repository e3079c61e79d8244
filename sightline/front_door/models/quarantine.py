"""Documents that tellers sent: sealed apart from their words, opened by one named officer, taken only where agreed.

What is sealed comes from the public process through a function of the schema `mailbox`. No name of a file is kept.
"""

from typing import ClassVar, Self

from django.db import models

from sightline.access.viewer import Viewer
from sightline.core.models import Row, Table
from sightline.front_door.mailbox_states import AgreementStep, Custodian, DocumentKind
from sightline.front_door.models.mailbox import SEES, Envelope, MailboxKey

LARGEST = 2 * 1024 * 1024


class DocumentRows(models.QuerySet["SealedDocument"]):
    """Documents, reached through the viewer: whoever sees the envelope sees that one came, and no more."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(SEES) else self.none()


class DocumentAgreement(Row):
    """That documents may be taken, by agreement with the police: asked for by one person. In force once confirmed."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    police_reference = models.CharField(max_length=80)
    agreed_on = models.DateField()
    officer = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.police_reference


class DocumentAgreementStep(Row):
    """That a second person switched it on, or anybody who may switched it off."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agreement = models.ForeignKey(DocumentAgreement, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=AgreementStep.choices)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "step"], name="front_door_agreementstep_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.step}"


class SealedDocument(Row):
    """That a document came with a conversation. What it holds stands apart."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    envelope = models.ForeignKey(Envelope, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=4, choices=DocumentKind.choices)
    at = models.DateTimeField()

    objects = DocumentRows.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} in {self.envelope_id}"


class DocumentBody(Row):
    """A document, sealed. Read by the named officer alone, and by nobody once the police have it."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"body"})

    document = models.OneToOneField(SealedDocument, on_delete=models.PROTECT, related_name="sealed")
    body = models.BinaryField()

    def __str__(self) -> str:
        return f"body of {self.document_id}"


class DocumentKey(Row):
    """The key of a sealed document, sealed to the quarantine's key or the second custodian's."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    document = models.ForeignKey(SealedDocument, on_delete=models.PROTECT, related_name="keys")
    key = models.ForeignKey(MailboxKey, on_delete=models.PROTECT, related_name="+")
    wrapped = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "key"], name="front_door_documentkey_once"),
        ]

    def __str__(self) -> str:
        return f"key of {self.document_id}"


class DocumentOpened(Row):
    """That the named officer opened a document. The record of access has it too."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    document = models.ForeignKey(SealedDocument, on_delete=models.PROTECT, related_name="openings")
    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id} opened"


class DocumentCustody(Row):
    """That a document went into the custody of the police: who said so, when, and the police's own reference."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"police_officer", "police_reference"})

    document = models.OneToOneField(SealedDocument, on_delete=models.PROTECT, related_name="custody")
    police_reference = models.CharField(max_length=80)
    police_officer = models.CharField(max_length=120, help_text="Who took it on, with their number")
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id} in custody"
