"""Allegations against staff, and serious incidents: for managers alone, with their clocks (CL-23, CL-24, CL-25)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep
from sightline.cases.incident_states import NOTICES, PANEL_NOTICE_RULE, RAPID_REVIEW_RULE, Notice
from sightline.cases.models import Allegation, AllegationTold, Case, Incident, IncidentStep
from sightline.cases.permissions import may_alert
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.deadlines.actions import cancel, start, stop
from sightline.front_door.actions.trusting import IN_FUTURE, NO_RECEIVER, TOLD_ALREADY, Trusted
from sightline.front_door.states import OFFICER_RULE

NO_WHAT = "Say what is known, and why it may be a serious incident."
NO_WHO = "Say who took it, or who decided."
NO_WHY = "Say why a notice is not needed."
DONE_ALREADY = "That is on record already."
SETTLED = "It was decided that a notice is not needed."
BEGAN = date(2018, 6, 29)
"""When the national Panel began, and with it the duty to notify."""
TOO_EARLY = (
    "The duty to notify the national Panel began on 29 June 2018. What was known before is not recorded here."
)
ENDS: dict[str, str] = {Notice.PANEL: PANEL_NOTICE_RULE, Notice.REVIEW: RAPID_REVIEW_RULE}
FOR_MANAGERS = "For managers"
NOTIFIED = "The national Panel was notified already."


@action("cases.allegation_noted")
def note_allegation(
    *, case_id: UUID, trusted: Trusted, by: Viewer, at: datetime, key: UUID | None = None
) -> Allegation:
    """Keep what is known, in the words the front door keeps it in, and start the clock for telling the officer."""
    case = _held(case_id, by, may_alert)
    before = _before(Allegation, case, key, by)
    if before is not None:
        kept: Allegation = before
        return kept
    trusted.stands(at=at).demand()
    made: Allegation = _keep(Allegation, case, by=by, at=at, key=key, **asdict(trusted))
    _clock(OFFICER_RULE, made, case, by=by, at=at)
    return made


@action("cases.officer_told")
def tell_officer(
    *,
    case_id: UUID,
    allegation_id: UUID,
    received_by: str,
    told_at: datetime,
    their_reference: str,
    advice: str,
    by: Viewer,
    at: datetime,
) -> AllegationTold:
    """That the designated officer was told, and what they said. It ends the clock."""
    case = _held(case_id, by, may_alert)
    found: Allegation | None = Allegation.objects.filter(case=case, pk=allegation_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    first_refusal(
        unless(not received_by.strip(), NO_RECEIVER),
        unless(told_at > at, IN_FUTURE),
        unless(AllegationTold.objects.filter(allegation=found).exists(), TOLD_ALREADY),
    ).demand()
    given: dict[str, Any] = {
        "received_by": received_by,
        "told_at": told_at,
        "their_reference": their_reference,
    }
    told: AllegationTold = _keep(AllegationTold, case, by=by, at=at, allegation=found, advice=advice, **given)
    emit("cases.serious_followed", subject_id=told.pk, about=case.about, at=at)
    return told


@action("cases.incident_noted")
def note_incident(
    *,
    case_id: UUID,
    what: str,
    why_serious: str,
    known_at: datetime,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> Incident:
    """Keep what is known; the notice to the national Panel and the rapid review are due from the day it was known."""
    case = _held(case_id, by, may_alert)
    before = _before(Incident, case, key, by)
    if before is not None:
        kept: Incident = before
        return kept
    first_refusal(
        unless(not what.strip() or not why_serious.strip(), NO_WHAT),
        unless(known_at > at, IN_FUTURE),
        unless(london(known_at).date() < BEGAN, TOO_EARLY),
    ).demand()
    given = {"what": what, "why": why_serious, "known_at": known_at}
    made: Incident = _keep(Incident, case, by=by, at=at, key=key, **given)
    for rule in (PANEL_NOTICE_RULE, RAPID_REVIEW_RULE):
        _clock(rule, made, case, by=by, at=at)
    return made


@dataclass(frozen=True, kw_only=True)
class Step:
    """What was done about an incident, by or with whom, and when."""

    notice: Notice
    done_at: datetime
    person: str
    their_reference: str = ""
    words: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it is whole."""
        return first_refusal(
            unless(not self.person.strip(), NO_WHO),
            unless(self.notice is Notice.NOT_NEEDED and not self.words.strip(), NO_WHY),
            unless(self.done_at > at, IN_FUTURE),
        )


@action("cases.incident_followed")
def follow_incident(
    *, case_id: UUID, incident_id: UUID, step: Step, by: Viewer, at: datetime
) -> IncidentStep:
    """The Panel was notified, the review sent, somebody told; or no notice is needed, with who decided and why."""
    case = _held(case_id, by, may_alert)
    found: Incident | None = Incident.objects.filter(case=case, pk=incident_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    done = set(IncidentStep.objects.filter(incident=found).values_list("notice", flat=True))
    first_refusal(
        step.stands(at=at),
        unless(step.notice in NOTICES and step.notice in done, DONE_ALREADY),
        unless(step.notice in (Notice.PANEL, Notice.REVIEW) and Notice.NOT_NEEDED in done, SETTLED),
        unless(step.notice is Notice.NOT_NEEDED and Notice.PANEL in done, NOTIFIED),
    ).demand()
    made: IncidentStep = _keep(IncidentStep, case, by=by, at=at, incident=found, **asdict(step))
    emit("cases.serious_followed", subject_id=made.pk, about=case.about, at=at)
    return made


@action("cases.serious_clock_followed")
def follow_serious(*, subject_id: UUID, by: Viewer, at: datetime) -> AllegationTold | IncidentStep | None:
    """What was told or done ends its clock, whichever manager's it is."""
    told = AllegationTold.objects.filter(pk=subject_id).select_related("allegation").first()
    if told is not None:
        since = max(told.told_at, told.allegation.known_at)
        stop(subject=told.allegation, rule=OFFICER_RULE, by=by, at=at, stopped_at=since)
        kept: AllegationTold = told
        return kept
    step: IncidentStep | None = IncidentStep.objects.filter(pk=subject_id).select_related("incident").first()
    if step is not None and step.notice == Notice.NOT_NEEDED:
        cancel(subject=step.incident, why=step.words, by=by, at=at)
    elif step is not None and step.notice in ENDS:
        since = max(step.done_at, step.incident.known_at)
        stop(subject=step.incident, rule=ENDS[step.notice], by=by, at=at, stopped_at=since)
    return step


def _clock(rule: str, made: Allegation | Incident, case: Case, *, by: Viewer, at: datetime) -> None:
    """The manager's own: colleagues do not learn from a clock that it is there."""
    start(
        rule=rule,
        subject=made,
        about=case.about,
        started_at=made.known_at,
        owner_staff=Staff.objects.get(pk=by.person_id),
        owner_agency=case.team.agency,
        reference=FOR_MANAGERS,
        path=reverse("cases:serious", args=[case.pk]),
        by=by,
        at=at,
    )


def _before(model: Any, case: Case, key: UUID | None, by: Viewer) -> Any:
    return model.objects.filter(case=case, pk=key, by_id=by.staff_id).first() if key else None
