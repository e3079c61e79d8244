"""The rows of the tracker: one a case, and one a child of a referral from which no case came (RK-13).

Both kinds are read through their own doors, so that a row is there for whoever may see the case or the contact, and for
nobody else; the database holds the same walls below. Orders are dates, names and references.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case as Choice
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Greatest, Lower, TruncDate

from sightline.access.viewer import Viewer
from sightline.cases.models import Assessment, Case, Judgement, RoleHeld, standing
from sightline.cases.queries.work import STANDS
from sightline.cases.states import OPEN as OPEN_CASES
from sightline.cases.states import Judged, Role
from sightline.core import clock
from sightline.core.clock import LONDON
from sightline.desk.queries.flagged import case_is, referral_is
from sightline.desk.states import OPEN, REFERRAL, Order, RowKind
from sightline.front_door.models import ContactSubject
from sightline.front_door.models import Decision as FirstDecision
from sightline.front_door.states import UNDECIDED, Exploitation, SubjectRole
from sightline.people.models import Name
from sightline.people.states import NameKind

NO_NAME = "\uffff"
COLUMNS = ("kind_", "row_", "reference_", "day_", "child_", "contact_", "last_", "called_")


@dataclass(frozen=True)
class Tracked:
    """One row: what it is of, and by what it is ordered."""

    kind: RowKind
    key: UUID
    reference: str
    day: date
    child_id: UUID
    contact_id: UUID

    @property
    def address(self) -> str:
        """Its key in an address."""
        return f"{self.kind.value}-{self.key}"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody chose to see. Empty: everything."""

    stage: str = ""
    level: str = ""
    worker: str = ""
    area: str = ""
    since: date | None = None
    flags: tuple[str, ...] = ()
    order: Order = Order.NEWEST


ORDERS = {
    Order.NEWEST: ("-day_", "row_"),
    Order.OLDEST: ("day_", "row_"),
    Order.CHANGED: ("-last_", "row_"),
    Order.NAME: ("called_", "row_"),
    Order.REFERENCE: ("reference_", "row_"),
}
# Where the newest stand first: the place of the day in a row, and how far back a page is looked for before ever.
BY_DAY = {Order.NEWEST: 3, Order.CHANGED: 6}
A_ROW, FEW = timedelta(days=5), 1_000


@dataclass(frozen=True)
class Rows:
    """What the viewer may see of what is wanted. Cut as a list is, it gives keys for `as_tracked`."""

    viewer: Viewer
    wanted: Wanted

    def __getitem__(self, part: slice) -> list[tuple[Any, ...]]:
        """One statement; where the newest stand first and fill no page of late, another over all years."""
        place, many = BY_DAY.get(self.wanted.order), part.stop - (part.start or 0)
        if place and part.stop <= FEW:
            since = clock.midnight(clock.today() - part.stop * A_ROW)
            rows = self._read(part, since)
            # Everything since then was looked at, so a page that ends no earlier is the page of all.
            if len(rows) == many and _is_since(rows[-1][place], since):
                return rows
        return self._read(part, None)

    def _read(self, part: slice, since: datetime | None) -> list[tuple[Any, ...]]:
        cases, referrals = _cases(self.viewer, self.wanted), _referrals(self.viewer, self.wanted)
        if since:
            referrals = referrals.filter(contact__received_at__gte=since)
        rows = cases.values_list(*COLUMNS).union(referrals.values_list(*COLUMNS), all=True)
        return list(rows.order_by(*ORDERS[self.wanted.order])[part])


def tracked(viewer: Viewer, wanted: Wanted) -> Rows:
    """Rows the viewer may see, as `Tracked` by `as_tracked`."""
    return Rows(viewer, wanted)


def _is_since(when: date | datetime, since: datetime) -> bool:
    return when >= since if isinstance(when, datetime) else when >= clock.london(since).date()


def as_tracked(rows: Iterable[tuple[Any, ...]]) -> list[Tracked]:
    """The rows of one page."""
    return [Tracked(RowKind(row[0]), *row[1:6]) for row in rows]


def _name(child: str) -> Coalesce:
    """By what a child is ordered among names: surname, then given; those without a name stand last."""
    legal = Choice(When(kind=NameKind.LEGAL, then=Value(0)), default=Value(1))
    names = Name.objects.filter(record_id=OuterRef(child), to_on=None).order_by(legal, "kind", "id")
    whole = names.annotate(whole=Lower(Concat("surname", Value(" "), "given"))).values("whole")
    return Coalesce(Subquery(whole[:1]), Value(NO_NAME), output_field=CharField())


