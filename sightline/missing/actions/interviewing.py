"""The return home interview: given, offered, held within 72 hours or with a reason, checked (MS-06, MS-13, MS-18)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.missing.actions.hand import _chronicle, _go_on, _keep, _newest, _page_of, _returned, _seen
from sightline.missing.codes import Gone, Late
from sightline.missing.given import NO_OTHER, Check, Given, Held, Offered
from sightline.missing.models import Assigned, Episode, Interview, Offer, Quality, Settled
from sightline.missing.permissions import NOT_CHECKING, NOT_ONESELF, may_check, may_coordinate, may_interview
from sightline.missing.queries.due import due_in_hours
from sightline.missing.states import Act

NOT_DUE = "Say first that an interview is due."
NOT_THEIRS = "This person does not work for that organisation."
NO_LATE = "It was held more than 72 hours after the return. Say why."
NOT_LATE = "It was held within 72 hours. Leave the reason empty."
NO_WHY = "Say what was wrong with the interview recorded before."
NOTHING = "No interview has been recorded yet."
OUTSIDE = "This person is not named on the restriction round the child."


def _is_due(episode: Episode) -> None:
    settled = Settled.objects.filter(episode=episode).order_by("-number").first()
    unless(settled is None or not settled.due, NOT_DUE).demand()


@action("missing.assigned")
def assign_interview(*, episode_id: UUID, given: Given, seen: int, by: Viewer, at: datetime) -> Assigned:
    """Give it to an organisation, or to a person there, who is told."""
    may_coordinate(by).demand()
    episode = _seen(episode_id, by, Act.ASSIGN)
    _is_due(episode)
    if given.staff:
        theirs = given.staff.posts.filter(employer=given.agency, ends_on=None).exists()
        unless(not theirs, NOT_THEIRS).demand()
        unless(given.staff.pk not in inside_walls(episode.walls, [given.staff], at=at), OUTSIDE).demand()
    number = _newest(Assigned, episode, seen=seen, shown=("provider",))
    columns = {"agency": given.agency, "staff": given.staff, "provider": given.provider}
    made: Assigned = _keep(Assigned, episode, number=number, by=by, at=at, **columns)
    _go_on(episode, Act.ASSIGN, by=by, at=at)
    if given.staff and given.staff.pk != by.staff_id:
        _tell(given.staff, episode, by, at)
    return made


def _tell(staff: Staff, episode: Episode, by: Viewer, at: datetime) -> None:
    where = _page_of(episode)
    tell(kind="missing.assigned", reference=episode.reference, path=where, staff=staff, by=by, at=at)


@action("missing.offered")
def offer_interview(*, episode_id: UUID, offered: Offered, seen: int, by: Viewer, at: datetime) -> Offer:
    """One offer and what came of it. A child who declined may be offered it again."""
    episode = _interviewed(episode_id, Act.OFFER, by)
    offered.stands(_returned(episode), at=at).demand()
    number = _newest(Offer, episode, seen=seen, shown=("answer", "words"))
    columns = {"offered_at": offered.offered_at, "answer": offered.answer, "words": offered.words.strip()}
    made: Offer = _keep(Offer, episode, number=number, by=by, at=at, **columns)
    _go_on(episode, Act.OFFER, by=by, at=at)
    return made


@action("missing.interviewed")
def hold_interview(*, episode_id: UUID, held: Held, seen: int, by: Viewer, at: datetime) -> Interview:
    """The interview with its findings; late by elapsed hours and then with a reason. A further one puts it right."""
    episode = _interviewed(episode_id, Act.HOLD, by)
    held.stands(_returned(episode), at=at).demand()
    shown = ("held_at", "interviewer", "findings", "child_words")
    number = _newest(Interview, episode, seen=seen, shown=shown)
    unless(number > 1 and not held.why.strip(), NO_WHY).demand()
    made: Interview = _keep(
        Interview, episode, number=number, by=by, at=at, **held.columns(), **_late(episode, held)
    )
    _go_on(episode, Act.HOLD, by=by, at=at)
    if number == 1:
        title = "Return home interview held"
        _chronicle(episode, "interviewed", title, when=held.held_at, by=by, at=at)
    return made


def _interviewed(episode_id: UUID, act: Act, by: Viewer) -> Episode:
    episode = _seen(episode_id, by, act)
    may_interview(by, episode).demand()
    _is_due(episode)
    return episode


def _late(episode: Episode, held: Held) -> dict[str, Any]:
    """Whether it was after the 72nd elapsed hour, and why."""
    late = held.held_at > due_in_hours(_returned(episode))
    unless(late and not held.late_reason, NO_LATE).demand()
    unless(not late and bool(held.late_reason), NOT_LATE).demand()
    unless(held.late_reason == Late.OTHER and not held.late_words.strip(), NO_OTHER).demand()
    return {"late": late, "late_reason": held.late_reason, "late_words": held.late_words.strip()}


@action("missing.checked")
def check_quality(*, episode_id: UUID, check: Check, by: Viewer, at: datetime) -> Quality:
    """A reviewing officer's word on the interview, or on the review of the care plan, of a child in care."""
    may_check(by).demand()
    episode = _seen(episode_id, by, Act.CHECK)
    unless(episode.gone_from != Gone.CARE, NOT_CHECKING).demand()
    check.stands().demand()
    last = Interview.objects.filter(episode=episode).order_by("-number").first()
    if last is None:
        raise Refused(NOTHING)
    unless(last.by_id == by.staff_id, NOT_ONESELF).demand()
    columns = {"what": check.what, "found": check.found, "words": check.words}
    made: Quality = _keep(Quality, episode, by=by, at=at, **columns)
    return made
