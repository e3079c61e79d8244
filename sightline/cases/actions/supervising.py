"""Supervision: keeping a session, its clocks, and what was agreed about each case (WF-09, WF-09a, CL-47, CL-48)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Post, Staff, Team
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _clock, _held, _keep
from sightline.cases.lead_states import DISCUSS_HIGH_RULE, DISCUSS_RULE, NEW_RULE, SUPERVISION_RULE, Session
from sightline.cases.models import Case, CaseDiscussed, Judgement, RoleHeld, Supervised, Supervision, standing
from sightline.cases.permissions import may_supervise, may_work
from sightline.cases.queries.caseloads import managers_in, workers_in
from sightline.cases.queries.supervision import begun_in, discuss_rule, rule_for
from sightline.cases.states import Judged, Role, State
from sightline.core.clock import london, midnight
from sightline.core.events import emit
from sightline.core.leave import Answer, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import cancel, start, stop
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import would_be_due

NOBODY = "Say who was supervised: one person alone, or several in a group."
NOT_THEIRS = "Choose people who work in this team."
ONESELF = "Nobody supervises themselves."
NO_WORDS = "Say what was talked about."
NO_DAY = "That day is in the future."
NOT_ABOVE = "Choose another manager of this team."
LEFT = "Works on cases no more."
NOW_HIGH = "The level is the highest now: it is discussed sooner."


@dataclass(frozen=True, kw_only=True)
class Supervising:
    """A session as it was held. `agreed` is what was agreed about each case, by its id."""

    kind: Session
    held_on: date
    workers: tuple[Staff, ...]
    words: str
    above: Staff | None = None
    agreed: Mapping[UUID, str] = field(default_factory=dict)

    def stands(self, by: Viewer, *, on: date) -> Answer:
        """Whether it is whole."""
        alone = self.kind is Session.ALONE
        return first_refusal(
            unless(not self.workers or (alone and len(self.workers) != 1), NOBODY),
            unless(any(each.pk == by.staff_id for each in self.workers), ONESELF),
            unless(not self.words.strip(), NO_WORDS),
            unless(self.held_on > on, NO_DAY),
        )


@action("cases.supervised")
def supervise(
    *, team: Team, session: Supervising, by: Viewer, at: datetime, key: UUID | None = None
) -> Supervision:
    """Keep a session. Alone, it meets the worker's clock; each case discussed meets its own, which begins again."""
    may_supervise(by, team.pk).demand()
    wait_turn(team.pk)
    own = Supervision.objects.visible_to(by).filter(by_id=by.staff_id)
    before: Supervision | None = own.filter(pk=key).first() if key else None
    if before is not None:
        return before
    today = london(at).date()
    session.stands(by, on=today).demand()
    unless(not set(session.workers) <= set(workers_in(team, today)), NOT_THEIRS).demand()
    above = session.above
    unless(
        bool(above) and (above not in managers_in(team, today) or above.pk == by.staff_id), NOT_ABOVE
    ).demand()
    made = _session(team, session, by=by, at=at, key=key)
    for staff in session.workers:
        _was_supervised(made, staff, by, at)
    for case_id, words in session.agreed.items():
        _discussed(made, case_id, words, by, at)
    emit("cases.supervised", subject_id=made.pk, about=[], at=at)
    return made


def _session(team: Team, it: Supervising, *, by: Viewer, at: datetime, key: UUID | None) -> Supervision:
    made = Supervision(
        id=key or uuid4(),
        team=team,
        kind=it.kind,
        held_on=it.held_on,
        above=it.above,
        words=it.words,
        **_law(Supervision, team, by, at),
    )
    made.save(force_insert=True)
    return made


def _law(model: Any, team: Team, by: Viewer, at: datetime) -> dict[str, Any]:
    law = {"controller_id": team.agency_id, "retention_class": model.RETENTION}
    return {"by_id": by.staff_id, "at": at, **law}


def _was_supervised(made: Supervision, staff: Staff, by: Viewer, at: datetime) -> None:
    row = {"supervision": made, "team": made.team, "staff": staff, "kind": made.kind, "held_on": made.held_on}
    Supervised(**row, **_law(Supervised, made.team, by, at)).save(force_insert=True)


