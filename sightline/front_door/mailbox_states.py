"""What the sealed mailbox distinguishes: whose keys open it, who wrote, how soon the teller said."""

from django.db.models import TextChoices

from sightline.front_door.states import URGENCY_RULE, Urgency


class Custodian(TextChoices):
    """Who keeps a key of the partnership's. One opens nothing: it signs."""

    MAIN = "main", "The front door"
    SECOND = "second", "The second custodian"
    EMERGENCY = "emergency", "The emergency duty team"
    SIGNING = "signing", "The signature of acknowledgements"
    QUARANTINE = "quarantine", "Documents in quarantine"


OPENERS = (Custodian.MAIN, Custodian.SECOND, Custodian.EMERGENCY)
"""Every text is sealed to the newest key of each of these."""


OF_DOCUMENTS = (Custodian.QUARANTINE, Custodian.SECOND)
"""Every document is sealed to the newest key of each of these, and to nobody else."""


class DocumentKind(TextChoices):
    """What a document is by its content."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word document"
    ODT = "odt", "OpenDocument text"
    TEXT = "text", "Plain text"


class AgreementStep(TextChoices):
    """What became of an agreement that documents be taken."""

    CONFIRMED = "confirmed", "Switched on"
    ENDED = "ended", "Switched off"


class Writer(TextChoices):
    """Whose words a sealed text holds."""

    TELLER = "teller", "The person who told us"
    STAFF = "staff", "The front door"
    SIGNED = "signed", "A signed acknowledgement"


class HowSoon(TextChoices):
    """What the teller ticked. Nobody has to."""

    NOW = "now", "Somebody is in danger now"
    SOON = "soon", "In the next day or two"
    LATER = "later", "It can wait longer"
    NOT_SAID = "not_said", "Not said"


CLOCK_OF: dict[HowSoon, str] = {
    HowSoon.NOW: URGENCY_RULE[Urgency.RED],
    HowSoon.SOON: URGENCY_RULE[Urgency.AMBER],
    HowSoon.LATER: URGENCY_RULE[Urgency.GREEN],
    HowSoon.NOT_SAID: URGENCY_RULE[Urgency.AMBER],
}
"""The clock an envelope runs on until it is a contact: that of a contact of such urgency (CL-02)."""
