"""How the front door works, in counts with their base: who calls, who gives no name, who comes again.

Contacts behind a wall are counted only for those inside it; nothing is ranked.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf, TruncMonth

from sightline.access.viewer import Viewer
from sightline.core.clock import LONDON, midnight
from sightline.front_door.models import Contact, ContactSubject, Decision
from sightline.front_door.sources import ORGANISED
from sightline.front_door.states import Channel, ContactState, Exploitation, Source, SubjectRole

NO = Value("")


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
    """Each school, ward, team or helpline that was written down, by name; else the organisation that told us.

    A file gives the organisation in a column of its own: one that takes part is counted by its own name, any other as
    it was written. The organisation of somebody who called for themselves is not counted.
    """
    organised = Q(source__in=ORGANISED)
    told = Case(
        When(organised, then=Coalesce(F("referrer_agency__name"), F("referrer_organisation"))), default=NO
    )
    rows = received(viewer, period).annotate(setting=Coalesce(NullIf("source_detail", NO), told))
    named = rows.exclude(setting="").values("source", "setting")
    return named.annotate(**COUNTED).order_by("setting", "source")


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
    rows = rows.exclude(contact__state=ContactState.WITHDRAWN)
    grouped = rows.order_by().values_list("contact__source", "outcome").annotate(how_many=Count("id"))
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for source, outcome, how_many in grouped:
        found[source == Source.ANONYMOUS][outcome] += how_many
    return found
