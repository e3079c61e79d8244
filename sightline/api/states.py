"""What a key may do, the kinds of thing that are sent, and what is told of them. No state is kept."""

from datetime import timedelta

from django.db.models import TextChoices


class Kind(TextChoices):
    """What was sent."""

    CONTACT = "contact", "Contact"
    MISSING = "missing", "Missing report"
    RETURN = "return", "Return"


class Scope(TextChoices):
    """What a key may do: each is a capability, which the post that answers for the key must carry."""

    SEND_CONTACTS = "api.send_contacts", "Send contacts"
    READ_CONTACTS = "api.read_contacts", "Read what the organisation was told of the contacts it sent"
    REPORT_MISSING = "api.report_missing", "Report missing children"
    READ_MISSING = "api.read_missing", "Read which missing reports the organisation sent"
    SEND_RETURNS = "api.send_returns", "Return pupils, or nil, for the school or college"
    READ_RETURNS = "api.read_returns", "Read which returns the school or college sent"


SENDS: dict[Kind, Scope] = {
    Kind.CONTACT: Scope.SEND_CONTACTS,
    Kind.MISSING: Scope.REPORT_MISSING,
    Kind.RETURN: Scope.SEND_RETURNS,
}
READS: dict[Kind, Scope] = {
    Kind.CONTACT: Scope.READ_CONTACTS,
    Kind.MISSING: Scope.READ_MISSING,
    Kind.RETURN: Scope.READ_RETURNS,
}

BESIDE: dict[Scope, frozenset[str]] = {
    Scope.READ_MISSING: frozenset({"missing.open", "missing.police", "missing.of_residents"}),
    # follow_up.open: the names of its own pupils, which the database shows to posts that answer requests
    Scope.SEND_RETURNS: frozenset({"education.open", "education.return", "people.add_own", "follow_up.open"}),
}
"""Capabilities of other folders that a call of this kind needs; it has them where the post has them."""


WEBHOOKS = "api.webhooks"
ADMINISTERS = "access.administer"


class Hears(TextChoices):
    """What a webhook may be told of."""

    CONTACT_RECEIVED = "contact.received", "A contact was taken down"
    CONTACT_TOLD = "contact.told", "The organisation was told what happens with a contact"
    MISSING_RECEIVED = "missing_report.received", "A missing report was taken down"
    MISSING_CHANGED = "missing_report.changed", "The episode of a missing report stands elsewhere"
    RETURN_RECEIVED = "return.received", "A return was taken down"


HEARS_OF: dict[Hears, Kind] = {
    Hears.CONTACT_RECEIVED: Kind.CONTACT,
    Hears.CONTACT_TOLD: Kind.CONTACT,
    Hears.MISSING_RECEIVED: Kind.MISSING,
    Hears.MISSING_CHANGED: Kind.MISSING,
    Hears.RETURN_RECEIVED: Kind.RETURN,
}
RECEIVED: dict[Kind, Hears] = {
    Kind.CONTACT: Hears.CONTACT_RECEIVED,
    Kind.MISSING: Hears.MISSING_RECEIVED,
    Kind.RETURN: Hears.RETURN_RECEIVED,
}
AS_SENT = "received"
"""Where a thing stands of which nothing more is told."""


class Fault(TextChoices):
    """Why a call of a webhook has no answer."""

    NAME = "name", "Its name leads nowhere"
    INSIDE = "inside", "It leads to an address that is not called"
    TRUST = "trust", "Its certificate is not trusted"
    SLOW = "slow", "It did not answer in time"
    SILENT = "silent", "It did not answer"
    NOT_READ = "not_read", "Its key may not read this any more"


PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 30, 60, 2 * 60, 4 * 60, 6 * 60, 12 * 60))
"""How long after each attempt that failed the next one is made: a day and a bit, then no more."""
OVERLAP = timedelta(hours=24)
"""How long calls are signed with the secret before, too."""
