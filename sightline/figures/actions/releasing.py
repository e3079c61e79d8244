"""A release: asked for, protected, and let out or sent back by a second person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.figures.models import Count, Published, Release
from sightline.figures.permissions import asker, may_decide
from sightline.figures.states import RELEASE, CountState, ReleaseAct

NOT_READY = "This extract has not been counted, so nothing can be released from it."
NO_REASON = "Say why it is sent back."


@action("figures.release_asked")
def ask_for_release(*, count: Count, period: str, by: Viewer, at: datetime) -> Release:
    """Ask for one period of a counted extract to be made ready for the public."""
    if count.state != CountState.READY or period not in count.numbers:
        raise Refused(NOT_READY)
    return Release.objects.create(count=count, period=period, asked_by_id=asker(by), asked_at=at)


@action("figures.release_begun")
def begin_release(*, release_id: UUID, by: Viewer, at: datetime) -> Release:
    """Begin to protect it, or begin again after a break."""
    release = _moved(release_id, ReleaseAct.BEGIN)
    release.save()
    return release


@action("figures.release_made")
def release_made(
    *, release_id: UUID, numbers: list[Any], warnings: list[str], by: Viewer, at: datetime
) -> Release:
    """Keep what the public may see, for a second person to decide on."""
    release = _moved(release_id, ReleaseAct.FINISH)
    release.numbers, release.warnings = numbers, warnings
    release.save()
    return release


@action("figures.release_failed")
def release_failed(*, release_id: UUID, fault: str, by: Viewer, at: datetime) -> Release:
    """Give up, and say why: an extract that does not reconcile is not published."""
    release = _moved(release_id, ReleaseAct.FAIL)
    release.fault = fault
    release.save()
    return release


@action("figures.release_approved")
def approve(*, release_id: UUID, area: str, by: Viewer, at: datetime) -> Published:
    """Let it out: from now on it stands on the public pages and in the register."""
    release = _decided(release_id, ReleaseAct.APPROVE, by=by, at=at)
    release.save()
    return Published.objects.create(
        release=release,
        name=_name(release.period),
        period=release.period,
        area=area,
        at=at,
        numbers=release.numbers,
    )


@action("figures.release_sent_back")
def send_back(*, release_id: UUID, why: str, by: Viewer, at: datetime) -> Release:
    """Send it back with a reason; it is never published."""
    if not why.strip():
        raise Refused(NO_REASON)
    release = _decided(release_id, ReleaseAct.SEND_BACK, by=by, at=at)
    release.reason = why
    release.save()
    return release


def _decided(release_id: UUID, act: ReleaseAct, *, by: Viewer, at: datetime) -> Release:
    release = Release.objects.select_for_update().get(pk=release_id)
    may_decide(by, release, act).demand()
    release.state = RELEASE.after(release.state, act)
    release.decided_by_id, release.decided_at = by.staff_id, at
    return release


def _moved(release_id: UUID, act: ReleaseAct) -> Release:
    release = Release.objects.select_for_update().get(pk=release_id)
    RELEASE.may(release.state, act).demand()
    release.state = RELEASE.after(release.state, act)
    return release


def _name(period: str) -> str:
    """A name for the address: 2022-23, and 2022-23-2 where that period was published before."""
    plain = period.replace("/", "-")
    earlier = Published.objects.filter(period=period).count()
    return f"{plain}-{earlier + 1}" if earlier else plain
