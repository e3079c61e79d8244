"""Reporting a pupil absent or missing from education, and each step to trace them (SC-12, MS-17)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.core.words import first_lower
from sightline.deadlines.actions import start, stop
from sightline.deadlines.models import Clock
from sightline.education.actions.hand import _by_whom, _own_pupil, _own_setting
from sightline.education.models import Absence, TraceStep
from sightline.education.permissions import may_trace
from sightline.education.queries.absences import last_step, open_absence, seen_absences
from sightline.education.states import DAYS_OF, TOLD_AT_ONCE, AbsenceKind, Found
from sightline.people.actions import write_chronology

REPORTED = "education.absence_reported"
CHANGED = "education.absence_changed"
CLOCK = "ED-01"
FUTURE = "That day is in the future."
NO_WORDS = "Say what is known: last seen, by whom, and what was tried."
TOO_SHORT = (
    "Say how many school days: at least {least} for this report. Earlier worries are a return or a call."
)
OPEN_ALREADY = "This pupil is reported absent already. Add what was done since to that report."
NOT_FOUND = "There is no such report, or it is not yours to open."
ENDED = "The child has been found. If they are missing again, make a new report."


@dataclass(frozen=True, kw_only=True)
class Away:
    """That a pupil is away: why it is reported, since when, and what is known."""

    kind: AbsenceKind
    first_day: date
    words: str
    days: int | None = None

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        least = DAYS_OF.get(self.kind, 0)
        return first_refusal(
            unless(self.first_day > on, FUTURE),
            unless((self.days or 0) < least, TOO_SHORT.format(least=least)),
            unless(not self.words.strip(), NO_WORDS),
        )


@dataclass(frozen=True, kw_only=True)
class Traced:
    """One thing done to trace a child."""

    step: str
    done_on: date
    words: str
    found: str = Found.NOT_YET


@action("education.absence_reported")
def report_absence(
    *, record_id: UUID, away: Away, by: Viewer, at: datetime, key: UUID | None = None
) -> Absence:
    """A pupil is away without leave, or nobody knows where they are taught: the front door is told by itself."""
    setting = _own_setting(by, at)
    wait_turn(record_id)
    before: Absence | None = seen_absences(by).filter(pk=key).first() if key else None
    if before:
        return before
    record = _own_pupil(setting, record_id)
    away.stands(on=london(at).date()).demand()
    unless(open_absence(setting, record_id) is not None, OPEN_ALREADY).demand()
    whose: dict[str, Any] = _by_whom(setting, Absence, by, at)
    made = Absence(record=record, about=[record.pk], **vars(away), **whose)
    made.pk = key or uuid4()
    made.save(force_insert=True)
    _tell(made, f"Reported absent by {setting.agency.name}", by, at)
    emit(CHANGED, subject_id=made.pk, at=at, about=made.about)
    if made.kind in TOLD_AT_ONCE:
        emit(REPORTED, subject_id=made.pk, at=at, about=made.about)
    return made


@action("education.traced")
def add_step(*, absence_id: UUID, traced: Traced, seen_number: int, by: Viewer, at: datetime) -> TraceStep:
    """What was done, and whether it found the child. `seen_number` is the last step its writer saw."""
    found: Absence | None = seen_absences(by).filter(pk=absence_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    wait_turn(found.pk)
    may_trace(by, found).demand()
    last = last_step(found)
    shown = ("step", "done_on", "found", "words")
    number = next_number(last, seen=seen_number, saved=shown_of(last, shown))
    first_refusal(
        unless(bool(last and last.found), ENDED),
        unless(traced.done_on > london(at).date(), FUTURE),
        unless(not traced.words.strip(), NO_WORDS),
    ).demand()
    whose = _by_whom(found.setting, TraceStep, by, at)
    made = TraceStep(absence=found, about=found.about, number=number, **vars(traced), **whose)
    made.save(force_insert=True)
    emit(CHANGED, subject_id=found.pk, at=at, about=found.about)
    if made.found:
        _tell(found, f"Found: {first_lower(str(Found(made.found).label))}", by, at)
    return made


@action("education.absence_followed")
def follow_absence(*, subject_id: UUID, by: Viewer, at: datetime) -> Absence:
    """The clock of the next step runs from the report or the last step, until the child is found.

    It follows what is recorded, since a coordinator who writes a step need not see the school's clock. Done twice it
    changes nothing.
    """
    wait_turn(subject_id)
    absence: Absence = Absence.objects.select_related("setting__agency").get(pk=subject_id)
    last = last_step(absence)
    since = last.at if last else absence.at
    running = Clock.objects.filter(subject_id=absence.pk, stopped_at=None)
    if running.exclude(started_at=since).exists() or (last and last.found):
        stop(subject=absence, stopped_at=since, by=by, at=at)
    if (
        not (last and last.found)
        and not Clock.objects.filter(subject_id=absence.pk, started_at=since).exists()
    ):
        start(
            rule=CLOCK,
            subject=absence,
            about=absence.about,
            started_at=since,
            owner_agency=absence.setting.agency,
            path=reverse("education:absence", args=[absence.pk]),
            by=by,
            at=at,
        )
    return absence


def _tell(made: Absence, title: str, by: Viewer, at: datetime) -> None:
    write_chronology(
        about=[made.record_id],
        happened_at=at,
        kind="education.absence",
        title=title,
        reference_id=made.pk,
        controller_id=made.controller_id,
        by=by,
        at=at,
    )
