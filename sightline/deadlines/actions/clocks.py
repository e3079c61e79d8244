"""Starting and stopping a clock."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import models

from sightline.access.acts import action
from sightline.access.models import Agency, Staff, Team
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.counting import Due
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import calendar, counted, rules_on
from sightline.deadlines.rule_files import RunsAs
from sightline.deadlines.states import Outcome


@action("deadlines.clock_started")
def start(
    *,
    rule: str,
    subject: models.Model,
    about: Iterable[UUID],
    started_at: datetime,
    by: Viewer,
    at: datetime,
    owner_team: Team | None = None,
    owner_staff: Staff | None = None,
    owner_agency: Agency | None = None,
    due_at: datetime | None = None,
    reference: str = "",
    path: str = "/",
) -> Clock:
    """Start the clock of a rule for a record. `due_at` is a date people agreed, in place of the rule's length.

    `reference` (else the record's own) and `path`, its page, are what a message about the clock says.
    """
    return _started(
        _begun([rule], started_at, due_at),
        subject=subject,
        about=about,
        team_id=owner_team.pk if owner_team else None,
        staff_id=owner_staff.pk if owner_staff else None,
        agency_id=_agency_id(owner_team, owner_agency, by),
        reference=reference,
        path=path,
        by=by,
        at=at,
    )[0]


@action("deadlines.clock_started")
def start_each(
    *,
    rules: Sequence[str],
    subject: models.Model,
    about: Iterable[UUID],
    started_at: datetime,
    team_id: UUID | None,
    agency_id: UUID,
    by: Viewer,
    at: datetime,
    path: str = "/",
) -> list[Clock]:
    """Start the clocks of several rules that begin together, in the order named; a team's, or its agency's."""
    return _started(
        _begun(rules, started_at, None),
        subject=subject,
        about=about,
        team_id=team_id,
        agency_id=agency_id,
        path=path,
        by=by,
        at=at,
    )


@action("deadlines.clock_stopped")
def stop(
    *,
    subject: models.Model,
    by: Viewer,
    at: datetime,
    rule: str = "",
    stopped_at: datetime | None = None,
    late_reason: str = "",
) -> list[Clock]:
    """Stop the running clocks of a record (of one rule, if named): met if in time, otherwise late for ever.

    `stopped_at` is when the thing was really done, where that is known to be earlier than now.
    """
    moment = min(stopped_at or at, at)
    stopped = _running(subject, rule)
    for clock in stopped:
        in_time = moment <= clock.due_at and clock.outcome == Outcome.RUNNING
        if not in_time:
            _mark_late(clock, late_reason)
        _end(clock, Outcome.MET if in_time else Outcome.BREACHED, max(moment, clock.started_at), by, at)
    return stopped


@action("deadlines.clock_cancelled")
def cancel(*, subject: models.Model, why: str, by: Viewer, at: datetime, rule: str = "") -> list[Clock]:
    """Stop clocks nobody needs any more, with the reason. One that was late stays late."""
    if not why.strip():
        raise ValueError("A clock is given up only with a reason.")
    stopped = _running(subject, rule)
    for clock in stopped:
        late = at > clock.due_at or clock.outcome == Outcome.BREACHED
        if late:
            _mark_late(clock, "")
        clock.stop_reason = why
        _end(clock, Outcome.BREACHED if late else Outcome.CANCELLED, at, by, at)
    return stopped


@action("deadlines.late_reason_given")
def give_late_reason(*, clock: Clock, reason: str, by: Viewer, at: datetime) -> Clock:
    """Say why a clock was late, afterwards too."""
    kept = Clock.objects.select_for_update().get(pk=clock.pk)
    kept.late_reason = reason
    _save(kept, by, at)
    return kept


@action("deadlines.ended_wrongly_said")
def say_ended_wrongly(*, clock: Clock, why: str, by: Viewer, at: datetime) -> Clock:
    """Say of a clock that had ended that what ended it was wrong. Its outcome stays: that is what was known then."""
    kept = Clock.objects.select_for_update(of=("self",)).get(pk=clock.pk)
    if kept.stopped_at is None:
        raise ValueError("Only a clock that has ended was ended by something.")
    kept.stop_reason = why
    _save(kept, by, at)
    return kept


def _begun(rules: Sequence[str], started_at: datetime, due_at: datetime | None) -> list[Clock]:
    """Clocks of the rules' versions in force on the day they start, counted, not saved."""
    versions = rules_on(rules, london(started_at).date())
    working = calendar() if due_at is None else None
    begun = []
    for version in versions:
        if version.runs_as != RunsAs.CLOCK.value:
            raise ValueError(f"{version.code} is a span of time, not a clock that somebody can be late for.")
        ends = Due(due_at) if due_at else counted(version, started_at, working)
        due = max(ends.at, started_at)
        clock = Clock(rule=version, started_at=started_at, due_at=due, next_at=due, announced=ends.announced)
        clock.retention_class, clock.agreed = Clock.RETENTION, due_at is not None
        begun.append(clock)
    return begun


def _started(
    clocks: list[Clock],
    *,
    subject: models.Model,
    about: Iterable[UUID],
    team_id: UUID | None,
    agency_id: UUID,
    path: str,
    by: Viewer,
    at: datetime,
    staff_id: UUID | None = None,
    reference: str = "",
) -> list[Clock]:
    """Say of clocks that begin together what they time and whose they are, and save them."""
    people, said = sorted(set(about)), reference or str(getattr(subject, "reference", ""))
    for clock in clocks:
        clock.subject_kind, clock.subject_id = subject._meta.label_lower, subject.pk
        clock.reference, clock.path, clock.about = said, path, people
        clock.owner_team_id, clock.owner_staff_id = team_id, staff_id
        clock.owner_agency_id = clock.controller_id = agency_id
        clock.changed_by_id, clock.changed_at = by.staff_id, at
    return Clock.objects.bulk_create(clocks)


def _agency_id(team: Team | None, agency: Agency | None, by: Viewer) -> UUID:
    found = team.agency_id if team else agency.pk if agency else by.employer_id
    if found is None:
        raise ValueError("A clock needs an owner: a team, an agency, or somebody's employer.")
    return found


def _running(subject: models.Model, rule: str) -> list[Clock]:
    clocks = Clock.objects.select_for_update(of=("self",)).filter(subject_id=subject.pk, stopped_at=None)
    if rule:
        clocks = clocks.filter(rule__code=rule)
    return list(clocks.order_by("started_at", "id"))


def _mark_late(clock: Clock, late_reason: str) -> None:
    clock.breached_at = clock.breached_at or clock.due_at
    clock.late_reason = late_reason or clock.late_reason


def _end(clock: Clock, outcome: Outcome, stopped_at: datetime, by: Viewer, at: datetime) -> None:
    clock.outcome, clock.stopped_at, clock.next_at = outcome, stopped_at, None
    _save(clock, by, at)


def _save(clock: Clock, by: Viewer, at: datetime) -> None:
    clock.version += 1
    clock.changed_by_id, clock.changed_at = by.staff_id, at
    clock.save()
