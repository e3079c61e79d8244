"""What crimes show on pages of folders below (config/panels.py)."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock, words
from sightline.core.pages import Tag
from sightline.core.panels import Panel, PanelLine
from sightline.justice.models.parts import CARE, READ
from sightline.justice.offences import shown
from sightline.justice.pages.crimes import outcome_of, tag_of
from sightline.justice.queries.crimes import about_children
from sightline.justice.queries.due import Due, waiting

MOST = 10
ACTS = ("justice.record", "justice.care", "justice.refer", "justice.release")


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Crimes against this child, for posts that read them."""
    if not viewer.may(READ):
        return None
    found = [
        PanelLine(
            text=f"{it.reference}: {shown(it.offence)}",
            href=reverse("justice:crime", args=[it.pk]),
            tag=tag_of(it),
            note=f"Reported {words.day(it.reported_on)}. Outcome: {outcome_of(it)}.",
        )
        for it in about_children(viewer, subjects)[:MOST]
    ]
    return Panel("Crimes against this child", found) if found else None


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """What waits on crimes, notices and referrals, to the posts that act on it."""
    if not any(viewer.may(each) for each in ACTS):
        return None
    now, reads = clock.now(), viewer.may(READ) or viewer.may(CARE)
    found = waiting(viewer, now=now)
    shown = [_due_line(each, late=each.until < now) for each in found[:MOST]]
    if len(found) > MOST:
        shown.append(PanelLine(f"{words.plural(len(found) - MOST, 'more thing')} due later"))
    title = (
        "Crimes, notices and referrals: what is due" if reads else "People managed on release: what is due"
    )
    return Panel(title, shown or [PanelLine("Nothing waits.")])


def _due_line(each: Due, *, late: bool) -> PanelLine:
    tag = Tag("Late", "red") if late else Tag("Due", "blue")
    return PanelLine(each.text, each.href, tag, f"{'Was due' if late else 'Due'} {words.moment(each.until)}")
