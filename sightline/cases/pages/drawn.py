"""What organisations told an enquiry, beside a case that rests on it: words to who reads them, numbers to others."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.models import Case
from sightline.cases.pages.lists import state_tag
from sightline.cases.queries.drawn import HeldOf, held_of, open_cases_of
from sightline.core.panels import Panel, PanelLine
from sightline.core.words import listing, plural
from sightline.enquiries.models import Enquiry
from sightline.enquiries.pages.story import EntryLine, line
from sightline.enquiries.permissions import is_named


@dataclass(frozen=True)
class HeldPart:
    """One enquiry: what the viewer reads of it, and a sentence about what is held."""

    heading: str
    lines: list[EntryLine]
    sentence: str


def held_parts(viewer: Viewer, case: Case) -> list[HeldPart]:
    """For the page of a case."""
    return [_part(each) for each in held_of(viewer, case)]


def _part(it: HeldOf) -> HeldPart:
    lines = [line(each, shows_releases=False) for each in it.told]
    rest = it.held - len(lines)
    ask = f" Ask {listing(it.ask, 'or')}." if it.ask else ""
    verb = "is" if rest == 1 else "are"
    held = f"{plural(rest, 'entry', 'entries')} of this enquiry {verb} held by its social workers.{ask}"
    return HeldPart(f"Enquiry {it.reference}", lines, held if rest else "")


def of_enquiry(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Open cases of the children an enquiry is about, into which its social workers may draw entries."""
    enquiry = Enquiry.objects.visible_to(viewer).filter(pk=next(iter(subjects))).first()
    if enquiry is None or not is_named(viewer, enquiry):
        return None
    lines = [
        PanelLine(
            text=f"Draw entries into case {each.reference}, {each.team.name}",
            href=reverse("cases:draw", args=[each.pk, enquiry.pk]),
            tag=state_tag(each),
        )
        for each in open_cases_of(viewer, enquiry)
    ]
    return Panel("Exploitation pathway", lines) if lines else None
