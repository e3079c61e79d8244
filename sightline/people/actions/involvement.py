"""Noting who works with a person. Called by the actions of other folders; each checks its own leave first."""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.people.actions.parts import amend, law
from sightline.people.models import Involvement
from sightline.people.naming.text import cleaned


@action("people.involvement_noted")
def note_involvement(
    *,
    record_id: UUID,
    agency_id: UUID,
    role: str,
    folder: str,
    started_on: date,
    by: Viewer,
    at: datetime,
    team_id: UUID | None = None,
    staff_id: UUID | None = None,
    who: str = "",
    reference_id: UUID | None = None,
) -> Involvement:
    """That an agency, a team or a member of staff works with a person from a day."""
    row = Involvement(
        record_id=record_id,
        agency_id=agency_id,
        team_id=team_id,
        staff_id=staff_id,
        who=cleaned(who, 120),
        role=role,
        folder=folder,
        reference_id=reference_id,
        started_on=started_on,
        about=[record_id],
        **law(agency_id, by, at, Involvement.RETENTION),
    )
    row.save(force_insert=True)
    return row


@action("people.involvement_ended")
def end_involvement(
    *, involvement: Involvement, ended_on: date, by: Viewer, at: datetime, why: str = ""
) -> Involvement:
    """That it ended on a day, and why. Ending what has ended changes nothing."""
    if involvement.ended_on:
        return involvement
    changes = {"ended_on": ended_on, "why_ended": cleaned(why, 300)}
    return amend(involvement, changes, version=involvement.version, by=by, at=at)
