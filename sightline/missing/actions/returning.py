"""The risk the police give, the return, what follows it, and whether an interview is due (MS-05, MS-11)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.missing.actions.hand import _chronicle, _go_on, _keep, _newest, _returned, _seen
from sightline.missing.codes import Follow
from sightline.missing.given import After, Back, Due, Graded
from sightline.missing.models import Followed, Interview, Located, Risk, Settled
from sightline.missing.permissions import NOT_COORDINATING, may_coordinate, may_find, may_grade
from sightline.missing.states import Act

NOTHING_TO_SHARE = "No interview has been recorded yet."


@action("missing.graded")
def grade_risk(*, episode_id: UUID, graded: Graded, seen: int, by: Viewer, at: datetime) -> Risk:
    """The grade the police gave, with its moment. A later one stands beside the earlier."""
    may_grade(by).demand()
    episode = _seen(episode_id, by, Act.GRADE)
    graded.stands(at=at).demand()
    number = _newest(Risk, episode, seen=seen, shown=("grade", "words"))
    columns = {"grade": graded.grade, "given_at": graded.given_at, "words": graded.words}
    made: Risk = _keep(Risk, episode, number=number, by=by, at=at, **columns)
    _go_on(episode, Act.GRADE, by=by, at=at)
    return made


@action("missing.returned")
def record_return(*, episode_id: UUID, back: Back, seen: int, by: Viewer, at: datetime) -> Located:
    """The child is back: what follows is due from that moment. A further entry puts the moment right."""
    may_find(by).demand()
    episode = _seen(episode_id, by, Act.FIND)
    back.stands(episode.missing_since, at=at).demand()
    number = _newest(
        Located, episode, seen=seen, shown=("returned_at", "how", "place_kind", "place", "words")
    )
    made: Located = _keep(
        Located,
        episode,
        number=number,
        returned_at=back.returned_at,
        how=back.how,
        place_kind=back.place_kind,
        place=back.place,
        company=list(back.company),
        words=back.words,
        by=by,
        at=at,
    )
    _go_on(episode, Act.FIND, by=by, at=at, returned_at=back.returned_at)
    if number == 1:
        _chronicle(episode, "returned", "Back after being missing", when=back.returned_at, by=by, at=at)
    return made


@action("missing.settled")
def settle_due(*, episode_id: UUID, due: Due, seen: int, by: Viewer, at: datetime) -> Settled:
    """Whether a return home interview is due, with the reason where it is not."""
    may_coordinate(by).demand()
    episode = _seen(episode_id, by, Act.SETTLE)
    due.stands().demand()
    number = _newest(Settled, episode, seen=seen, shown=("due", "reason", "words"))
    columns = {"due": due.due, "reason": due.reason, "words": due.words.strip()}
    made: Settled = _keep(Settled, episode, number=number, by=by, at=at, **columns)
    _go_on(episode, Act.SETTLE, by=by, at=at)
    return made


@action("missing.followed")
def record_followed(*, episode_id: UUID, after: After, by: Viewer, at: datetime) -> Followed:
    """The police prevention interview, the debrief between agencies, or that the interview's record was shared."""
    may_grade(by).demand()
    episode = _seen(episode_id, by, Act.FOLLOW)
    after.stands(_returned(episode), at=at).demand()
    shares = after.what == Follow.SHARED
    unless(shares and not by.may("missing.coordinate"), NOT_COORDINATING).demand()
    unless(shares and not Interview.objects.filter(episode=episode).exists(), NOTHING_TO_SHARE).demand()
    columns = {"what": after.what, "held_at": after.held_at, "who": after.who, "words": after.words}
    made: Followed = _keep(Followed, episode, by=by, at=at, **columns)
    _go_on(episode, Act.FOLLOW, by=by, at=at)
    title = Follow(after.what).label
    _chronicle(episode, after.what, title, when=after.held_at, by=by, at=at)
    return made
