"""Other areas' returns and ours: brought in, made, withdrawn; and who was given or gave what."""

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.figures.benchmarking.making import Content, Whose, benchmark_return
from sightline.figures.benchmarking.parsing import Unreadable
from sightline.figures.benchmarking.reading import Read, read, taken
from sightline.figures.benchmarking.together import neighbours, together
from sightline.figures.definitions.output import read_back
from sightline.figures.definitions.periods import read_period
from sightline.figures.models import AreaReturn, Published, Shared
from sightline.figures.permissions import asker, demand_benchmark
from sightline.figures.states import SharedWay, SharedWhat

OURS = "This return says that it is of our own area. Make ours from what was published."
TWICE = (
    "The same return was brought in before, as version {number}, and nothing in it has changed. Where a later version "
    "is wrong, withdraw that one."
)
WITHDRAWN = "This was withdrawn already."
AT_ONCE = "Somebody else brought in a return of this area and year at the same moment. Send yours again."
TOGETHER = (
    "{place} is withheld, and follows from this return and {other} together. Withhold the same in both."
)
MOST_SAID = 5
NO_REASON = "Say why it is withdrawn."
LATER = "A return cannot have been received, nor anything shared, on a day that has not come."
NOT_OF_THE_YEAR = "What was published has no numbers of this year."


@action("figures.return_brought")
def bring_return(*, made: Read, received_on: date, area: str, by: Viewer, at: datetime) -> AreaReturn:
    """Keep another area's return, as its next version; say on the list that it was received. `area` is our own."""
    if made.content["area"]["name"].strip().casefold() == area.casefold():
        raise Refused(OURS)
    kept = _kept(made.content, received_on, own=False, by=by, at=at)
    said = {"way": SharedWay.RECEIVED, "what": SharedWhat.RETURN, "organisation": kept.area}
    _note(kept, on=received_on, note=f"Return of {kept.period}", by=by, at=at, **said)
    return kept


@action("figures.return_made")
def make_return(*, published: Published, period: str, whose: Whose, by: Viewer, at: datetime) -> AreaReturn:
    """Make ours of a year that was published; nothing is in it that was not. Refuses one that would be unsound."""
    results = read_back(published.numbers, period)
    if not results:
        raise Refused(NOT_OF_THE_YEAR)
    content = benchmark_return(results, read_period(period), whose, london(published.at).date())
    try:
        made = read(json.dumps(content).encode())
    except Unreadable as error:
        raise Refused(str(error)) from error
    return _kept(made.content, london(at).date(), own=True, by=by, at=at)


@action("figures.return_withdrawn")
def withdraw_return(*, area_return_id: UUID, why: str, by: Viewer, at: datetime) -> AreaReturn:
    """Take a version out of every comparison, with a reason; it is kept, and an earlier one stands again."""
    demand_benchmark(by)
    found = AreaReturn.objects.select_for_update().get(pk=area_return_id)
    _withdraw(found, why, by=by, at=at)
    found.save()
    return found


@action("figures.sharing_noted")
def note_shared(
    *, way: str, what: str, organisation: str, on: date, note: str, by: Viewer, at: datetime
) -> Shared:
    """Say that something was given to another area or force, or received from it."""
    said = {"way": SharedWay(way), "what": SharedWhat(what), "organisation": organisation.strip()}
    return _note(None, on=on, note=note.strip(), by=by, at=at, **said)


@action("figures.sharing_withdrawn")
def withdraw_shared(*, shared_id: UUID, why: str, by: Viewer, at: datetime) -> Shared:
    """Strike out a line that is wrong, with a reason; it stays to be seen."""
    demand_benchmark(by)
    found = Shared.objects.select_for_update().get(pk=shared_id)
    _withdraw(found, why, by=by, at=at)
    found.save()
    return found


def _kept(content: Content, received_on: date, *, own: bool, by: Viewer, at: datetime) -> AreaReturn:
    demand_benchmark(by)
    if received_on > london(at).date():
        raise Refused(LATER)
    area, period = content["area"]["name"].strip(), content["period"]
    earlier = AreaReturn.objects.filter(area__iexact=area, period=period)
    sha256 = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    same = earlier.filter(sha256=sha256, withdrawn_at=None).order_by("number").last()
    if same is not None:
        raise Refused(TWICE.format(number=same.number))
    _refuse_what_follows(content, area, earlier)
    last = earlier.aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            return AreaReturn.objects.create(
                area=area,
                period=period,
                number=last + 1,
                content=content,
                sha256=sha256,
                own=own,
                received_on=received_on,
                brought_by_id=asker(by),
                brought_at=at,
            )
    except IntegrityError as error:
        raise Refused(AT_ONCE) from error


def _refuse_what_follows(content: Content, area: str, earlier: QuerySet[AreaReturn]) -> None:
    """Withdrawn versions count: somebody has read them."""
    made = taken(content)
    beside = AreaReturn.objects.filter(area__iexact=area, period__in=neighbours(made.period))
    others = [(f"version {each.number}", each) for each in earlier.order_by("number")]
    others += [
        (f"the return of {each.period}, version {each.number}", each)
        for each in beside.order_by("brought_at")
    ]
    wrong = [
        TOGETHER.format(place=place, other=name)
        for name, each in others
        for place in together(made, taken(each.content))
    ]
    if wrong:
        raise Refused(" ".join(wrong[:MOST_SAID]))


def _note(of: AreaReturn | None, *, on: date, by: Viewer, at: datetime, **said: str) -> Shared:
    demand_benchmark(by)
    if on > london(at).date():
        raise Refused(LATER)
    return Shared.objects.create(area_return=of, on=on, entered_by_id=asker(by), entered_at=at, **said)


def _withdraw(row: AreaReturn | Shared, why: str, *, by: Viewer, at: datetime) -> None:
    if row.withdrawn_at is not None:
        raise Refused(WITHDRAWN)
    if not why.strip():
        raise Refused(NO_REASON)
    row.withdrawn_by_id, row.withdrawn_at, row.withdrawn_why = asker(by), at, why.strip()
