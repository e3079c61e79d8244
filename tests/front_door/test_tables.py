"""What the database itself refuses of a contact and what hangs on it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError, connection

from sightline.access.viewer import Viewer, viewing
from sightline.front_door.models import Contact

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)


def plain(viewer: Viewer, at: datetime, **also: object) -> Contact:
    return Contact.objects.create(
        **{
            "reference": "C-2026-00001",
            "controller_id": viewer.employer_id,
            "retention_class": Contact.RETENTION,
            "by_id": viewer.staff_id,
            "at": at,
            "received_at": at,
            "source": "education",
            **also,
        }
    )


def test_a_contact_is_saved(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    viewer = viewer_with("adviser")
    with viewing(viewer):
        plain(viewer, at)
        assert Contact.objects.visible_to(viewer).count() == 1


def test_what_was_said_cannot_be_rewritten(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    viewer = viewer_with("adviser")
    with viewing(viewer):
        contact = plain(viewer, at)
    with pytest.raises(DatabaseError, match="permission denied"), viewing(viewer):
        connection.cursor().execute("UPDATE front_door_contact SET words = 'x'")
    with viewing(viewer):
        Contact.objects.filter(pk=contact.pk).update(state="screening")
