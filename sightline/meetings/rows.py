"""How each row of a meeting is made: inside its walls, under the law it carries. Not saved yet."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.rows import fact_like
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
    columns |= {"meeting": meeting, "controller_id": controller_id or meeting.controller_id}
    return fact_like(model, meeting, by=by, at=at, key=key, **columns)
