"""What suspects have in common, for places in programmes of early help: counts, never a person (ID-17b)."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from sightline.access.viewer import Viewer
from sightline.justice.models import Suspect, Suspected
from sightline.justice.queries.suspects import seen, standing
from sightline.justice.states import Employment
from sightline.people.states import Sex

NOT_RECORDED = "Not recorded"
AGES = ((0, 9, "Under 10"), (10, 13, "10 to 13"), (14, 15, "14 and 15"), (16, 17, "16 and 17"),
        (18, 24, "18 to 24"), (25, 120, "25 and over"))  # fmt: skip
Counts = list[tuple[str, int]]


def _age(it: Suspect) -> str:
    age = it.age
    return NOT_RECORDED if age is None else next(name for low, high, name in AGES if low <= age <= high)


def _said(value: bool | None) -> str:
    return NOT_RECORDED if value is None else "Yes" if value else "No"


def _given(text: str) -> str:
    return "Something is on record" if text.strip() else NOT_RECORDED


ASKED: dict[str, Callable[[Suspect], str]] = {
    "Age at the time": _age,
    "Sex": lambda it: str(Sex(it.sex).label),
    "Employment": lambda it: str(Employment(it.employment).label) if it.employment else NOT_RECORDED,
    "Not in education, work or training": lambda it: _said(it.neet),
    "Special educational needs or disability": lambda it: _given(it.special_needs),
    "Exploited themself": lambda it: _given(it.exploited),
}


def suspects_of(viewer: Viewer, since: date, until: date) -> list[Suspect]:
    """Those the viewer sees who are suspected of a crime reported in a period; each once."""
    rows = Suspected.objects.visible_to(viewer).filter(crime__reported_on__range=(since, until))
    return list(seen(viewer).filter(pk__in=standing(rows).values("suspect_id")).order_by("reference"))


def profile(found: list[Suspect]) -> dict[str, Counts]:
    """Of each characteristic how many; ages in their order, all else in the order of the words."""
    order = {name: place for place, (_, _, name) in enumerate(AGES)}
    counted = {title: Counter(said(each) for each in found) for title, said in ASKED.items()}
    return {
        title: sorted(
            counter.items(), key=lambda pair: (order.get(pair[0], 0), pair[0] == NOT_RECORDED, pair[0])
        )
        for title, counter in counted.items()
    }
