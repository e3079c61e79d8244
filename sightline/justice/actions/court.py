"""What a court found about a suspect and a crime; the child is told of it as of any key event (JU-17, CL-68)."""

from dataclasses import asdict
from datetime import datetime, time
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import LONDON, london
from sightline.core.leave import first_refusal, unless
from sightline.justice.actions.hand import _change
from sightline.justice.actions.suspecting import _both, _pair
from sightline.justice.actions.telling import note_event
from sightline.justice.court import CHANGED, Verdicted
from sightline.justice.court_states import PROSECUTION
from sightline.justice.given import Event
from sightline.justice.models import Charge, Suspect, Verdict
from sightline.justice.queries.court import prosecution_of, stands_convicted, verdicts_of
from sightline.justice.states import Act, Category, KeyEvent

NOT_CHARGED = "Somebody is before the court once they were charged or summonsed for this crime."


@action("justice.verdict_recorded")
def record_verdict(
    *, crime_id: UUID, suspect_id: UUID, verdict: Verdicted, seen: int, by: Viewer, at: datetime
) -> Verdict:
    """A further finding; the last stands. `seen` is how many the page showed. The child is to be told."""
    crime, suspect = _pair(crime_id, suspect_id, by, Act.TELL)
    charged = Charge.objects.filter(crime=crime, suspect=suspect).first()
    unless(charged is None, NOT_CHARGED).demand()
    past = verdicts_of(crime.pk, suspect.pk)
    since = past[-1].found_on if past else charged.charged_on if charged else crime.reported_on
    first_refusal(
        unless(len(past) != seen, CHANGED),
        PROSECUTION.may(prosecution_of(past), verdict.found),
        verdict.stands(since, on=london(at).date()),
    ).demand()
    made: Verdict = _both(crime, suspect, by, at, Verdict, number=len(past) + 1, **asdict(verdict))
    _say_category(suspect, by=by, at=at)
    told = datetime.combine(verdict.found_on, time(12), LONDON)
    note_event(crime_id=crime.pk, event=Event(what=KeyEvent.VERDICT, happened_at=min(told, at)), by=by, at=at)
    return made


def _say_category(suspect: Suspect, *, by: Viewer, at: datetime) -> None:
    """Law enforcement data says of everybody whether they are suspected or convicted."""
    category = Category.CONVICTED if stands_convicted(suspect.pk) else Category.SUSPECT
    if suspect.category != category:
        _change(suspect, by=by, at=at, category=category)
