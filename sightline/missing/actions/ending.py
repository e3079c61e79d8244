"""An episode is closed, opened again, or withdrawn as a mistake."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.versions import must_be_version
from sightline.missing.actions.hand import _go_on, _seen
from sightline.missing.codes import Answer
from sightline.missing.models import Episode, Interview, Offer, Settled
from sightline.missing.permissions import may_coordinate
from sightline.missing.states import Act

NO_WHY = "Say why."
UNSETTLED = "Say first whether a return home interview is due."
NOT_HELD = (
    "An interview is due. Record that it was held, or that the child declined it, before this is closed."
)


@action("missing.withdrawn")
def withdraw_episode(*, episode_id: UUID, why: str, version: int, by: Viewer, at: datetime) -> Episode:
    """It was recorded by mistake: it stays readable, and is counted nowhere."""
    return _ended(episode_id, Act.WITHDRAW, why, version, by=by, at=at)


@action("missing.closed")
def close_episode(*, episode_id: UUID, why: str, version: int, by: Viewer, at: datetime) -> Episode:
    """What follows a return is done: no interview is due, or it was held, or the child declined it."""
    return _ended(episode_id, Act.CLOSE, why, version, by=by, at=at)


@action("missing.reopened")
def reopen_episode(*, episode_id: UUID, why: str, version: int, by: Viewer, at: datetime) -> Episode:
    """Something more has come of it."""
    return _ended(episode_id, Act.REOPEN, why, version, by=by, at=at)


def _ended(episode_id: UUID, act: Act, why: str, version: int, *, by: Viewer, at: datetime) -> Episode:
    may_coordinate(by).demand()
    episode = _seen(episode_id, by, act)
    must_be_version(episode, version, saved={"why": episode.why})
    unless(act != Act.CLOSE and not why.strip(), NO_WHY).demand()
    if act == Act.CLOSE:
        _finished(episode)
    return _go_on(episode, act, by=by, at=at, why=why.strip())


def _finished(episode: Episode) -> None:
    settled = Settled.objects.filter(episode=episode).order_by("-number").first()
    if settled is None:
        raise Refused(UNSETTLED)
    if not settled.due or Interview.objects.filter(episode=episode).exists():
        return
    last = Offer.objects.filter(episode=episode).order_by("-number").first()
    unless(last is None or last.answer != Answer.DECLINED, NOT_HELD).demand()
