"""Terms of confidentiality: written as versions, and accepted by each person before they read papers (IS-04)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number
from sightline.meetings.actions.groups import _group
from sightline.meetings.actions.hand import _seen
from sightline.meetings.models import Terms, TermsAnswer
from sightline.meetings.permissions import may_keep_groups
from sightline.meetings.queries.terms import accepted, newest, terms_of
from sightline.meetings.states import Kind
from sightline.meetings.terms import shipped

NO_WORDS = "Write the terms, and what the papers may be used for."
NO_TERMS = "This meeting has no terms of confidentiality to accept."
NO_WHY = "Say why you do not accept them."
ALREADY = "You have accepted these terms already."
NOBODY = "Only somebody signed in can answer."
ONE_TURN = UUID(int=4)


@action("meetings.terms_written")
def write_terms(
    *,
    kind: Kind,
    group_id: UUID | None,
    purpose: str,
    words: str,
    seen: int,
    by: Viewer,
    at: datetime,
) -> Terms:
    """A further version for a group, or for a kind of meeting. Everybody is asked again. `seen`: the last, or 0."""
    may_keep_groups(by).demand()
    wait_turn(group_id or ONE_TURN)
    group = _group(group_id, by) if group_id else None
    kind = Kind(group.kind) if group else kind
    unless(not (purpose.strip() and words.strip()), NO_WORDS).demand()
    last = newest(kind, group)
    said = {"purpose": purpose.strip(), "words": words.strip()}
    number = next_number(last, seen=seen, typed=said)
    made = Terms(kind=kind, group=group, number=number, by_id=by.staff_id, at=at, **said)
    made.save(force_insert=True)
    return made


@action("meetings.terms_answered")
def answer_terms(
    *, meeting_id: UUID, accepts: bool, words: str, seen: int, by: Viewer, at: datetime
) -> TermsAnswer:
    """Somebody asked to a meeting accepts its terms, or does not and says why. `seen`: the version they read."""
    meeting = _seen(meeting_id, by)
    terms = terms_of(meeting)
    if terms is None:
        raise Refused(NO_TERMS)
    if by.staff_id is None:
        raise Refused(NOBODY)
    unless(accepted(by, terms) is not None, ALREADY).demand()
    unless(not accepts and not words.strip(), NO_WHY).demand()
    next_number(terms, seen=seen)
    made = TermsAnswer(terms=terms, accepted=accepts, words="" if accepts else words.strip(), at=at)
    made.by_id = by.staff_id
    made.save(force_insert=True)
    return made


@action("meetings.terms_loaded")
def load_terms(*, by: Viewer, at: datetime) -> list[Terms]:
    """The first version for each kind of meeting that has none. It may be run again."""
    held = set(Terms.objects.filter(group=None).values_list("kind", flat=True))
    new = [
        Terms(kind=each.kind, number=1, purpose=each.purpose, words=each.words, by_id=by.staff_id, at=at)
        for each in shipped()
        if each.kind not in held
    ]
    return Terms.objects.bulk_create(new)
