"""What cases show on pages of folders below: of a child, of a contact, of a day's work (config/panels.py)."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.models.case import Case, CaseRows
from sightline.cases.pages.lists import name_of, state_tag
from sightline.cases.permissions import may_open
from sightline.cases.queries.lists import listed, of_people, practitioners_of, waiting
from sightline.cases.queries.lists import of_contact as cases_of_contact
from sightline.cases.queries.origin import last_word, leading_enquiries
from sightline.cases.states import State
from sightline.core import words
from sightline.core.pages import Link
from sightline.core.panels import Panel, PanelLine

MOST = 10


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """That the child is, or was, on the exploitation pathway, and whom to ask."""
    lines = _lines(viewer, of_people(viewer, subjects))
    return Panel("Exploitation pathway", lines) if lines else None


def of_contact(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Cases opened from this contact; who may, opens one where something decided leads there."""
    contact_id = next(iter(subjects))
    lines = _lines(viewer, cases_of_contact(viewer, contact_id))
    links = _openings(viewer, contact_id) if may_open(viewer) and not lines else []
    return Panel("Exploitation pathway", lines, links) if lines or links else None


def _openings(viewer: Viewer, contact_id: UUID) -> list[Link]:
    said = last_word(viewer, contact_id)
    if said is None:
        return []
    found = []
    if said.leads:
        found.append(Link("Open a case on the pathway", reverse("cases:open", args=[contact_id])))
    for each in leading_enquiries(viewer, contact_id) if said.enquired else []:
        address = reverse("cases:open_from_enquiry", args=[contact_id, each.pk])
        found.append(Link(f"Open a case on the pathway from enquiry {each.reference}", address))
    return found


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """For a manager, cases that wait to be allocated; for a practitioner, those they are named on."""
    if not viewer.may("cases.read"):
        return None
    if viewer.may("cases.allocate"):
        lines = _lines(viewer, waiting(viewer))
        return Panel("Cases waiting to be allocated", lines) if lines else None
    own = listed(viewer, state="open", worker=str(viewer.staff_id))
    lines = _lines(viewer, own)
    return Panel("Your cases", lines) if lines else None


def _lines(viewer: Viewer, rows: CaseRows) -> list[PanelLine]:
    found = list(rows.with_mine()[:MOST])
    if not found:
        return []
    workers = practitioners_of(viewer, found)
    reads = viewer.may("cases.read")
    return [
        PanelLine(
            text=f"Case {it.reference}, {it.team.name}",
            href=reverse("cases:one", args=[it.pk]) if reads and it.on_it else "",
            tag=state_tag(it),
            note=_note(it, name_of(workers.get(it.pk))),
        )
        for it in found
    ]


def _note(it: Case, worker: str) -> str:
    if it.state == State.CLOSED:
        return f"From {words.day(it.opened_on)} to {words.day(it.closed_on)}."
    return f"Since {words.day(it.opened_on)}. Named practitioner: {worker}."