def _cases(viewer: Viewer, wanted: Wanted) -> QuerySet[Case]:
    rows: QuerySet[Case] = Case.objects.visible_to(viewer)
    rows = _staged(rows, wanted.stage)
    if wanted.level:
        judged = Judgement.objects.filter(STANDS, case_id=OuterRef("pk"), what=Judged.LEVEL)
        newest = Subquery(judged.order_by("-number").values("level")[:1])
        rows = rows.alias(stands=newest).filter(stands=wanted.level)
    if wanted.worker:
        held = standing(RoleHeld.objects.filter(role=Role.PRACTITIONER, staff_id=wanted.worker))
        rows = rows.filter(pk__in=held.values("case_id"))
    if wanted.area:
        rows = rows.filter(area_id=wanted.area)
    if wanted.since:
        rows = rows.filter(_case_changed(wanted.since))
    for flag in wanted.flags:
        rows = rows.filter(case_is(flag))
    ordered = {"called_": _name("child_id")} if wanted.order is Order.NAME else {"called_": Value("")}
    last = _last_of_case() if wanted.order is Order.CHANGED else F("changed_at")
    return rows.order_by().annotate(
        kind_=Value(RowKind.CASE.value),
        row_=F("pk"),
        reference_=Cast(F("reference"), CharField()),
        day_=F("opened_on"),
        child_=F("child_id"),
        contact_=F("contact_id"),
        last_=last,
        **ordered,
    )


def _staged(rows: QuerySet[Case], stage: str) -> QuerySet[Case]:
    if stage == OPEN:
        return rows.filter(state__in=OPEN_CASES)
    if stage in (REFERRAL, "undecided"):
        return rows.none()
    return rows.filter(state=stage) if stage else rows


def _case_changed(since: date) -> Q:
    """Changed since the beginning of a day in London: itself, by a judgement, an assessment or a role."""
    begun = clock.midnight(since)
    found = Q(changed_at__gte=begun)
    for model in (Judgement, Assessment, RoleHeld):
        found |= Q(Exists(model.objects.filter(case_id=OuterRef("pk"), at__gte=begun)))
    return found


def _last_of_case() -> Greatest:
    """When something was last done; who may not see a judgement is not told when it was made."""
    last = [
        Subquery(model.objects.filter(case_id=OuterRef("pk")).order_by("-at").values("at")[:1])
        for model in (Judgement, Assessment)
    ]
    return Greatest(F("changed_at"), *last)


def _referral_changed(since: date) -> Q:
    """Received or decided since the beginning of a day in London."""
    begun = clock.midnight(since)
    decided = FirstDecision.objects.filter(contact_id=OuterRef("contact_id"), at__gte=begun)
    return Q(contact__received_at__gte=begun) | Q(Exists(decided))


def _referrals(viewer: Viewer, wanted: Wanted) -> QuerySet[ContactSubject]:
    """Children of contacts with signs of exploitation, as a person ticked them, from which no case came."""
    rows: QuerySet[ContactSubject] = ContactSubject.objects.visible_to(viewer).filter(
        role=SubjectRole.CHILD, contact__exploitation=Exploitation.TICKED
    )
    came = Case.objects.filter(contact_id=OuterRef("contact_id"), child_id=OuterRef("source_record_id"))
    rows = rows.filter(~Exists(came))
    if wanted.level or wanted.stage not in ("", REFERRAL, "undecided"):
        rows = rows.none()
    if wanted.stage == "undecided":
        rows = rows.filter(contact__state__in=UNDECIDED)
    if wanted.worker:
        rows = rows.filter(contact__owner_id=UUID(wanted.worker))
    if wanted.area:
        rows = rows.filter(contact__area_id=wanted.area)
    if wanted.since:
        rows = rows.filter(_referral_changed(wanted.since))
    for flag in wanted.flags:
        rows = rows.filter(referral_is(flag))
    called = _name("source_record_id") if wanted.order is Order.NAME else Value("")
    return rows.order_by().annotate(
        kind_=Value(RowKind.REFERRAL.value),
        row_=F("pk"),
        reference_=Cast(F("contact__reference"), CharField()),
        day_=TruncDate("contact__received_at", tzinfo=LONDON),
        child_=F("source_record_id"),
        contact_=F("contact_id"),
        last_=F("contact__received_at"),
        called_=called,
    )
