"""Warning notices: served, looked at, breached, ended (ID-10, ID-10a)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.words import first_lower
from sightline.deadlines.actions import stop
from sightline.deadlines.counting import end_of
from sightline.follow_up.references import reference_of
from sightline.justice.actions.hand import NOT_FOUND, _employer, _keep_about, _own_clock, _suspect, _tell
from sightline.justice.models import Notice, NoticeFollowed
from sightline.justice.notice_states import LOOK_RULE, NOTICE, Followed, NoticeKind
from sightline.justice.noticed import Following, Served
from sightline.justice.permissions import may_follow, may_record
from sightline.justice.queries.notices import notice_state
from sightline.justice.queries.reaching import reached

STANDS = "That notice is on record already."


@action("justice.notice_served")
def serve_notice(
    *, child_id: UUID, served: Served, by: Viewer, at: datetime, key: UUID | None = None
) -> Notice:
    """A warning about one child. Where it runs out on a day, it is looked at by then."""
    may_record(by).demand()
    served.stands(on=london(at).date()).demand()
    child = reached(by).filter(pk=child_id).first()
    if child is None:
        raise Refused(NOT_FOUND, hidden=True)
    notice_id = key or uuid4()
    wait_turn(notice_id)
    before: Notice | None = Notice.objects.visible_to(by).filter(pk=notice_id).first()
    if before:
        return before
    to = _suspect(served.served_to, by) if served.served_to else None
    own = Notice.objects.filter(controller_id=_employer(by), police_reference=served.police_reference)
    unless(own.exists(), STANDS).demand()
    made: Notice = _keep_about(
        Notice,
        by=by,
        at=at,
        about=[child.pk],
        key=notice_id,
        reference=reference_of(notice_id, "WN"),
        child=child,
        **{**asdict(served), "served_to": to},
    )
    _look_again(made, by, at)
    _tell(made.about, made, "justice.notice_served", NoticeKind(made.kind).label, by=by, at=at)
    return made


def _look_again(notice: Notice, by: Viewer, at: datetime) -> None:
    if notice.expires_on and notice.expires_on > london(at).date():
        _own_clock(
            LOOK_RULE, notice, f"/justice/notices/{notice.pk}/", by=by, at=at, due=end_of(notice.expires_on)
        )


@action("justice.notice_followed")
def follow_notice(*, notice_id: UUID, following: Following, by: Viewer, at: datetime) -> NoticeFollowed:
    """It was breached, looked at, or ended."""
    wait_turn(notice_id)
    notice: Notice | None = Notice.objects.visible_to(by).filter(pk=notice_id).first()
    if notice is None:
        raise Refused(NOT_FOUND, hidden=True)
    past = list(NoticeFollowed.objects.filter(notice=notice).order_by("number"))
    first_refusal(
        may_follow(by, notice),
        NOTICE.may(notice_state(past), following.followed),
        following.stands(notice.served_on, on=london(at).date()),
    ).demand()
    made: NoticeFollowed = _keep_about(
        NoticeFollowed,
        by=by,
        at=at,
        about=notice.about,
        notice=notice,
        number=len(past) + 1,
        followed=following.followed,
        on_day=following.on_day,
        words=following.words,
    )
    if following.followed != Followed.BREACH:
        stop(subject=notice, rule=LOOK_RULE, by=by, at=at)
    title = f"{NoticeKind(notice.kind).label}: {first_lower(Followed(made.followed).label)}"
    _tell(notice.about, notice, "justice.notice_followed", title, by=by, at=at)
    return made
