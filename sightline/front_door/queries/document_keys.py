"""Keys of documents as the system's own commands have them: sealed, and of no document that the police have."""

from uuid import UUID

from django.db import connection

from sightline.front_door.models import DocumentCustody, DocumentKey, MailboxKey


def keyed() -> dict[UUID, dict[UUID, bytes]]:
    """By document: the id of each key it is sealed to, with its own key as sealed as it lies."""
    found: dict[UUID, dict[UUID, bytes]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT document, key, wrapped FROM front_door_documents_keyed()")
        for document, key, wrapped in cursor.fetchall():
            found.setdefault(document, {})[key] = bytes(wrapped)
    return found


def as_it_lies(document: UUID) -> bytes:
    """The sealed bytes of one document; none where the police have it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT front_door_document_sealed(%s)", [document])
        return bytes(cursor.fetchone()[0] or b"")


def also_sealed_to(key: MailboxKey, document: UUID, wrapped: bytes) -> DocumentKey | None:
    """Seal a document to one more key. None: it is not the newest of its custodian's, or not one for documents."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT front_door_seal_document(%s, %s, %s)", [document, key.pk, wrapped])
        made = cursor.fetchone()[0]
    return DocumentKey(pk=made, document_id=document, key=key, wrapped=wrapped) if made else None


def with_the_police() -> int:
    """How many documents are in custody."""
    return DocumentCustody.objects.count()
