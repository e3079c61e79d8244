"""How somebody convicted is managed on release, by those the suspect's handling code lets see them (JU-18..18d)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Answer, first_refusal
from sightline.justice.actions.hand import POLICE_LAW, _employer, _suspect
from sightline.justice.models import Condition, Housing, Managed, Notification
from sightline.justice.permissions import may_manage
from sightline.justice.released import Conditioned, Housed, Managing, Notifying


@action("justice.release_met")
def note_meeting(*, suspect_id: UUID, managing: Managing, by: Viewer, at: datetime) -> Managed:
    """A meeting about the management on release: who was there and the plan."""
    stands = managing.stands(on=london(at).date())
    columns = asdict(managing) | {"present": sorted(managing.present)}
    made: Managed = _keep_of(Managed, suspect_id, stands, by, at, **columns)
    return made


@action("justice.condition_noted")
def note_condition(*, suspect_id: UUID, conditioned: Conditioned, by: Viewer, at: datetime) -> Condition:
    """A condition of the licence, and what the victim asked for through the liaison officer."""
    made: Condition = _keep_of(Condition, suspect_id, conditioned.stands(), by, at, **asdict(conditioned))
    return made


@action("justice.address_checked")
def check_address(*, suspect_id: UUID, housed: Housed, by: Viewer, at: datetime) -> Housing:
    """An address that was looked at; suitable only after a risk assessment."""
    stands = housed.stands(on=london(at).date())
    made: Housing = _keep_of(Housing, suspect_id, stands, by, at, **asdict(housed))
    return made


@action("justice.notification_noted")
def note_notification(*, suspect_id: UUID, notifying: Notifying, by: Viewer, at: datetime) -> Notification:
    """From when somebody must tell the police where they live; indefinite ones are reviewed after 15 years."""
    columns = asdict(notifying) | {"review_on": notifying.review_on}
    made: Notification = _keep_of(Notification, suspect_id, notifying.stands(), by, at, **columns)
    return made


def _keep_of(model: Any, suspect_id: UUID, stands: Answer, by: Viewer, at: datetime, **columns: Any) -> Any:
    """A fact of somebody convicted, in the name of the writer's employer and under the suspect's handling code."""
    suspect = _suspect(suspect_id, by)
    first_refusal(may_manage(by, suspect), stands).demand()
    made = model(
        id=uuid4(),
        by_id=by.staff_id,
        at=at,
        about=suspect.about,
        controller_id=_employer(by),
        handling=suspect.handling,
        retention_class=model.RETENTION,
        suspect=suspect,
        **POLICE_LAW,
        **columns,
    )
    made.save(force_insert=True)
    return made
