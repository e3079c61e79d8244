"""What a key may do, and the kinds of thing that are sent. Rows are facts; no state is kept."""

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
