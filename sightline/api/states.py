"""What a key may do, and the kinds of thing that are sent. Rows are facts; no state is kept."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What was sent."""

    CONTACT = "contact", "Contact"


class Scope(TextChoices):
    """What a key may do: each is a capability, which the post that answers for the key must carry."""

    SEND_CONTACTS = "api.send_contacts", "Send contacts"
    READ_CONTACTS = "api.read_contacts", "Read what the organisation was told of the contacts it sent"


SENDS: dict[Kind, Scope] = {Kind.CONTACT: Scope.SEND_CONTACTS}
READS: dict[Kind, Scope] = {Kind.CONTACT: Scope.READ_CONTACTS}

BESIDE: dict[Scope, frozenset[str]] = {}
"""Capabilities of other folders that a call of this kind needs; it has them where the post has them."""