@action("cases.session_followed")
def follow_session(*, subject_id: UUID, by: Viewer, at: datetime) -> Supervision | None:
    """After a session of one to one the worker's clock begins again. It is their own: colleagues do not see it."""
    made: Supervision | None = (
        Supervision.objects.select_related("team__agency").filter(pk=subject_id).first()
    )
    if made is None or made.kind != Session.ALONE:
        return made
    for each in Supervised.objects.filter(supervision=made).select_related("staff"):
        later = Supervised.objects.filter(staff=each.staff, kind=Session.ALONE, held_on__gt=each.held_on)
        if not later.exists():
            _time_again(made.team, each.staff, each.held_on, by, at)
    return made


def _time_again(team: Team, staff: Staff, since: date, by: Viewer, at: datetime) -> None:
    """The worker's clock stops, and the next begins with the session: sooner for somebody new."""
    for rule in (SUPERVISION_RULE, NEW_RULE):
        stop(subject=staff, rule=rule, by=by, at=at, stopped_at=midnight(since))
    start(
        rule=rule_for(begun_in(team, since).get(staff.pk), since),
        subject=staff,
        about=[],
        started_at=midnight(since),
        owner_staff=staff,
        owner_agency=team.agency,
        reference="Supervision",
        path=reverse("cases:supervision"),
        by=by,
        at=at,
    )


def _discussed(made: Supervision, case_id: UUID, words: str, by: Viewer, at: datetime) -> None:
    case = _held(case_id, by, may_work)
    _keep(CaseDiscussed, case, by=by, at=at, supervision=made, held_on=made.held_on, agreed=words)
    for rule in (DISCUSS_RULE, DISCUSS_HIGH_RULE):
        stop(subject=case, rule=rule, by=by, at=at)
    if case.allocated_on:
        _clock(case, discuss_rule(case), by, at)


@action("cases.supervision_followed")
def follow_supervision(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """A case was given to somebody: from now on they are supervised, and the case is discussed there."""
    case: Case | None = Case.objects.select_related("team__agency").filter(pk=subject_id).first()
    if case is None or case.state == State.CLOSED:
        return case
    running = Clock.objects.filter(stopped_at=None)
    if not running.filter(subject_id=case.pk, rule__code__in=[DISCUSS_RULE, DISCUSS_HIGH_RULE]).exists():
        _clock(case, discuss_rule(case), by, at)
    held = (
        standing(RoleHeld.objects.filter(case=case, role=Role.PRACTITIONER)).select_related("staff").first()
    )
    codes = [SUPERVISION_RULE, NEW_RULE]
    if held and not running.filter(subject_id=held.staff_id, rule__code__in=codes).exists():
        _time_again(case.team, held.staff, london(at).date(), by, at)
    _give_up(codes, by, at)
    return case


def _give_up(codes: list[str], by: Viewer, at: datetime) -> None:
    """Nobody waits for the supervision of somebody who left."""
    here = Post.objects.held_on(london(at).date()).values("staff")
    over = Clock.objects.filter(stopped_at=None, rule__code__in=codes).exclude(subject_id__in=here)
    for clock in over.select_related("owner_staff"):
        if clock.owner_staff:
            cancel(subject=clock.owner_staff, why=LEFT, by=by, at=at)


@action("cases.discussion_followed")
def follow_level(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """The level became the highest: the case is discussed sooner, never later than it was due."""
    rows = Judgement.objects.select_related("case__team").filter(pk=subject_id, what=Judged.LEVEL)
    made: Judgement | None = rows.first()
    if made is None:
        return None
    case: Case = made.case
    if discuss_rule(case) != DISCUSS_HIGH_RULE:
        return case
    slow = Clock.objects.filter(subject_id=case.pk, rule__code=DISCUSS_RULE, stopped_at=None).first()
    if slow and would_be_due(DISCUSS_HIGH_RULE, at) < slow.due_at:
        cancel(subject=case, rule=DISCUSS_RULE, why=NOW_HIGH, by=by, at=at)
        _clock(case, DISCUSS_HIGH_RULE, by, at)
    return case
