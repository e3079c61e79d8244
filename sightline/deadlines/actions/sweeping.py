"""What the sweep does with one clock that is due or whose next step is due, and the one daily mail."""

from datetime import datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Message, Staff
from sightline.access.queries import who_may_open
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock, StepTaken
from sightline.deadlines.queries import calendar, managers_of, members_of
from sightline.deadlines.states import Outcome
from sightline.deadlines.steps import Step, Told, step_at

BREACHED = "deadlines.clock_breached"


@action("deadlines.clock_escalated")
def escalate(*, clock_id: UUID, by: Viewer, at: datetime) -> Clock | None:
    """Mark a breach and take the next step of its escalation. Nothing if there is nothing to do (any more)."""
    clock = _locked(clock_id)
    if clock is None or clock.next_at is None or clock.next_at > at:
        return None
    return _raise(clock, by, at)


@action("deadlines.clock_passed_up")
def escalate_at_once(*, clock_id: UUID, why: str, by: Viewer, at: datetime) -> Clock | None:
    """Take the next step without waiting: nobody stood where this one should have gone."""
    clock = _locked(clock_id)
    if clock is None or clock.outcome != Outcome.BREACHED:
        return None
    return _raise(clock, by, at)


def _locked(clock_id: UUID) -> Clock | None:
    rows = Clock.objects.select_for_update(of=("self",)).select_related("rule")
    return rows.filter(pk=clock_id, stopped_at=None).first()


def _raise(clock: Clock, by: Viewer, at: datetime) -> Clock:
    step = step_at(clock.rule.steps, clock.level)
    if clock.outcome == Outcome.RUNNING:
        clock.outcome, clock.breached_at, clock.noticed_at = Outcome.BREACHED, clock.due_at, at
    clock.level += 1
    following = step_at(clock.rule.steps, clock.level)
    clock.next_at = _when(following, at) if following else None
    clock.version += 1
    clock.changed_by_id, clock.changed_at = by.staff_id, at
    clock.save()
    if step:
        _tell_inside(clock, step, by, at)
    emit(BREACHED, subject_id=clock.pk, about=clock.about, at=at)
    return clock


def _when(step: Step, at: datetime) -> datetime:
    """A step that follows is taken when its working days have passed; one without a wait, at once."""
    return end_of(calendar().after(london(at).date(), step.wait)) if step.wait else at


def _tell_inside(clock: Clock, step: Step, by: Viewer, at: datetime) -> None:
    """The owner and the owner's manager are told here; those of other organisations by the folder that asked."""
    if step.who is Told.OWNER:
        people = who_may_open(clock.walls, _owners(clock, at), at=at)
        said = "" if people else "Nobody holds a post in the team."
    elif step.who is Told.TEAM_MANAGER:
        people = who_may_open(clock.walls, managers_of(clock, on=london(at).date()), at=at)
        said = "" if people else "No manager is named for this team or organisation."
    else:
        return
    kept = {"clock": clock, "level": clock.level, "who": step.who.value, "at": at, "about": clock.about}
    for person in people:
        StepTaken.objects.create(**kept, staff=person, team=clock.owner_team)
        _tell(clock, person, by, at)
    if not people:
        StepTaken.objects.create(**kept, team=clock.owner_team, said=said)


def _owners(clock: Clock, at: datetime) -> list[Staff]:
    if clock.owner_staff and not clock.owner_staff.left_on:
        return [clock.owner_staff]
    return members_of(clock.owner_team, on=london(at).date()) if clock.owner_team else []


def _tell(clock: Clock, person: Staff, by: Viewer, at: datetime) -> None:
    tell(
        kind="deadlines.breached",
        reference=clock.reference,
        path=clock.path,
        staff=person,
        by=by,
        at=at,
    )


@action("deadlines.reminded")
def remind(*, staff: Staff, by: Viewer, at: datetime) -> Message | None:
    """Something is due: leaves word for the person's one daily mail, once a day."""
    day = london(at).date().isoformat()
    if Message.objects.filter(staff=staff, kind="daily", digest=True, reference=day).exists():
        return None
    return tell(kind="daily", reference=day, path="/", staff=staff, by=by, at=at, digest=True)
