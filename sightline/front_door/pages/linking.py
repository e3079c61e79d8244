"""That a record of a contact's children may be of the same person as another, on the contact's page (FD-04)."""

from collections.abc import Collection
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.panels import Panel
from sightline.front_door.models import Contact
from sightline.people.pages.proposals import of_child


def of_contact(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Pairs that wait about anybody the contact is about, to those who may answer."""
    if not viewer.may("people.link"):
        return None
    about = Contact.objects.visible_to(viewer).filter(pk__in=subjects).values_list("about", flat=True)
    return of_child(viewer, {person for people in about for person in people})
