"""Accounts of a page, and one whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sightline.access.models import Agency, Post
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.governance.models import (
    Account,
    Concerned,
    Entry,
    Raised,
    Safety,
    TellerTold,
    Withdrawal,
    Words,
)
from sightline.governance.states import State


@dataclass(frozen=True)
class WholeAccount:
    """An account with everything on it."""

    account: Account
    entries: list[tuple[Entry, Words | None]]
    safety: list[tuple[Safety, str]]
    told: list[TellerTold]
    withdrawal: Withdrawal | None
    clocks: list[Clock]

    @property
    def last(self) -> Entry:
        """The entry that stands."""
        return self.entries[0][0]

    @property
    def words(self) -> Words | None:
        """Its words, unless they were put away."""
        return self.entries[0][1]

    @property
    def version(self) -> int:
        """How many entries and decisions a page showed."""
        return len(self.entries) + len(self.safety)

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.withdrawal:
            return State.TAKEN_BACK
        looked = self.safety and self.safety[0][0].entry_id == self.last.pk
        return State.LOOKED_AT if looked else State.TO_LOOK_AT


def seen(viewer: Viewer) -> QuerySet[Account]:
    """Accounts, through the door."""
    rows: QuerySet[Account] = Account.objects.visible_to(viewer)
    return rows.select_related("review", "by", "controller")


def listed(viewer: Viewer, *, review: str = "", agency: str = "") -> QuerySet[Account]:
    """The newest first, each with what a line of the list says."""
    last = Entry.objects.filter(account=OuterRef("pk")).order_by("-number")
    looked = Safety.objects.filter(entry=OuterRef("last_entry"))
    rows = seen(viewer).annotate(
        last_entry=Subquery(last.values("pk")[:1]),
        teller=Subquery(last.values("teller")[:1]),
        told_on=Subquery(last.values("told_on")[:1]),
        taken_back=Exists(Withdrawal.objects.filter(account=OuterRef("pk"))),
    )
    rows = rows.annotate(looked=Exists(looked)).order_by("-at", "id")
    if review:
        rows = rows.filter(review_id=review)
    if agency:
        concerned = Concerned.objects.filter(entry=OuterRef("last_entry"), agency_id=agency)
        rows = rows.filter(Exists(concerned))
    return rows


def waiting(viewer: Viewer) -> QuerySet[Account]:
    """Those whose safety nobody has looked at, the oldest first."""
    rows: Any = listed(viewer)
    found: QuerySet[Account] = rows.filter(looked=False, taken_back=False).order_by("at", "id")
    return found


def state_of(account: Any) -> State:
    """Where an account of a list stands."""
    if account.taken_back:
        return State.TAKEN_BACK
    return State.LOOKED_AT if account.looked else State.TO_LOOK_AT


def agencies_of(viewer: Viewer) -> list[Agency]:
    """Services that accounts are about, by name."""
    named = Concerned.objects.visible_to(viewer).values("agency")
    return list(Agency.objects.filter(pk__in=named).order_by("name"))


def services() -> list[Agency]:
    """Every service an account may be about."""
    return list(Agency.objects.order_by("name", "id"))


def whole(viewer: Viewer, account: Account) -> WholeAccount:
    """A fixed number of reads, however much there is."""
    spoken: dict[UUID, Words] = {
        each.entry_id: each for each in Words.objects.visible_to(viewer).filter(account=account)
    }
    entries = Entry.objects.visible_to(viewer).filter(account=account).select_related("by")
    raised = dict(
        Raised.objects.visible_to(viewer)
        .filter(account=account)
        .values_list("safety_id", "contact_reference")
    )
    safety = Safety.objects.visible_to(viewer).filter(account=account).select_related("by")
    told = TellerTold.objects.visible_to(viewer).filter(account=account).select_related("by")
    back = Withdrawal.objects.visible_to(viewer).filter(account=account).select_related("by")
    return WholeAccount(
        account,
        [
            (each, spoken.get(each.pk))
            for each in entries.prefetch_related("concerned__agency").order_by("-number")
        ],
        [(each, raised.get(each.pk, "")) for each in safety.order_by("-number")],
        list(told.order_by("-on_day", "-at")),
        back.first(),
        list(clocks_of([account.pk])),
    )


def employers(viewer: Viewer, at: datetime) -> set[UUID]:
    """Every organisation the viewer has a post with."""
    held = Post.objects.not_ended(london(at).date()).filter(staff_id=viewer.person_id)
    return {
        *held.values_list("employer_id", flat=True),
        *([viewer.employer_id] if viewer.employer_id else []),
    }


def held() -> bool:
    """Whether a legal hold stands over every account."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT governance_held()")
        row = cursor.fetchone()
    return bool(row and row[0])
