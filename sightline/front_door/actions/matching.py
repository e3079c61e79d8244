"""Looking for words in what an action takes down, and keeping where they stand (FD-03)."""

from dataclasses import dataclass, replace
from datetime import datetime

from sightline.access.viewer import Viewer
from sightline.front_door.given import Said
from sightline.front_door.models import Contact, TermMatch
from sightline.front_door.queries.words import LOOKED_IN
from sightline.front_door.rows import hanging
from sightline.front_door.states import Exploitation
from sightline.front_door.terms import Found, Terms, terms_in_use


@dataclass(frozen=True)
class InPart:
    """A term found in one part of a contact: a column, or an amendment by its id."""

    field: str
    found: Found


def matches_in(field: str, text: str, listed: Terms | None = None) -> list[InPart]:
    """The terms in one part, by the list in use."""
    return [InPart(field, found) for found in (listed or terms_in_use()).find(text)]


def with_matches(said: Said) -> tuple[Said, list[InPart]]:
    """What was said, and the terms in it. Where nobody ticked, the contact says that only words matched (FD-03a)."""
    listed = terms_in_use()
    found = [each for field in LOOKED_IN for each in matches_in(field, str(getattr(said, field)), listed)]
    if found and said.exploitation == Exploitation.NONE:
        said = replace(said, exploitation=Exploitation.TEXT_MATCH)
    return said, found


def keep_matches(contact: Contact, found: list[InPart], *, by: Viewer, at: datetime) -> list[TermMatch]:
    """The terms found, with the version of the list and their places."""
    rows = [
        hanging(
            TermMatch,
            contact,
            by=by,
            at=at,
            term=each.found.term.term,
            group=each.found.term.group,
            list_version=each.found.version,
            field=each.field,
            starts=[start for start, _ in each.found.spans],
            ends=[end for _, end in each.found.spans],
        )
        for each in found
    ]
    return TermMatch.objects.bulk_create(rows) if rows else []


def without_tick(contact: Contact) -> Exploitation:
    """What a contact says of exploitation when nobody ticks it."""
    matched = TermMatch.objects.of(contact.pk).exists()
    return Exploitation.TEXT_MATCH if matched else Exploitation.NONE
