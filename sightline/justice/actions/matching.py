"""A gap is explained where a crime has no case beside it (JU-01)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import first_refusal, unless
from sightline.justice.actions.hand import _held, _keep
from sightline.justice.matched import NoCase
from sightline.justice.models import Unmatched
from sightline.justice.permissions import may_record_on
from sightline.justice.states import Act

CHANGED = "Somebody else recorded a reason meanwhile. Look at it again."
SAY_WHICH = "Say which reason it is."


@action("justice.no_case_said")
def say_no_case(*, crime_id: UUID, why: NoCase, words: str, seen: int, by: Viewer, at: datetime) -> Unmatched:
    """A further reason; the last stands. `seen` is the number of the last that the page showed."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    number = Unmatched.objects.filter(crime=crime).aggregate(last=Max("number"))["last"] or 0
    first_refusal(
        unless(number != seen, CHANGED), unless(why == NoCase.ANOTHER and not words.strip(), SAY_WHICH)
    ).demand()
    made: Unmatched = _keep(
        Unmatched, by=by, at=at, like=crime, crime=crime, number=number + 1, why=why, words=words
    )
    return made
