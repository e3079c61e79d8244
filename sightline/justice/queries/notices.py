"""Reads of warning notices and referrals, and where each stands."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from sightline.access.viewer import Viewer
from sightline.justice.models import Notice, NoticeFollowed, Referral, ReferralDecision
from sightline.justice.notice_states import NOTICE, REFERRAL, NoticeState, ReferralState


def notice_state(past: Sequence[NoticeFollowed]) -> NoticeState:
    """Where a notice stands, from what became of it in order."""
    state: str = NoticeState.SERVED
    for each in past:
        state = NOTICE.after(state, each.followed)
    return NoticeState(state)


def referral_state(past: Iterable[ReferralDecision]) -> ReferralState:
    """Where a referral stands, from its decisions; reasonable grounds come first."""
    state: str = ReferralState.REFERRED
    for each in sorted(past, key=lambda one: one.stage, reverse=True):
        state = REFERRAL.after(state, f"{each.stage} {'yes' if each.positive else 'no'}")
    return ReferralState(state)


def notices(viewer: Viewer) -> QuerySet[Notice]:
    """The newest first, each with what became of it."""
    rows: QuerySet[Notice] = Notice.objects.visible_to(viewer).select_related("controller")
    past = Prefetch("followed_by", NoticeFollowed.objects.order_by("number"), to_attr="past")
    return rows.prefetch_related(past).order_by("-served_on", "id")


def referrals(viewer: Viewer) -> QuerySet[Referral]:
    """The newest first, each with its decisions."""
    rows: QuerySet[Referral] = Referral.objects.visible_to(viewer).select_related("controller")
    past = Prefetch("decisions", ReferralDecision.objects.order_by("at"), to_attr="past")
    return rows.prefetch_related(past).order_by("-referred_on", "id")


def of_people(viewer: Viewer, people: Iterable[UUID]) -> tuple[list[Notice], list[Referral]]:
    """Notices and referrals about some source records."""
    ids = list(people)
    return list(notices(viewer).filter(child__in=ids)[:10]), list(
        referrals(viewer).filter(child__in=ids)[:10]
    )
