"""A search goes on the record of access, and gives the slip without which nobody is added."""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

from sightline.access.actions.recording import record
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refusal, unless
from sightline.people.naming.asked import Asked
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_search, may_search_own

GOOD_FOR = timedelta(hours=1)
SEARCH_FIRST = "Search for this person before adding them, so that nobody is recorded twice."


def note_search(*, asked: Asked, by: Viewer, at: datetime) -> str:
    """Put a search on the record of access; the slip given back lets this viewer add a person within the hour."""
    may_search(by).demand()
    return _noted("people.searched", asked, by, at)


def note_own_search(*, asked: Asked, by: Viewer, at: datetime) -> str:
    """The same for a search among those whom one's own organisation has recorded."""
    may_search_own(by).demand()
    return _noted("people.searched_own", asked, by, at)


def _noted(kind: str, asked: Asked, by: Viewer, at: datetime) -> str:
    said = {
        "name": cleaned(asked.names),
        "date of birth": asked.born.in_words() if asked.born.known else "",
        "identifier": cleaned(asked.identifier, 60),
        "postcode": cleaned(asked.postcode, 20),
    }
    words = "; ".join(f"{what}: {value}" for what, value in said.items() if value)
    record(Outcome.SEARCHED, kind, by=by, at=at, words=words)
    return _signer().sign_object({"by": _who(by), "at": at.isoformat()})


def searched_first(slip: str, *, by: Viewer, at: datetime) -> Answer:
    """Whether this viewer searched within the hour before."""
    try:
        said = _signer().unsign_object(slip)
        searched_at = datetime.fromisoformat(said["at"])
    except (BadSignature, ValueError, KeyError, TypeError):
        return Refusal(SEARCH_FIRST)
    in_time = timedelta(0) <= at - searched_at <= GOOD_FOR
    return unless(said.get("by") != _who(by) or not in_time, SEARCH_FIRST)


def _who(viewer: Viewer) -> str:
    return str(viewer.staff_id) if viewer.staff_id else viewer.purpose


def _signer() -> Signer:
    return Signer(salt="sightline.people.search")
