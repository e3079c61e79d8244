"""What an enquiry shows on pages of folders below: of a contact, of a child, of a day's work (config/panels.py)."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Link
from sightline.core.panels import Panel, PanelLine
from sightline.enquiries.models import Enquiry
from sightline.enquiries.pages.lists import waiting_words
from sightline.enquiries.pages.one import held_words, tags_of
from sightline.enquiries.permissions import may_open
from sightline.enquiries.queries.lists import about_people, asked_for, listed
from sightline.enquiries.queries.lists import of_contact as enquiries_of_contact
from sightline.enquiries.queries.one import Held, held, names_on
from sightline.enquiries.states import State

MOST = 10


def of_contact(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Enquiries about this contact; who may, opens one."""
    contact_id = next(iter(subjects))
    lines = _lines(viewer, enquiries_of_contact(viewer, contact_id)[:MOST])
    opens = Link("Open an enquiry to every agency", reverse("enquiries:open", args=[contact_id]))
    links = [opens] if may_open(viewer) else []
    return Panel("Enquiries about this contact", lines, links) if lines or links else None


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Enquiries about this child: what is held, and whom to ask."""
    if not viewer.may("front_door.read"):
        return None
    lines = _lines(viewer, about_people(viewer, subjects)[:MOST])
    return Panel("Enquiries", lines) if lines else None


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Enquiries still open on which the viewer is named."""
    if not viewer.may("enquiries.read_all"):
        return None
    lines = _lines(viewer, listed(viewer, state=State.OPEN, mine=True)[:MOST])
    return Panel("Enquiries you are named on", lines) if lines else None


def _lines(viewer: Viewer, rows: Iterable[Enquiry]) -> list[PanelLine]:
    found = list(rows)
    if not found:
        return []
    asked = asked_for(viewer, found)
    numbers = held(viewer, [each.pk for each in found])
    names = names_on(viewer, [each.pk for each in found])
    return [
        PanelLine(
            text=f"Enquiry {each.reference}",
            href=reverse("enquiries:one", args=[each.pk]),
            tag=tags_of(each, State.CONCLUDED if getattr(each, "concluded", False) else State.OPEN)[-1],
            note=" ".join(
                part
                for part in (
                    f"{waiting_words(asked.get(each.pk, []))}.",
                    held_words(numbers.get(each.pk, Held(0, 0)), names.get(each.pk, [])),
                )
                if part
            ),
        )
        for each in found
    ]
