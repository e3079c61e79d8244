"""What follows an event of this folder by itself, run once by the worker."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _clock
from sightline.cases.actions.visiting import _follow_frequency
from sightline.cases.models import Case, Judgement, RoleHeld, standing
from sightline.cases.queries.work import last_standing
from sightline.cases.states import (
    AGAIN_RULE,
    GP_RULE,
    MEETING_LEVELS,
    MEETING_RULE,
    OPEN,
    PANEL_RULE,
    Judged,
    State,
)
from sightline.core.clock import london
from sightline.deadlines.actions import cancel, stop
from sightline.deadlines.models import Clock
from sightline.letters.models import Departure, Letter
from sightline.letters.states import Kind as LetterKind
from sightline.meetings.models import Meeting
from sightline.meetings.states import Kind
from sightline.people.actions.involvement import end_involvement
from sightline.people.models import Involvement
from sightline.people.queries import identities_of

HELD_STOPS: dict[str, str] = {Kind.PANEL: PANEL_RULE, Kind.STRATEGY: MEETING_RULE}
NOT_NEEDED = "The level was lowered below medium by two people."


@action("cases.opener_told")
def tell_opener(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """Whoever opened a case hears that somebody now works with the child."""
    case: Case | None = Case.objects.select_related("opened_by").filter(pk=subject_id).first()
    if case is None or case.opened_by is None or case.opened_by.left_on is not None:
        return case
    if case.opened_by_id in inside_walls(case.walls, [case.opened_by], at=at):
        kind = "cases.allocated"
        tell(kind=kind, reference=case.reference, path="/", staff=case.opened_by, by=by, at=at)
    return case


@action("cases.involvement_followed")
def follow_roles(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """Whoever holds no role in a case any more is no longer shown as working with the child."""
    case: Case | None = Case.objects.filter(pk=subject_id).first()
    if case is None:
        return None
    held = RoleHeld.objects.filter(case=case)
    keep = [] if case.state == State.CLOSED else [each.pk for each in standing(held)]
    over = Involvement.objects.filter(reference_id__in=held.exclude(pk__in=keep).values("pk"), ended_on=None)
    for each in over:
        end_involvement(involvement=each, ended_on=max(london(at).date(), each.started_on), by=by, at=at)
    return case


@action("cases.meeting_followed")
def follow_meeting(*, subject_id: UUID, by: Viewer, at: datetime) -> Meeting | None:
    """A panel or strategy meeting about a child was held: the clock that waited for it stops (CL-30, CL-31)."""
    held: Meeting | None = Meeting.objects.filter(pk=subject_id).first()
    if held and held.kind in HELD_STOPS:
        _stop_of(held.about, HELD_STOPS[held.kind], held.starts_at, by, at)
    return held


@action("cases.letter_followed")
def follow_letter(*, subject_id: UUID, by: Viewer, at: datetime) -> Letter | None:
    """The child's GP practice was written to: the clock that waited for it stops (CL-44, HE-01)."""
    left: Departure | None = Departure.objects.select_related("letter").filter(letter=subject_id).first()
    if left is None:
        return None
    letter: Letter = left.letter
    if letter.kind == LetterKind.GP_AT_RISK:
        _stop_of([letter.child_id], GP_RULE, left.left_at, by, at)
    return letter


def _stop_of(about: Iterable[UUID], rule: str, since: datetime, by: Viewer, at: datetime) -> None:
    """Of the open cases of these people, under whichever of their records."""
    children = {one for ids in identities_of(about).values() for one in ids}
    for case in Case.objects.filter(child_id__in=children, state__in=OPEN):
        stop(subject=case, rule=rule, by=by, at=at, stopped_at=since)


@action("cases.judgement_followed")
def follow_judgement(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """Where the level comes to medium or above, a strategy meeting is due (CL-31, PW-07); below, no more.

    Whoever judged it has looked again, whatever had arrived (RK-22).

    Where it is high the child is seen by the clock (CL-49).

    While it stays there the meetings review it by a clock of their own (CL-32), and no second one is due.
    """
    made = Judgement.objects.select_related("case", "case__team").filter(pk=subject_id).first()
    if made is None or made.what != Judged.LEVEL:
        return None
    case: Case = made.case
    stop(subject=case, rule=AGAIN_RULE, by=by, at=at)
    levels = [each.level in MEETING_LEVELS for each in last_standing(case.pk, Judged.LEVEL, 2)]
    wanted = levels[:1] == [True] and case.state != State.CLOSED
    clocks = Clock.objects.filter(subject_id=case.pk, rule__code=MEETING_RULE)
    if (
        wanted
        and not clocks.filter(stopped_at=None).exists()
        and not (levels[1:] == [True] and clocks.exists())
    ):
        _clock(case, MEETING_RULE, by, at, since=made.at)
    if not wanted:
        cancel(subject=case, rule=MEETING_RULE, why=NOT_NEEDED, by=by, at=at)
    _follow_frequency(case, made.at, by, at)
    return case


@action("cases.arrival_followed")
def follow_arrival(*, subject_id: UUID, since: datetime, by: Viewer, at: datetime) -> Case | None:
    """Something about the child arrived: their level is looked at again by a clock (RK-22)."""
    case: Case | None = Case.objects.select_related("team").filter(pk=subject_id, state__in=OPEN).first()
    running = Clock.objects.filter(subject_id=subject_id, rule__code=AGAIN_RULE, stopped_at=None)
    if case and not running.exists():
        _clock(case, AGAIN_RULE, by, at, since=since)
    return case
