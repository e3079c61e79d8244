"""How each row of an enquiry is made: inside its walls, under the law it carries. Not saved yet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

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
    law: dict[str, Any] = {"lawful_basis": enquiry.lawful_basis, "regime": enquiry.regime}
    return model(
        id=key or uuid4(),
        enquiry=enquiry,
        about=enquiry.about if about is None else sorted(set(about)),
        by_id=by.staff_id,
        at=at,
        controller_id=controller_id or enquiry.controller_id,
        retention_class=model.RETENTION,
        **(law | columns),
    )
