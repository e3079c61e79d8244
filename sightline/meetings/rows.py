"""How each row of a meeting is made: inside its walls, under the law it carries. Not saved yet."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer
from sightline.meetings.models import Meeting


def of_meeting(
    model: Any,
    meeting: Meeting,
    *,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    controller_id: UUID | None = None,
    **columns: Any,
) -> Any:
    """A fact about a meeting, about everybody it is about."""
    return model(
        id=key or uuid4(),
        meeting=meeting,
        about=meeting.about,
        by_id=by.staff_id,
        at=at,
        controller_id=controller_id or meeting.controller_id,
        lawful_basis=meeting.lawful_basis,
        regime=meeting.regime,
        retention_class=model.RETENTION,
        **columns,
    )
