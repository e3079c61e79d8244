"""One episode with everything the viewer may read of it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.meetings.models import Meeting
from sightline.missing.codes import Pull
from sightline.missing.models import (
    Assigned,
    Crossing,
    Episode,
    Followed,
    Interview,
    Located,
    Offer,
    Quality,
    Report,
    Risk,
    Settled,
)
from sightline.missing.permissions import reads_words
from sightline.people.queries import identity_of


@dataclass(frozen=True)
class Whole:
    """As the viewer may see it. `words`: whether they read what the child said."""

    episode: Episode
    words: bool
    reports: list[Report]
    risks: list[Risk]
    located: list[Located]
    settled: Settled | None
    assigned: Assigned | None
    followed: list[Followed]
    offers: list[Offer] = field(default_factory=list)
    interviews: list[Interview] = field(default_factory=list)
    quality: list[Quality] = field(default_factory=list)
    crossings: list[Crossing] = field(default_factory=list)

    @property
    def substances(self) -> bool:
        """Whether alcohol or drugs are part of it, as the last interview has it."""
        return bool(self.interviews) and Pull.SUBSTANCES in self.interviews[-1].pull


def whole(viewer: Viewer, episode: Episode) -> Whole:
    """Eleven reads at most, as many for an episode of many rows as for one of none."""
    words = reads_words(viewer, episode)
    settled, assigned = _of(Settled, viewer, episode), _of(Assigned, viewer, episode, "agency", "staff")
    found = {
        "reports": list(Report.objects.visible_to(viewer).filter(episode=episode).order_by("at", "pk")),
        "risks": _of(Risk, viewer, episode),
        "located": _of(Located, viewer, episode),
        "followed": list(
            Followed.objects.visible_to(viewer).filter(episode=episode).order_by("held_at", "pk")
        ),
    }
    if words:
        checks = Quality.objects.visible_to(viewer).filter(episode=episode).select_related("by")
        found |= {
            "offers": _of(Offer, viewer, episode),
            "interviews": _of(Interview, viewer, episode),
            "quality": list(checks.order_by("at", "pk")),
        }
    return Whole(
        episode,
        words,
        settled=settled[-1] if settled else None,
        assigned=assigned[-1] if assigned else None,
        crossings=crossings(viewer, episode),
        **found,
    )


def _of(model: Any, viewer: Viewer, episode: Episode, *also: str) -> list[Any]:
    rows = model.objects.visible_to(viewer).filter(episode=episode).select_related("by", *also)
    return list(rows.order_by("number"))


def number_of(model: Any, viewer: Viewer, episode: Episode) -> int:
    """The newest number of some rows of an episode."""
    rows = model.objects.visible_to(viewer).filter(episode=episode).order_by("-number")
    return int(rows.values_list("number", flat=True).first() or 0)


def crossings(viewer: Viewer, episode: Episode) -> list[Crossing]:
    rows = Crossing.objects.visible_to(viewer).filter(episode=episode)
    return list(rows.select_related("answer", "answer__meeting", "answer__by").order_by("code"))


def meetings_about(viewer: Viewer, child_id: UUID) -> dict[str, str]:
    """Meetings about the child that could answer a trigger, the newest first."""
    rows = Meeting.objects.visible_to(viewer).filter(about__overlap=list(identity_of(child_id)))
    found = rows.exclude(state="cancelled").select_related("group").order_by("-starts_at")[:20]
    return {str(each.pk): f"{each.title} {each.reference}" for each in found}
