"""Children whom the police took down too, and what a comparison proposes of them: some pairs to answer (FD-04a)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from sightline.access.models import Agency
from sightline.access.viewer import Viewer, set_viewer, system_viewer, viewing
from sightline.demonstration import cast
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.people.actions import (
    NewName,
    add_address,
    create_source_record,
    decide_unsure,
    note_search,
    propose_links,
    refuse_link,
)
from sightline.people.models import Address, Identifier, Name, SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from sightline.people.queries.proposals import to_compare
from sightline.people.tasks import MAY, WORK, weighed

ADVISER, SOCIAL_WORKER, POLICE = "adviser1", "worker1", "police"
COMPARED_WITH = (
    400  # so that the filling does not wait for all of the borough: the worker compares everybody tonight
)
HOUR = timedelta(hours=1)
UNSURE = "Two letters of the name differ. The school will say on Monday which is right."
REFUSED = "Two cousins: the officer has met both."


@dataclass(frozen=True)
class Copy:
    """A child as the police write them."""

    given: str
    surname: str
    born: Born
    nhs: str
    address: Address


def _same(child: Copy) -> Copy:
    return child


def _misspelt(child: Copy) -> Copy:
    return replace(child, surname=child.surname[:-1] + ("n" if child.surname[-1] != "n" else "m"), nhs="")


def _exchanged(child: Copy) -> Copy:
    return replace(child, given=child.surname, surname=child.given, nhs="")


def _day_and_month(child: Copy) -> Copy:
    born = child.born
    turned = Born(born.year, born.day, born.month) if (born.day or 13) <= 12 else Born(born.year, born.month)
    return replace(child, born=turned, nhs="")


def _no_date(child: Copy) -> Copy:
    return replace(child, born=Born(), nhs="")


WAYS: tuple[Callable[[Copy], Copy], ...] = (
    _same,
    _misspelt,
    _exchanged,
    _day_and_month,
    _no_date,
    _same,
    _misspelt,
)


def play_links(upto: datetime) -> None:
    """Taken down by the police an hour ago, compared, and two pairs answered."""
    hub = Hub(upto)
    with transaction.atomic():
        set_viewer(all_seeing())
        police = Agency.objects.get(pk=cast.bodies()[POLICE].agency_id)
        children = _children(hub, len(WAYS))
    pairs = []
    for child, way in zip(children, WAYS, strict=False):
        with transaction.atomic():
            set_viewer(all_seeing())
            copy = way(_copied(child))
        pairs.append((child, hub.do(ADVISER, upto - HOUR, taken_down, agency=police, copy=copy)))
    _compare([record for pair in pairs for record in pair], upto)
    for (child, made), act, why in zip(
        pairs[1:3], (decide_unsure, refuse_link), (UNSURE, REFUSED), strict=False
    ):
        hub.do(SOCIAL_WORKER, upto - HOUR / 4, act, left=child, right=made, why=why)


def _children(hub: Hub, count: int) -> list[SourceRecord]:
    """The children taken down last who have a whole date of birth, a name of two words and an address."""
    held = Address.objects.filter(
        confidential=False, record__born_year__gte=hub.day.year - 17, record__walls=[]
    )
    named = Name.objects.exclude(given="").exclude(surname="").values("record")
    ids = held.filter(record__in=named, record__born_day__isnull=False).values("record")
    found = SourceRecord.objects.filter(pk__in=ids, birth_certainty="given").order_by("-changed_at", "pk")
    return list(found[:count])


def _copied(child: SourceRecord) -> Copy:
    name = Name.objects.filter(record=child, to_on=None).exclude(given="").order_by("kind", "pk")[0]
    nhs = Identifier.objects.filter(record=child, kind="nhs").values_list("value", flat=True).first()
    address = Address.objects.filter(record=child, confidential=False).order_by("pk")[0]
    return Copy(name.given, name.surname, child.born, nhs or "", address)


def taken_down(*, agency: Agency, copy: Copy, by: Viewer, at: datetime) -> SourceRecord:
    """A child as an agency writes them, with where they live."""
    slip = note_search(asked=Asked(names=f"{copy.given} {copy.surname}"), by=by, at=at)
    made: SourceRecord = create_source_record(
        agency=agency,
        search=slip,
        names=[NewName(copy.given, copy.surname)],
        born=copy.born,
        identifiers=[("nhs", copy.nhs)] if copy.nhs else [],
        by=by,
        at=at,
    )
    add_address(record=made, lines=copy.address.lines, postcode=copy.address.postcode, by=by, at=at)
    return made


def _compare(chosen: list[SourceRecord], at: datetime) -> None:
    """As the worker does each night, among these and some others."""
    ids = {record.pk for record in chosen}
    by = system_viewer(WORK, capabilities=MAY)
    with viewing(by):
        records = [each for each in to_compare() if not each.walls]
    some = [each for each in records if each.record in ids]
    others = [each for each in records if each.record not in ids][:COMPARED_WITH]
    version, found = weighed([*some, *others])
    with viewing(by):
        propose_links(found=found, version=version, by=by, at=at - HOUR / 2)
