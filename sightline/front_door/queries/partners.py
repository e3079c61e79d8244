"""What a partner may know: decisions it had a part in, what it disputed, and what it was told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.hub_states import STEPS, ChallengeOutcome, NewsKind
from sightline.front_door.models import Challenge, PartnerDispute, PartnerNews
from sightline.front_door.models.disputes import DISPUTE

EVER = datetime.fromisoformat("1900-01-01T00:00:00+00:00")
MOST = 200
NOT_YOURS = "This page belongs to an organisation of the partnership, and you work for none today."


@dataclass(frozen=True)
class PartTaken:
    """One decision on a contact that the viewer's organisation told us of, or was asked about."""

    contact_id: UUID
    reference: str
    received_at: datetime
    told_by: str
    asked: str
    number: int
    decided_at: datetime
    outcome: str
    people: list[UUID]
    controller_id: UUID


def employer(viewer: Viewer) -> UUID:
    """The organisation whose page it is. Whoever has none has no such page."""
    if viewer.employer_id is None:
        raise Refused(NOT_YOURS, hidden=True)
    return viewer.employer_id


def parts_taken(viewer: Viewer, *, since: datetime) -> list[PartTaken]:
    """Those told or asked since a moment, the newest decision first."""
    return _parts(viewer, None, since, MOST)


def part_taken(viewer: Viewer, contact_id: UUID) -> PartTaken | None:
    """One of them, if the viewer's organisation had a part in it."""
    return next(iter(_parts(viewer, contact_id, EVER, 1)), None)


def _parts(viewer: Viewer, one: UUID | None, since: datetime, most: int) -> list[PartTaken]:
    if not viewer.may(DISPUTE):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM front_door_part_taken(%s, %s, %s)", [one, since, most])
        return [PartTaken(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Told:
    """One dispute with what the partner was told of it, in order."""

    dispute: PartnerDispute
    news: list[PartnerNews]

    @property
    def last(self) -> PartnerNews | None:
        """What they were told last."""
        return self.news[-1] if self.news else None

    @property
    def waits(self) -> bool:
        """Whether it has been put to somebody, or will be, and is not answered."""
        return self.last is None or self.last.kind == NewsKind.PUT


def disputes(viewer: Viewer) -> QuerySet[PartnerDispute]:
    """What the viewer's organisation disputed, newest first; for the front door, what anybody did."""
    rows: QuerySet[PartnerDispute] = PartnerDispute.objects.visible_to(viewer)
    return rows.select_related("agency", "by").order_by("-at", "id")


def waiting(viewer: Viewer) -> QuerySet[PartnerDispute]:
    """Those of the viewer's organisation that have no answer yet."""
    ended = PartnerNews.objects.filter(dispute=OuterRef("pk"), kind__in=(NewsKind.ANSWERED, NewsKind.NOT_PUT))
    return disputes(viewer).filter(~Exists(ended), agency_id=employer(viewer))


def told_of(rows: Iterable[PartnerDispute]) -> list[Told]:
    """Disputes with what was told of each: one read however many."""
    kept = list(rows)
    news: dict[UUID, list[PartnerNews]] = defaultdict(list)
    for each in PartnerNews.objects.filter(dispute_id__in=[row.pk for row in kept]):
        news[each.dispute_id].append(each)
    for told in news.values():
        told.sort(key=lambda each: (each.level, each.at, each.kind != NewsKind.PUT))
    return [Told(row, news[row.pk]) for row in kept]


def line_of(viewer: Viewer, dispute: PartnerDispute) -> list[Told]:
    """A dispute and those by which it was taken further, the first first."""
    same = disputes(viewer).filter(contact_id=dispute.contact_id, agency_id=dispute.agency_id)
    return told_of(same.order_by("at", "id"))


def can_go_further(told: Told) -> bool:
    """Whether the answer stands, and nobody has taken it further yet."""
    last = told.last
    stands = last is not None and last.outcome == ChallengeOutcome.STANDS and last.level + 1 in STEPS
    return stands and not PartnerDispute.objects.filter(further=told.dispute).exists()


def sent_for(challenge: Challenge) -> list[PartnerDispute]:
    """What partners sent that stands in a challenge, so that they are told what comes of it."""
    keys = PartnerNews.objects.filter(challenge=challenge).values("dispute_id")
    further = PartnerDispute.objects.filter(further=OuterRef("pk"))
    rows = PartnerDispute.objects.filter(~Exists(further), pk__in=keys)
    return list(rows.select_related("agency", "by").order_by("at", "id"))
