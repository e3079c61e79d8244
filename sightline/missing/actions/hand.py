"""What every write on an episode has in common: find it through the viewer, take turns, keep the fact."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Agency, Post, Team
from sightline.access.rows import fact_like, next_version
from sightline.access.viewer import Viewer, roles
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.missing.models import Episode
from sightline.missing.states import EPISODE, Act
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such episode, or it is not yours to open."
NOT_BACK = "The child is not back."
CHANGED = "missing.episode_changed"


def _page_of(episode: Episode) -> str:
    return reverse("missing:one", args=[episode.pk])


def _seen(episode_id: UUID, by: Viewer, act: Act) -> Episode:
    """An episode through the viewer's door, held for this transaction, where the act is allowed now."""
    wait_turn(episode_id)
    rows = Episode.objects.visible_to(by).select_related("child", "owner_team", "controller")
    found: Episode | None = rows.filter(pk=episode_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    EPISODE.may(found.state, act).demand()
    return found


def _keep(model: Any, episode: Episode, *, by: Viewer, at: datetime, **columns: Any) -> Any:
    """A fact about an episode, about everybody it is about, under its law."""
    made = fact_like(model, episode, by=by, at=at, episode=episode, **columns)
    made.save(force_insert=True)
    return made


def _go_on(episode: Episode, act: Act, *, by: Viewer, at: datetime, **changes: Any) -> Episode:
    """Carry what was done to the working row, and leave word that its clocks be looked at."""
    next_version(episode, by=by, at=at, state=EPISODE.after(episode.state, act), **changes)
    episode.save()
    emit(CHANGED, subject_id=episode.pk, at=at, about=episode.about)
    return episode


def _newest(model: Any, episode: Episode, *, seen: int, shown: tuple[str, ...]) -> int:
    """The number of the next row; nobody's second saving wins in silence over one they had not seen."""
    last = model.objects.filter(episode=episode).select_related("by").order_by("-number").first()
    return next_number(last, seen=seen, saved=shown_of(last, shown))


def _coordinating(at: datetime) -> tuple[Team | None, Agency | None]:
    """The team that keeps episodes, and its organisation: the first post of the kind, by name."""
    keys = [key for key, role in roles().items() if "missing.coordinate" in role.capabilities]
    held = Post.objects.held_on(london(at).date()).filter(role__in=keys).select_related("team", "employer")
    post = held.order_by("employer__name", "team__name", "pk").first()
    return (post.team, post.employer) if post else (None, None)


def _chronicle(episode: Episode, thing: str, title: str, *, when: datetime, by: Viewer, at: datetime) -> None:
    """A line on the child's chronology: that it happened, not what was said."""
    write_chronology(
        about=episode.about,
        happened_at=when,
        kind=f"missing.{thing}",
        title=f"{title} ({episode.reference})",
        reference_id=episode.pk,
        controller_id=episode.controller_id,
        by=by,
        at=at,
    )


def _returned(episode: Episode) -> datetime:
    if episode.returned_at is None:
        raise Refused(NOT_BACK)
    return episode.returned_at
