"""Reads of letters: lists, one letter with its leaving, and addresses that are safe to write to."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.letters.models import Answer, Departure, Letter, SecondLook
from sightline.letters.wordings import PERSON, Wording
from sightline.people.models import Address, Relationship, SourceRecord
from sightline.people.queries import name_lines
from sightline.people.states import Safe


@dataclass(frozen=True)
class Whole:
    """A letter with what became of it."""

    letter: Letter
    looks: list[SecondLook]
    departure: Departure | None
    answer: Answer | None
    clocks: list[Clock]


@dataclass(frozen=True)
class Home:
    """An address that is safe to write to: whose it is, and who else is recorded there."""

    address: Address
    name: str
    others: tuple[str, ...]

    @property
    def lines(self) -> str:
        return "\n".join(part for part in (self.address.lines, self.address.postcode) if part)


def seen(viewer: Viewer) -> QuerySet[Letter]:
    """Letters of a page, through the door."""
    rows: QuerySet[Letter] = Letter.objects.visible_to(viewer)
    return rows.select_related("child", "to_agency", "to_address", "written_by")


def listed(viewer: Viewer, *, state: str = "") -> QuerySet[Letter]:
    """The newest first."""
    rows = seen(viewer).filter(state=state) if state else seen(viewer)
    return rows.order_by("-changed_at", "id")


def about_child(viewer: Viewer, people: list[UUID]) -> QuerySet[Letter]:
    return seen(viewer).filter(about__overlap=people).order_by("-changed_at", "id")


def whole(viewer: Viewer, letter: Letter) -> Whole:
    """Four reads, however much there is."""
    looks = SecondLook.objects.visible_to(viewer).filter(letter=letter).select_related("by")
    left = Departure.objects.visible_to(viewer).filter(letter=letter).select_related("by")
    answered = Answer.objects.visible_to(viewer).filter(letter=letter).select_related("by")
    clocks = clocks_of([letter.pk])
    return Whole(letter, list(looks.order_by("at")), left.first(), answered.first(), list(clocks))


def agencies_for(wording: Wording) -> list[Agency]:
    """Organisations of the kind a letter goes to."""
    if wording.to == PERSON:
        return []
    return list(Agency.objects.filter(kind=wording.to, left_on=None).order_by("name"))


def homes(viewer: Viewer, child: SourceRecord) -> dict[str, Home]:
    """Addresses of those related to the child that are marked safe to write to, and are not confidential.

    A confidential address is offered to nobody: what leaves on paper can be read by whoever opens it.
    """
    today = clock.today()
    related = Relationship.objects.visible_to(viewer).filter(Q(first=child) | Q(second=child), to_on=None)
    people = {each.second_id if each.first_id == child.pk else each.first_id for each in related}
    still = Q(to_on=None) | Q(to_on__gte=today)
    rows = Address.objects.visible_to(viewer).filter(still, record_id__in=people)
    safe = [each for each in rows.order_by("record_id", "id") if is_safe(each)]
    codes = {each.postcode for each in safe if each.postcode}
    there = list(Address.objects.visible_to(viewer).filter(still, postcode__in=codes))
    names = name_lines({each.record_id for each in [*safe, *there]}) if safe else {}
    return {
        str(each.pk): Home(each, names.get(each.record_id, ""), _others(each, there, names)) for each in safe
    }


def is_safe(address: Address) -> bool:
    """Marked as safe by somebody, and not confidential. `Not known` is not safe."""
    return address.safe_to_write == Safe.YES and not address.confidential


def _others(address: Address, there: list[Address], names: dict[UUID, str]) -> tuple[str, ...]:
    """Who else is recorded at the same postcode."""
    same = {each.record_id for each in there if each.postcode == address.postcode} - {address.record_id}
    return tuple(sorted(names[key] for key in same if key in names))


def born_of(child: SourceRecord) -> str:
    return child.born.in_words() if child.born.known else "on a day not held"
