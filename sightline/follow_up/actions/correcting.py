"""Whom a request is about was wrong: those who were asked are told, since they hold it too."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.follow_up.actions.hand import Hand
from sightline.follow_up.actions.telling import CORRECTED, Messenger
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import ChaseStep


@action("follow_up.put_right")
def put_right(*, follow_up_id: UUID, words: str, by: Viewer, at: datetime) -> FollowUp:
    """Keep what was wrong with a request, and send the organisation asked to read it."""
    hand = Hand.take(follow_up_id, by, at)
    messenger = Messenger.of(hand)
    messenger.keep(ChaseStep.CORRECTED, words=words)
    messenger.to_asked(ChaseStep.CORRECTED, CORRECTED)
    return hand.kept
