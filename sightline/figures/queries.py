"""What was counted and released."""

from uuid import UUID

from django.db.models import QuerySet

from sightline.figures.models import Count, Published, Release
from sightline.figures.states import CountState


def newest_count() -> Count | None:
    """The extract counted last."""
    return Count.objects.filter(state=CountState.READY).order_by("-finished_at").first()


def counts() -> QuerySet[Count]:
    """Every extract that was asked for, newest first, without its numbers."""
    return Count.objects.defer("numbers", "contacts").select_related("asked_by").order_by("-asked_at")


def ready_counts() -> QuerySet[Count]:
    """Counted extracts, newest first."""
    return Count.objects.filter(state=CountState.READY).order_by("-finished_at")


def releases() -> QuerySet[Release]:
    """Every release, newest first, without its numbers."""
    return Release.objects.defer("numbers").select_related("asked_by", "decided_by").order_by("-asked_at")


def register() -> list[list[dict[str, object]]]:
    """What was printed in every earlier release."""
    return list(Published.objects.order_by("at").values_list("numbers", flat=True))


def published() -> QuerySet[Published]:
    """What is published, newest first, without its numbers."""
    return Published.objects.defer("numbers").order_by("-at")


def published_called(name: str) -> Published | None:
    """One thing published, by the name in its address."""
    return Published.objects.filter(name=name).first()


def whole_release(release_id: UUID) -> Release | None:
    """One release with its numbers and the people it passed through."""
    return Release.objects.select_related("asked_by", "decided_by", "count").filter(pk=release_id).first()
