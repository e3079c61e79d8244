"""What waits on crimes, notices, referrals and releases for the posts that act on it, soonest due first.

CL-41, CL-43, CL-67 to CL-69; of a release the next meeting and the last days of a licence (JU-18).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.clock import LONDON, london
from sightline.core.words import first_lower
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Rule
from sightline.deadlines.queries import calendar, counted, rules_on
from sightline.deadlines.working_days import WorkingDays
from sightline.justice.models import (
    Condition,
    Happened,
    Managed,
    Notice,
    NoticeFollowed,
    Notification,
    Referral,
    Seized,
)
from sightline.justice.models.parts import CARE, SUPPORTED
from sightline.justice.notice_states import (
    DEVICE_RULE,
    DEVOLVED_RULE,
    REASONABLE_RULE,
    Device,
    Followed,
    NoticeKind,
)
from sightline.justice.released import ConditionKind
from sightline.justice.states import TELL_CHILD, TELL_OTHER, KeyEvent, State

RULES = (DEVICE_RULE, DEVOLVED_RULE, REASONABLE_RULE, TELL_CHILD, TELL_OTHER)
AHEAD = timedelta(days=30)
MOST = 50  # of each kind, the oldest first


@dataclass(frozen=True)
class Due:
    """One thing that waits: what, where it is done, since when, until when."""

    text: str
    href: str
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Terms:
    """The lengths in force today and the calendar, read once."""

    rules: dict[str, Rule]
    working: WorkingDays

    def until(self, rule: str, since: datetime) -> datetime:
        return counted(self.rules[rule], since, self.working).at


def waiting(viewer: Viewer, *, now: datetime) -> list[Due]:
    """Everything of the viewer's force, their service's victims, or the referrals of their organisation."""
    terms = Terms({each.code: each for each in rules_on(RULES, london(now).date())}, calendar())
    found = [*_to_tell(viewer, terms)]
    if viewer.may("justice.record"):
        found += [*_devices(viewer, terms), *_to_look_at(viewer, now)]
    if viewer.may("justice.refer"):
        found += _referrals(viewer, terms)
    if viewer.may("justice.release"):
        found += [*_next_meetings(viewer, now), *_licences(viewer, now)]
    return sorted(found, key=lambda each: (each.until, each.text))


def _own(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of crimes of the viewer's force, or in which their service stands by the victim."""
    rows = rows.exclude(crime__state=State.WITHDRAWN)
    if viewer.may("justice.record"):
        return rows.filter(crime__controller_id=viewer.employer_id)
    return rows.filter(crime_id__in=SUPPORTED) if viewer.may(CARE) else rows.none()


def _to_tell(viewer: Viewer, terms: Terms) -> Iterator[Due]:
    rows = Happened.objects.visible_to(viewer).filter(told=None).select_related("crime")
    for it in _own(viewer, rows).order_by("happened_at", "id")[:MOST]:
        rule = TELL_CHILD if it.crime.enhanced else TELL_OTHER
        yield Due(
            f"Tell the victim: {first_lower(str(KeyEvent(it.what).label))} ({it.crime.reference})",
            reverse("justice:tell", args=[it.crime_id, it.pk]),
            it.happened_at,
            terms.until(rule, it.happened_at),
        )


def _devices(viewer: Viewer, terms: Terms) -> Iterator[Due]:
    rows = Seized.objects.visible_to(viewer).filter(returned=None).select_related("crime")
    for it in _own(viewer, rows).order_by("submitted_on", "id")[:MOST]:
        since = datetime.combine(it.submitted_on, time(), LONDON)
        yield Due(
            f"{Device(it.device).label} back from examination ({it.crime.reference})",
            reverse("justice:return_device", args=[it.crime_id, it.pk]),
            since,
            terms.until(DEVICE_RULE, since),
        )


def _to_look_at(viewer: Viewer, now: datetime) -> Iterator[Due]:
    """Notices that run out within thirty days, or have; neither looked at nor ended since they were served."""
    closed = NoticeFollowed.objects.exclude(followed=Followed.BREACH).values("notice_id")
    rows = Notice.objects.visible_to(viewer).filter(
        controller_id=viewer.employer_id, expires_on__lte=london(now + AHEAD).date()
    )
    for it in rows.filter(~Q(pk__in=closed)).order_by("expires_on", "id")[:MOST]:
        yield Due(
            f"Look at {first_lower(str(NoticeKind(it.kind).label))} {it.reference}",
            reverse("justice:notice", args=[it.pk]),
            datetime.combine(it.served_on, time(), LONDON),
            end_of(it.expires_on),
        )


def _referrals(viewer: Viewer, terms: Terms) -> Iterator[Due]:
    """Referrals of the viewer's organisation that wait for reasonable grounds."""
    rows = Referral.objects.visible_to(viewer).filter(controller_id=viewer.employer_id, decisions=None)
    for it in rows.order_by("referred_on", "id")[:MOST]:
        since = datetime.combine(it.referred_on, time(), LONDON)
        yield Due(
            f"Reasonable grounds of referral {it.reference}",
            reverse("justice:referral", args=[it.pk]),
            since,
            terms.until(DEVOLVED_RULE if it.devolved else REASONABLE_RULE, since),
        )


def _next_meetings(viewer: Viewer, now: datetime) -> Iterator[Due]:
    """The next meeting that the last one about somebody set, from thirty days before; late until it is recorded."""
    last = Managed.objects.visible_to(viewer).order_by("suspect_id", "-met_on", "-at").distinct("suspect_id")
    rows = Managed.objects.visible_to(viewer).filter(
        pk__in=last.values("pk"), next_on__lte=london(now + AHEAD).date()
    )
    for it in rows.select_related("suspect").order_by("next_on", "id")[:MOST]:
        yield _of_release(it, f"Meet about {it.suspect.reference}", it.met_on, it.next_on)


def _licences(viewer: Viewer, now: datetime) -> Iterator[Due]:
    """Conditions and notification requirements that end, or may be reviewed, within thirty days from today."""
    today = london(now).date()
    soon = (today, today + AHEAD)
    ending = Condition.objects.visible_to(viewer).filter(until_on__range=soon).select_related("suspect")
    for it in ending.order_by("until_on", "id")[:MOST]:
        kind = first_lower(str(ConditionKind(it.kind).label))
        yield _of_release(
            it, f"Last day of a condition ({kind}) of {it.suspect.reference}", it.from_on, it.until_on
        )
    told = Notification.objects.visible_to(viewer).select_related("suspect")
    told = told.filter(Q(until_on__range=soon) | Q(review_on__range=soon))
    for each in told.order_by("from_on", "id")[:MOST]:
        what, day = ("end", each.until_on) if each.until_on else ("may be reviewed", each.review_on)
        text = f"Notification requirements of {each.suspect.reference} {what}"
        yield _of_release(each, text, each.from_on, day)


def _of_release(it: Any, text: str, since: date, until: date) -> Due:
    href = reverse("justice:suspect", args=[it.suspect_id])
    return Due(text, href, datetime.combine(since, time(), LONDON), end_of(until))
