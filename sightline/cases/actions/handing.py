"""Handing a child on, by a request that is chased until it is answered (PW-16, PW-25a, CL-50)."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep, _page_of, _tell_chronology
from sightline.cases.handing import TRANSITION_RULE, Handing, To
from sightline.cases.models import Case, Handover
from sightline.cases.permissions import may_note, may_work
from sightline.cases.queries.moving import Handed, handovers_of, last_handed, taken_on
from sightline.cases.states import OPEN
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.deadlines.actions import start, stop
from sightline.deadlines.counting import add_months, end_of
from sightline.deadlines.models import Clock
from sightline.follow_up.actions import ask, withdraw
from sightline.follow_up.models import FollowUp
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind, State
from sightline.people.naming.births import Born

WAITS = "{service} was asked and has not declined. Wait for the answer, or chase it."

NOT_DECLINED = "Only what was declined is closed here. Whoever was asked answers it first."
ELSEWHERE = "Another service was asked in its place: nothing is left to close."


@action("cases.handover_asked")
def hand_on(*, case_id: UUID, handing: Handing, by: Viewer, at: datetime) -> Handover:
    """Ask a service to go on with the child. One that declined is asked again, or another in its place.

    Whoever asks hears the answer; the team of the case keeps the request, and hears once they have left.
    """
    case = _held(case_id, by, may_work)
    handing.stands().demand()
    last = last_handed(case.pk, handing.to)
    waits = last is not None and last.state not in (State.DECLINED, State.WITHDRAWN)
    unless(waits, WAITS.format(service=last.handover.service if last else "")).demand()
    asked = ask(
        request=_request(handing),
        about=case.about,
        by=by,
        at=at,
        owner_team=case.team if case.team_id in by.team_ids else None,
        owner_staff=Staff.objects.get(pk=by.person_id),
        origin=case,
        origin_path=_page_of(case),
        replaces=_declined(last) if last and last.state == State.DECLINED else None,
    )
    rows = Handover.objects.filter(case=case, to=handing.to)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    kept: dict[str, Any] = {"to": handing.to, "stays": handing.stays, "child_words": handing.child_words}
    made: Handover = _keep(
        Handover, case, by=by, at=at, number=number, service=asked.asked_name, follow_up=asked, **kept
    )
    title = f"{To(made.to).label}: asked for ({case.reference})"
    _tell_chronology(case, "cases.handover_asked", title, by=by, at=at, words=f"{made.service}.")
    return made


@action("cases.handover_closed")
def close_handover(*, case_id: UUID, handover_id: UUID, why: str, by: Viewer, at: datetime) -> Handover:
    """A manager closes what a service declined and nobody else is asked for, with the reason."""
    case = _held(case_id, by, may_note)
    found = next((each for each in handovers_of(case.pk) if each.handover.pk == handover_id), None)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(found.state != State.DECLINED, NOT_DECLINED).demand()
    asked = _declined(found)
    unless(follow_ups().filter(replaces=asked).exists(), ELSEWHERE).demand()
    withdraw(follow_up_id=asked.pk, version=asked.version, why=why, by=by, at=at)
    return found.handover


def _declined(it: Handed) -> FollowUp:
    return follow_ups().get(pk=it.handover.follow_up_id)


def _request(handing: Handing) -> Request:
    return Request(
        kind=Kind.OTHER,
        agency=handing.agency,
        team=handing.team,
        what=handing.what,
        why=handing.why,
        may_share=handing.may_share,
        due_on=handing.due_on,
        support_type=str(To(handing.to).label),
        family_knows=handing.family_knows,
    )


@action("cases.acceptance_followed")
def follow_acceptance(*, subject_id: UUID, by: Viewer, at: datetime) -> Handover | None:
    """Adult services accepted: the clock that waited for it stops (CL-50)."""
    rows = Handover.objects.filter(follow_up_id=subject_id, to=To.ADULT).select_related("case")
    made: Handover | None = rows.first()
    if made:
        stop(subject=made.case, rule=TRANSITION_RULE, by=by, at=at)
    return made


@action("cases.age_followed")
def follow_age(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """From 17 the clock of the move to adult services runs, and ends before the child is 18 (CL-50)."""
    case: Case | None = Case.objects.select_related("child", "team").filter(pk=subject_id).first()
    if case is None or case.state not in OPEN:
        return None
    birthday = _birthday(case.child.born, 17)
    today = london(at).date()
    begun = Clock.objects.filter(subject_id=case.pk, rule__code=TRANSITION_RULE).exists()
    if birthday is None or birthday > today or begun or taken_on(case.pk, To.ADULT):
        return case
    last_day = end_of(add_months(birthday, 12) - timedelta(days=1))
    if last_day <= at:
        return case
    since = min(at, end_of(max(birthday, case.opened_on)))
    usual = end_of(add_months(london(since).date(), 6))
    start(
        rule=TRANSITION_RULE,
        subject=case,
        about=case.about,
        started_at=since,
        due_at=last_day if last_day < usual else None,
        owner_team=case.team,
        path=_page_of(case),
        by=by,
        at=at,
    )
    return case


def _birthday(born: Born, years: int) -> date | None:
    """The earliest it may be: a date known in part calls for whatever it may mean."""
    if born.year is None:
        return None
    day = born.day if born.month and born.day else 1
    while day > 28:
        try:
            return date(born.year + years, born.month or 1, day)
        except ValueError:
            day -= 1
    return date(born.year + years, born.month or 1, day)
