"""How each row of an enquiry is made: inside its walls, under the law it carries. Not saved yet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.rows import fact_like
from sightline.access.viewer import Viewer
from sightline.enquiries.models import Enquiry


def of_enquiry(
    model: Any,
    enquiry: Enquiry,
    *,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    controller_id: UUID | None = None,
    about: Iterable[UUID] | None = None,
    **columns: Any,
) -> Any:
    """A fact about an enquiry, about everybody it is about; an entry is controlled by the agency that says it."""
    columns |= {"enquiry": enquiry, "controller_id": controller_id or enquiry.controller_id}
    columns |= {"about": enquiry.about if about is None else sorted(set(about))}
    return fact_like(model, enquiry, by=by, at=at, key=key, **columns)
