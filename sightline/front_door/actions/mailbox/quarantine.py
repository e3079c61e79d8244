"""Opening a document in quarantine, which is itself on record, and giving it into the custody of the police.

There is no way here to show, copy, clean or pass on a document: none is written, and a test holds that none is.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.sealed import Unopened, key_within, unseal_file
from sightline.core.turns import wait_turn
from sightline.front_door.mailbox_keys import file_of, read_key
from sightline.front_door.mailbox_opening import NOT_FOUND
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import DocumentCustody, DocumentOpened, SealedDocument
from sightline.front_door.permissions import may_quarantine
from sightline.front_door.queries.quarantine import document_of, officer_named, sealed_of

WITH_POLICE = "The police have this document. Nobody here can open it any more."
NO_KEY = "The key of the quarantine is not at this site. Ask the second custodian."
NO_REFERENCE = "Write the police’s own reference and who took it on."


@dataclass(frozen=True, kw_only=True)
class Custody:
    """What the police said when they took a document on."""

    police_reference: str
    police_officer: str


@action("front_door.document_opened")
def open_document(*, document_id: UUID, by: Viewer, at: datetime) -> tuple[DocumentOpened, bytes]:
    """The bytes of a document, for the one officer who is named; nothing of it is kept in the open."""
    document = _held(document_id, by)
    found = sealed_of(document)
    if found is None:
        raise Refused(WITH_POLICE)
    body, keys = found
    for row in keys:
        private = read_key(file_of(row.key.custodian, row.key.number))
        if row.key.custodian != Custodian.QUARANTINE or private is None:
            continue
        try:
            raw = unseal_file(body, key_within(bytes(row.wrapped), private), place=str(document.pk))
        except Unopened:
            continue
        opened = DocumentOpened(document=document, custodian=row.key.custodian, by_id=by.person_id, at=at)
        opened.save(force_insert=True)
        return opened, raw
    raise Refused(NO_KEY)


@action("front_door.document_given_to_police")
def give_to_police(*, document_id: UUID, custody: Custody, by: Viewer, at: datetime) -> DocumentCustody:
    """Note that the police have it. From then on the database gives its bytes and keys to nobody of the site."""
    document = _held(document_id, by)
    if DocumentCustody.objects.filter(document=document).exists():
        raise Refused(WITH_POLICE)
    reference, officer = custody.police_reference.strip(), custody.police_officer.strip()
    if not reference or not officer:
        raise Refused(NO_REFERENCE)
    noted = DocumentCustody(
        document=document,
        police_reference=reference,
        police_officer=officer,
        by_id=by.person_id,
        at=at,
    )
    noted.save(force_insert=True)
    return noted


def _held(document_id: UUID, by: Viewer) -> SealedDocument:
    may_quarantine(by, officer_named()).demand()
    wait_turn(document_id)
    document = document_of(by, document_id)
    if document is None:
        raise Refused(NOT_FOUND, hidden=True)
    return document
