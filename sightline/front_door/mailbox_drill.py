"""A rehearsal: with this site's keys lost, does the second custodian's key open every text? Nothing is read or kept."""

from dataclasses import dataclass

from sightline.core.sealed import Unopened, key_within, unlock
from sightline.front_door.mailbox_opening import place_of
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import SealedText


@dataclass(frozen=True)
class Drill:
    """How many texts there are, and how many the key opened."""

    texts: int
    opened: int


def drill(private: bytes) -> Drill:
    """Try one private key on every text."""
    texts = list(SealedText.objects.order_by("at", "id").prefetch_related("keys__key"))
    return Drill(len(texts), sum(_opens(text, private) for text in texts))


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
