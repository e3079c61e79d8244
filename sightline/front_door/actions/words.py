"""Words found in a contact's text, and what a person says of each (FD-03). Nothing is ticked, weighed or hidden."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import keep, locked
from sightline.front_door.kinds import Relevance
from sightline.front_door.models import Contact, TermAnswer, TermMatch
from sightline.front_door.permissions import may_take
from sightline.front_door.queries.words import last_answers

NOTHING_SAID = "Say of at least one word whether it is relevant."


@action("front_door.words_answered")
def answer_words(*, contact_id: UUID, answers: Mapping[UUID, Relevance], by: Viewer, at: datetime) -> Contact:
    """Keep what a person says of words that were found. The same answer again keeps nothing."""
    may_take(by).demand()
    contact = locked(contact_id, by)
    matches = {match.pk: match for match in TermMatch.objects.of(contact.pk) if match.pk in answers}
    if not matches:
        raise Refused(NOTHING_SAID)
    stands = last_answers(contact.pk)
    for pk, match in matches.items():
        if stands.get(pk) != answers[pk]:
            keep(TermAnswer, contact, match=match, answer=answers[pk], by=by, at=at)
    return contact
