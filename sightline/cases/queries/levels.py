"""What is set beside each level that was judged: visits that stand, offers and their answers, places on programmes."""

from dataclasses import dataclass

from sightline.access.viewer import Viewer
from sightline.cases.models import Case, Judgement, OfferTaken, Place, Visit
from sightline.cases.queries.programmes import places_of
from sightline.cases.queries.work import judgements_of, stands
from sightline.cases.states import Judged


@dataclass(frozen=True)
class Beside:
    """What was read: levels that stand, the first first, and what was done."""

    levels: list[Judgement]
    visits: list[Visit]
    answers: list[OfferTaken]
    places: list[Place]


def beside_levels(viewer: Viewer, case: Case) -> Beside:
    """A fixed number of reads. `answers` holds every word about every offer, the first word included."""
    levels = [it for it in judgements_of(case.pk) if it.what == Judged.LEVEL and stands(it)]
    answers = OfferTaken.objects.visible_to(viewer).filter(
        case=case, offer__corrected=None, offer__stands=True
    )
    return Beside(
        levels=sorted(levels, key=lambda it: (it.judged_on, it.number)),
        visits=list(Visit.objects.visible_to(viewer).standing().filter(case=case)),
        answers=list(answers.select_related("offer").order_by("said_on", "at", "number")),
        places=places_of(case.pk),
    )
