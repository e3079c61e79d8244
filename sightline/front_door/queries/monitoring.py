"""How the front door works, in counts with their base: who calls, who gives no name, who comes again.

Contacts behind a wall are counted only for those inside it; nothing is ranked.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncMonth

from sightline.access.viewer import Viewer
from sightline.core.clock import LONDON, london, midnight
from sightline.deadlines.counting import add_months
from sightline.deadlines.queries import rule_on
from sightline.front_door.models import AgainWhy, Contact, ContactSubject, Decision
from sightline.front_door.states import Channel, Exploitation, FirstOutcome, Source, SubjectRole
from sightline.people.queries import identities_of

WINDOW = "CL-22"
HELPED = (FirstOutcome.EARLY_HELP, FirstOutcome.PATHWAY)


@dataclass(frozen=True)
class Period:
    """From a first to a last day, both counted."""

    first: date
    last: date

    def within(self, name: str) -> dict[str, datetime]:
        """The condition on a moment of that name."""
        return {
            f"{name}__gte": midnight(self.first),
            f"{name}__lt": midnight(self.last + timedelta(days=1)),
        }


def received(viewer: Viewer, period: Period) -> QuerySet[Contact]:
    """Contacts received in a period."""
    rows: QuerySet[Contact] = Contact.objects.visible_to(viewer).filter(**period.within("received_at"))
    return rows.order_by()


COUNTED = {
    "contacts": Count("id"),
    "ticked": Count("id", filter=Q(exploitation=Exploitation.TICKED)),
    "words_only": Count("id", filter=Q(exploitation=Exploitation.TEXT_MATCH)),
    "open_case": Count("id", filter=Q(exploitation=Exploitation.TICKED, about_open_case=True)),
}


def by_source(viewer: Viewer, period: Period) -> list[dict[str, Any]]:
    """For each source, and each part of health: contacts, signs recorded, words only, children."""
    rows = received(viewer, period).values("source", "health_provider").annotate(**COUNTED)
    named = ContactSubject.objects.filter(role=SubjectRole.CHILD, **period.within("contact__received_at"))
    grouped = named.order_by().values_list("contact__source", "contact__health_provider")
    children = {
        (source, part): how_many
        for source, part, how_many in grouped.annotate(how_many=Count("source_record_id", distinct=True))
    }
    return [{**row, "children": children.get((row["source"], row["health_provider"]), 0)} for row in rows]


def by_setting(viewer: Viewer, period: Period) -> Any:
    """Each school, ward, team or helpline that was written down, by name."""
    rows = received(viewer, period).exclude(source_detail="").values("source", "source_detail")
    return rows.annotate(**COUNTED).order_by("source_detail", "source")


def through_others(viewer: Viewer, period: Period) -> list[dict[str, Any]]:
    """Which organisation a contact came through, where it did not come straight to us (FD-05c)."""
    through = received(viewer, period).exclude(came_through="", came_through_agency=None)
    rows = through.values("source", "came_through_agency__name", "came_through").annotate(
        contacts=Count("id")
    )
    return [dict(row) for row in rows.order_by("came_through_agency__name", "came_through", "source")]


def by_month(viewer: Viewer, period: Period) -> list[dict[str, Any]]:
    """For each month: contacts, those without a name, and those of them by the online form (FD-32)."""
    anonymous = Q(source=Source.ANONYMOUS)
    month = TruncMonth("received_at", tzinfo=LONDON)
    rows = received(viewer, period).annotate(month=month).values("month")
    counted = rows.annotate(
        contacts=Count("id"),
        nameless=Count("id", filter=anonymous),
        online=Count("id", filter=anonymous & Q(channel=Channel.ONLINE)),
    )
    return [dict(row) for row in counted.order_by("month")]


def outcomes(viewer: Viewer, period: Period) -> dict[bool, Counter[str]]:
    """What came of contacts without a name, and of all others: the first decision on each (FD-22c)."""
    rows = Decision.objects.visible_to(viewer).filter(number=1, **period.within("contact__received_at"))
    grouped = rows.order_by().values_list("contact__source", "outcome").annotate(how_many=Count("id"))
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for source, outcome, how_many in grouped:
        found[source == Source.ANONYMOUS][outcome] += how_many
    return found


@dataclass(frozen=True)
class Again:
    """One contact about a child who had been given help within the window before."""

    contact_id: UUID
    received_at: datetime
    earlier_id: UUID
    helped_at: datetime


@dataclass(frozen=True)
class CameAgainCounts:
    """How many contacts about a named child there were, and which of them were about one helped before."""

    base: int
    again: list[Again]
    why: dict[UUID, str]


def came_again(viewer: Viewer, period: Period) -> CameAgainCounts:
    """Contacts in a period about a child given early help, or passed to the pathway, within the window before."""
    children = ContactSubject.objects.filter(role=SubjectRole.CHILD, **period.within("contact__received_at"))
    later = list(
        children.order_by("contact__received_at").values_list(
            "contact_id", "contact__received_at", "source_record_id"
        )
    )
    found = _again(later, period.first)
    return CameAgainCounts(
        base=len({contact for contact, _, _ in later}), again=found, why=reasons(found_ids(found))
    )


def helped_before(contact: Contact, record_ids: list[UUID]) -> list[Again]:
    """The same of one contact."""
    rows = [(contact.pk, contact.received_at, record) for record in record_ids]
    return _again(rows, london(contact.received_at).date())


def found_ids(found: list[Again]) -> list[UUID]:
    """The contacts."""
    return [each.contact_id for each in found]


def reasons(contact_ids: list[UUID]) -> dict[UUID, str]:
    """Why each came again, as far as somebody said. One read."""
    rows = AgainWhy.objects.filter(contact_id__in=contact_ids).order_by("number")
    return dict(rows.values_list("contact_id", "why"))


def _again(later: list[tuple[UUID, datetime, UUID]], first: date) -> list[Again]:
    """Three reads: who is one child, what was decided for them, and the window in force."""
    if not later:
        return []
    months = rule_on(WINDOW, first).length.count
    one_child = identities_of({record for _, _, record in later})
    helped = _helped({record for same in one_child.values() for record in same}, add_months(first, -months))
    found: dict[UUID, Again] = {}
    for contact_id, received_at, record in later:
        since = midnight(add_months(london(received_at).date(), -months))
        earlier = [
            (at, key)
            for same in one_child[record]
            for key, at in helped.get(same, [])
            if key != contact_id and since <= at < received_at
        ]
        if earlier:
            at, key = max(earlier)
            found[contact_id] = Again(contact_id, received_at, key, at)
    return list(found.values())


def _helped(records: set[UUID], since: date) -> dict[UUID, list[tuple[UUID, datetime]]]:
    """For each record, the contacts after which help was given, and when that was decided."""
    named = ContactSubject.objects.filter(source_record_id__in=records, role=SubjectRole.CHILD)
    decided = Decision.objects.filter(
        outcome__in=HELPED, decided_at__gte=midnight(since), contact_id__in=named.values("contact_id")
    )
    when = dict(decided.order_by().values_list("contact_id").annotate(last=Max("decided_at")))
    found: dict[UUID, list[tuple[UUID, datetime]]] = {}
    for contact_id, record in named.filter(contact_id__in=list(when)).values_list(
        "contact_id", "source_record_id"
    ):
        found.setdefault(record, []).append((contact_id, when[contact_id]))
    return found
