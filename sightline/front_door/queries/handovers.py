"""Handovers between shifts: what waits to be taken on, and what a shift should think of handing over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.front_door.models import Contact, Handover, HandoverItem, HandoverTaken, ItemTaken
from sightline.front_door.states import UNDECIDED, ContactState, Urgency

MOST = 40


@dataclass(frozen=True)
class Passed:
    """One handover with the items its reader may see, who took it on, and who took each item on."""

    handover: Handover
    items: list[HandoverItem]
    taken: HandoverTaken | None
    items_taken: dict[UUID, ItemTaken]

    @property
    def carried(self) -> list[HandoverItem]:
        """Items that nobody has taken on."""
        return [item for item in self.items if item.pk not in self.items_taken]

    @property
    def waits(self) -> bool:
        """Whether there is still something to accept."""
        return self.taken is None or bool(self.carried)


def seen(viewer: Viewer) -> QuerySet[Handover]:
    """Handovers, newest first."""
    rows = Handover.objects.visible_to(viewer).select_related("by", "from_team", "to_team")
    return rows.order_by("-at", "id")


def waiting(viewer: Viewer) -> QuerySet[Handover]:
    """Those not accepted, or with an item that nobody has taken on, as far as the viewer sees."""
    taken = HandoverTaken.objects.filter(handover=OuterRef("pk"))
    open_item = HandoverItem.objects.filter(
        ~Exists(ItemTaken.objects.filter(item=OuterRef("pk"))), handover=OuterRef("pk")
    )
    return seen(viewer).filter(~Exists(taken) | Exists(open_item))


def accepted(viewer: Viewer) -> QuerySet[Handover]:
    """Those that somebody accepted, newest first."""
    return seen(viewer).filter(Exists(HandoverTaken.objects.filter(handover=OuterRef("pk"))))


def with_items(handovers: Iterable[Handover]) -> list[Passed]:
    """Handovers with their items: three reads however many."""
    rows = list(handovers)
    keys = [row.pk for row in rows]
    items = (
        HandoverItem.objects.filter(handover_id__in=keys).select_related("contact", "by").order_by("at", "id")
    )
    held: dict[UUID, list[HandoverItem]] = {key: [] for key in keys}
    for item in items:
        held[item.handover_id].append(item)
    by_item = {
        row.item_id: row for row in ItemTaken.objects.filter(item__handover_id__in=keys).select_related("by")
    }
    by_handover = {
        row.handover_id: row
        for row in HandoverTaken.objects.filter(handover_id__in=keys).select_related("by")
    }
    return [
        Passed(
            row,
            held[row.pk],
            by_handover.get(row.pk),
            {item.pk: by_item[item.pk] for item in held[row.pk] if item.pk in by_item},
        )
        for row in rows
    ]


def to_think_of(viewer: Viewer, *, until: datetime) -> list[tuple[Contact, list[Clock]]]:
    """Open contacts that may not be able to wait: red and undecided, or with a clock that ends before then."""
    running = Clock.objects.filter(stopped_at=None, due_at__lte=until)
    ending = running.filter(subject_kind=Contact._meta.label_lower).values("subject_id")
    red = Q(state__in=UNDECIDED, urgency=Urgency.RED)
    still = Contact.objects.visible_to(viewer).exclude(state=ContactState.CLOSED)
    rows = still.filter(red | Q(pk__in=ending)).select_related("owner", "team").order_by("received_at", "id")
    found = list(rows[:MOST])
    clocks: dict[UUID, list[Clock]] = {row.pk: [] for row in found}
    for clock in running.filter(subject_id__in=list(clocks)).select_related("rule").order_by("due_at"):
        clocks[clock.subject_id].append(clock)
    return [(row, clocks[row.pk]) for row in found]
