"""A rehearsal: with this site's keys lost, does the second custodian's open all there is? Nothing is read or kept."""

from dataclasses import dataclass
from uuid import UUID

from sightline.core.sealed import Unopened, key_within, unlock, unseal_file
from sightline.front_door.mailbox_opening import place_of
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import MailboxKey, SealedText
from sightline.front_door.queries.document_keys import as_it_lies, keyed, with_the_police


@dataclass(frozen=True)
class Drill:
    """How many texts and documents there are, and how many of each the key opened; and what the police have."""

    texts: int
    opened: int
    documents: int
    documents_opened: int
    with_police: int


def drill(private: bytes) -> Drill:
    """Try one private key on every text, and on every document that the police do not have."""
    texts = list(SealedText.objects.order_by("at", "id").prefetch_related("keys__key"))
    seconds = set(MailboxKey.objects.filter(custodian=Custodian.SECOND).values_list("pk", flat=True))
    documents = keyed()
    opened = sum(_opens_document(each, held, seconds, private) for each, held in documents.items())
    return Drill(
        texts=len(texts),
        opened=sum(_opens(text, private) for text in texts),
        documents=len(documents),
        documents_opened=opened,
        with_police=with_the_police(),
    )


def _opens_document(document: UUID, held: dict[UUID, bytes], seconds: set[UUID], private: bytes) -> bool:
    for key in seconds & held.keys():
        try:
            unseal_file(as_it_lies(document), key_within(held[key], private), place=str(document))
        except Unopened:
            continue
        return True
    return False


def _opens(text: SealedText, private: bytes) -> bool:
    rows = [row for row in text.keys.all() if row.key is not None and row.key.custodian == Custodian.SECOND]
    for row in rows:
        try:
            unlock(
                bytes(text.body),
                key_within(bytes(row.wrapped), private),
                place=place_of(text),
            )
        except Unopened:
            continue
        return True
    return False
