"""What pages of an episode have in common: the record through its door, and where they go back to."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.meetings.views.common import Page, served
from sightline.missing.models import Episode
from sightline.missing.queries.lists import seen
from sightline.missing.states import EPISODE, Act
from sightline.people.queries import shown_name

READERS = [
    "those who keep missing episodes",
    "front-door staff",
    "those who have a part in this episode",
]
IN_WORDS = ["those who keep missing episodes", "front-door staff", "whoever holds the interview",
            "those who work with the child", "the reviewing officer of a child in care"]  # fmt: skip


def opened(request: StaffRequest, episode_id: UUID, act: Act | None = None) -> Episode:
    """The episode of a page, where the act is allowed now."""
    found = open_record(seen(request.viewer), request.viewer, episode_id)
    if act and request.method != "POST":
        EPISODE.may(found.state, act).demand()
    return found


def page_of(episode: Episode) -> str:
    return reverse("missing:one", args=[episode.pk])


def kept(
    request: StaffRequest,
    episode: Episode,
    form: Any,
    save: Callable[[], object],
    *,
    title: str,
    draft: str,
    thanks: str,
    readers: list[str] = READERS,
    before: str = "",
    subject: UUID | None = None,
) -> HttpResponse:
    """One form of an episode: save what was posted and go back to it, else the form with what stands in the way."""
    page = Page(
        title=title,
        caption=f"{shown_name(episode.child_id)}, {episode.reference}",
        form=form,
        draft=draft,
        subject=subject or episode.pk,
        button="Save",
        back_to=page_of(episode),
        readers=readers,
        walled=bool(episode.walls),
        before=before,
    )
    return served(request, page, save, thanks=thanks)
