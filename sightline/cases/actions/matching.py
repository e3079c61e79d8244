"""What the police know of a confirmed case is noted, and a case without a crime is explained (JU-01, JU-01a)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _held, _keep
from sightline.cases.models import PoliceKnow
from sightline.cases.permissions import may_match
from sightline.cases.queries.matching import is_confirmed
from sightline.core.clock import london
from sightline.core.leave import Answer, first_refusal, unless
from sightline.justice.matched import Disclosed, NoCrime

CHANGED = "Somebody else noted it meanwhile. Look at it again."
NOT_CONFIRMED = "This is noted of a case in which harm is confirmed."
NOT_YET = "That day is in the future."
SAY_WHICH = "Say which reason it is."
TOLD_UNKNOWN = "If the child told the police, the police know of the case."


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the police know of a case, and why no crime is on record."""

    known: bool
    disclosed: Disclosed
    on_day: date
    no_crime: NoCrime | str = ""
    words: str = ""

    def stands(self, *, on: date) -> Answer:
        """Whether it can be kept."""
        return first_refusal(
            unless(self.on_day > on, NOT_YET),
            unless(self.disclosed == Disclosed.YES and not self.known, TOLD_UNKNOWN),
            unless(self.no_crime == NoCrime.ANOTHER and not self.words.strip(), SAY_WHICH),
        )


@action("cases.police_known")
def note_police(*, case_id: UUID, known: Known, seen: int, by: Viewer, at: datetime) -> PoliceKnow:
    """A further note; the last stands. `seen` is the number of the last that the page showed."""
    case = _held(case_id, by, may_match)
    number = PoliceKnow.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    first_refusal(
        unless(number != seen, CHANGED),
        unless(not is_confirmed(by, case.pk), NOT_CONFIRMED),
        known.stands(on=london(at).date()),
    ).demand()
    made: PoliceKnow = _keep(PoliceKnow, case, by=by, at=at, number=number + 1, **asdict(known))
    return made
