"""A missing report that an agency's own system sends."""

from dataclasses import replace
from datetime import datetime

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.api.actions.once import _answered, _kept, _unheard
from sightline.api.actions.taking_down import _record_of, _taken_down
from sightline.api.given import Call, GivenChild
from sightline.api.models import Sent
from sightline.api.permissions import NOT_IN_KEY
from sightline.api.states import Kind, Scope
from sightline.core.leave import unless
from sightline.core.turns import wait_turn
from sightline.missing.actions import report_missing
from sightline.missing.codes import Gone, Source
from sightline.missing.given import Told
from sightline.missing.models import Report

SOURCES: dict[str, Source] = {
    AgencyKind.POLICE: Source.POLICE,
    AgencyKind.CARE_HOME: Source.CARER,
    AgencyKind.SCHOOL: Source.SCHOOL,
    AgencyKind.COUNCIL: Source.WORKER,
}


@action("api.missing_sent")
def send_missing(
    *, told: Told, child: GivenChild, their_reference: str, call: Call, by: Viewer, at: datetime
) -> tuple[Sent, bool]:
    """The report opens an episode, or is added to the child's open one, and becomes a contact. Raises Already."""
    unless(not by.may(Scope.REPORT_MISSING), NOT_IN_KEY).demand()
    before = _answered(call, by, at)
    if before:
        return before, True
    agency = call.key.agency
    wait_turn(agency.pk)
    _unheard(Kind.MISSING, their_reference, by)
    with _taken_down(by) as system:
        record = _record_of(child, agency, by=system, at=at)
        report: Report = report_missing(child_id=record, told=_as_heard(told, agency, at), by=system, at=at)
        reference = report.episode.reference
    about = {"report": report, "reference": reference, "their_reference": their_reference}
    return _kept(call, Kind.MISSING, by=by, at=at, **about), False


def _as_heard(told: Told, agency: Agency, at: datetime) -> Told:
    """By whom, as the key says; reported to the police where they tell it or a reference of theirs is given."""
    home = agency if agency.kind == AgencyKind.CARE_HOME and told.gone_from == Gone.CARE else None
    reported = told.reported or agency.kind == AgencyKind.POLICE or bool(told.police_reference)
    source = SOURCES.get(agency.kind, Source.OTHER)
    return replace(told, source=source, told_at=at, care_home=home, reported=reported)
