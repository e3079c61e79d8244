"""What the views of this folder have in common."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from sightline.access.looking import open_record
from sightline.access.viewer import Viewer
from sightline.core.forms import Form
from sightline.core.leave import Refused
from sightline.information_rights.queries.review import reviewable
from sightline.people.models import SourceRecord

T = TypeVar("T")


def attempt(form: Form, save: Callable[[], T]) -> T | None:
    """Save; on a refusal the sentence stands in the form beside what was typed."""
    try:
        return save()
    except Refused as refused:
        if refused.hidden:
            raise
        form.add_error(None, refused.sentence)
        return None


def opened(viewer: Viewer, record_id: UUID) -> SourceRecord:
    """The person a page is about, and that it was opened."""
    return open_record(reviewable(viewer), viewer, record_id)
