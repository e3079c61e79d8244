"""The repeat rule: as many episodes as a trigger says call for a meeting, and somebody answers (MS-12, MS-14)."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import Conflict
from sightline.deadlines.actions import cancel, start, stop
from sightline.meetings.models import Meeting
from sightline.missing.actions.hand import NOT_FOUND, _chronicle, _keep, _page_of
from sightline.missing.codes import Outcome
from sightline.missing.given import Met, Value
from sightline.missing.models import Crossing, CrossingAnswered, Episode, Trigger
from sightline.missing.permissions import may_coordinate, may_set_triggers
from sightline.missing.states import REPEATED, STANDS
from sightline.missing.triggers import TriggerRule, in_force
from sightline.people.queries import identity_of

TRIGGERS = 7_012  # the turn of everybody who sets a trigger
NO_TRIGGER = "There is no such trigger."
ANSWERED = "It has been answered already."
NOT_ABOUT = "That meeting is not about this child."


@action("missing.repeats_looked_at")
def look_at_repeats(*, subject_id: UUID, by: Viewer, at: datetime) -> list[Crossing]:
    """An episode was opened: each trigger it reaches is a crossing, once within the trigger's own days."""
    episode: Episode = Episode.objects.select_related("child", "owner_team", "controller").get(pk=subject_id)
    wait_turn(episode.child_id)
    people = identity_of(episode.child_id)
    return [
        _crossed(episode, rule, by, at)
        for rule in in_force(london(episode.missing_since).date())
        if _reached(episode, rule, people)
    ]


def _reached(episode: Episode, rule: TriggerRule, people: frozenset[UUID]) -> bool:
    since = episode.missing_since - timedelta(days=rule.days)
    rows = Episode.objects.filter(child_id__in=people, state__in=STANDS)
    span = rows.filter(missing_since__gt=since, missing_since__lte=episode.missing_since)
    before = Crossing.objects.filter(code=rule.code, episode__in=span).exists()
    return not before and span.count() >= rule.count


def _crossed(episode: Episode, rule: TriggerRule, by: Viewer, at: datetime) -> Crossing:
    columns = {"code": rule.code, "asks": rule.asks, "count": rule.count, "days": rule.days}
    made: Crossing = _keep(Crossing, episode, by=by, at=at, **columns)
    start(
        rule=REPEATED,
        subject=made,
        about=made.about,
        started_at=at,
        owner_team=episode.owner_team,
        owner_agency=episode.controller,
        reference=episode.reference,
        path=_page_of(episode),
        by=by,
        at=at,
    )
    title = f"Missing: {rule.words} call for a {rule.asks.label.lower()}"
    _chronicle(episode, "repeated", title, when=at, by=by, at=at)
    return made


@action("missing.repeat_answered")
def answer_crossing(*, crossing_id: UUID, met: Met, by: Viewer, at: datetime) -> CrossingAnswered:
    """A meeting that was called or held about the child, or why there is none."""
    may_coordinate(by).demand()
    wait_turn(crossing_id)
    rows = Crossing.objects.visible_to(by).select_related("episode")
    found: Crossing | None = rows.filter(pk=crossing_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    met.stands().demand()
    unless(CrossingAnswered.objects.filter(crossing=found).exists(), ANSWERED).demand()
    meeting = _meeting(found.episode, met, by)
    made: CrossingAnswered = _keep(
        CrossingAnswered,
        found.episode,
        crossing=found,
        outcome=met.outcome,
        meeting=meeting,
        words=met.words.strip(),
        by=by,
        at=at,
    )
    if met.outcome == Outcome.NOT_NEEDED:
        cancel(subject=found, why=met.words.strip(), by=by, at=at)
    else:
        stop(subject=found, by=by, at=at)
    return made


def _meeting(episode: Episode, met: Met, by: Viewer) -> Meeting | None:
    if met.meeting_id is None:
        return None
    people = list(identity_of(episode.child_id))
    rows = Meeting.objects.visible_to(by).filter(about__overlap=people)
    found: Meeting | None = rows.filter(pk=met.meeting_id).first()
    unless(found is None, NOT_ABOUT).demand()
    return found


@action("missing.trigger_set")
def set_trigger(*, value: Value, seen: int, by: Viewer, at: datetime) -> Trigger:
    """How many episodes in how many days, from today on. What was crossed before keeps its own values."""
    may_set_triggers(by).demand()
    value.stands().demand()
    wait_turn(TRIGGERS)
    today = london(at).date()
    rule = next((each for each in in_force(today) if each.code == value.code), None)
    if rule is None:
        raise Refused(NO_TRIGGER, hidden=True)
    if rule.number != seen:
        saved = {"count": str(rule.count), "days": str(rule.days)}
        raise Conflict(saved=saved, typed={}, saved_by="", version=rule.number)
    made = Trigger(
        id=uuid4(),
        code=value.code,
        count=value.count,
        days=value.days,
        why=value.why.strip(),
        valid_from=today,
        number=seen + 1,
        by_id=by.person_id,
        at=at,
    )
    made.save(force_insert=True)
    return made
