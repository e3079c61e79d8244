"""Markers of exploitation, audits of their use, published rates, changes of practice (JU-07c, 08, 16, ID-19, 19a)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import first_refusal
from sightline.justice.actions.hand import _employer, _held, _keep
from sightline.justice.marked import Audited, Changed, Marked, Rated
from sightline.justice.models import ConvictionRate, Marker, MarkersAudited, Practice
from sightline.justice.permissions import may_keep_rates, may_note_practice, may_record, may_record_on
from sightline.justice.queries.marking import tally, with_markers
from sightline.justice.states import Act


@action("justice.marked")
def mark(*, crime_id: UUID, marked: Marked, by: Viewer, at: datetime) -> Marker:
    """Whether a crime is marked as exploitation, by one of three; of each the last word stands."""
    crime = _held(crime_id, Act.TELL, by, may_record_on)
    marked.stands(crime.reported_on, on=london(at).date()).demand()
    rows = Marker.objects.filter(crime=crime, whose=marked.whose)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    made: Marker = _keep(Marker, by=by, at=at, like=crime, crime=crime, number=number, **asdict(marked))
    return made


@action("justice.markers_audited")
def audit_markers(*, audited: Audited, by: Viewer, at: datetime) -> MarkersAudited:
    """An audit of the markers of one's force over a period: its numbers are worked out, its words are the auditor's."""
    first_refusal(may_record(by), audited.stands(on=london(at).date())).demand()
    found = tally(with_markers(by, audited.first_day, audited.last_day))
    numbers = {"crimes": found.crimes, "judged": found.judged, "differing": found.differing}
    made: MarkersAudited = _plain(MarkersAudited, by, at, **asdict(audited), **numbers)
    return made


@action("justice.rate_kept")
def keep_rate(*, rated: Rated, by: Viewer, at: datetime) -> ConvictionRate:
    """A published conviction rate; the last word about a quarter stands."""
    first_refusal(may_keep_rates(by), rated.stands(on=london(at).date())).demand()
    rows = ConvictionRate.objects.filter(quarter=rated.quarter, offences=rated.offences, where=rated.where)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    made: ConvictionRate = _plain(ConvictionRate, by, at, number=number, **asdict(rated))
    return made


@action("justice.practice_noted")
def note_practice(*, changed: Changed, by: Viewer, at: datetime) -> Practice:
    """A change of practice, to be seen beside the numbers."""
    first_refusal(may_note_practice(by), changed.stands()).demand()
    made: Practice = _plain(Practice, by, at, **asdict(changed))
    return made


def _plain(model: Any, by: Viewer, at: datetime, **columns: Any) -> Any:
    """A fact about no person, in the name of the writer's employer."""
    made = model(
        id=uuid4(),
        by_id=by.staff_id,
        at=at,
        controller_id=_employer(by),
        retention_class=model.RETENTION,
        **columns,
    )
    made.save(force_insert=True)
    return made
