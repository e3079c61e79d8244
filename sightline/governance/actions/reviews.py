"""A review: begun, changed, handed on, who works on it, and what was heard."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.rows import next_version
from sightline.access.viewer import Viewer, because
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import must_be_version, next_number
from sightline.follow_up.references import reference_of
from sightline.governance.actions.hand import NOT_FOUND, _keep, _open_review, _review, _who
from sightline.governance.given import NO_WHY, Reviewed
from sightline.governance.models import Heard, Member, Review
from sightline.governance.permissions import may_keep, may_say_who
from sightline.governance.queries import reviews

NOT_ONE = "Choose somebody whose post keeps accounts and who does not work on this review yet."
NOT_A_MEMBER = "Choose somebody who works on this review."
KEEPER_STAYS = "The keeper works on the review. Hand it on first."
NOTHING_HEARD = "Write what was heard."
NOT_ABOUT = "No account that may be used is about this service."


@action("governance.review_begun")
def begin_review(*, reviewed: Reviewed, by: Viewer, at: datetime, key: UUID | None = None) -> Review:
    """A review, kept by whoever begins it, who is its first member."""
    may_keep(by).demand()
    reviewed.stands(on=london(at).date()).demand()
    made_id = key or uuid4()
    wait_turn(made_id)
    before = reviews.seen(by).filter(pk=made_id).first()
    if before:
        return before
    keeper, employer = _who(by)
    made: Review = Review(
        id=made_id,
        reference=reference_of(made_id, "REV"),
        keeper_id=keeper,
        controller_id=employer,
        retention_class=Review.RETENTION,
        changed_by_id=keeper,
        changed_at=at,
        **asdict(reviewed),
    )
    made.save(force_insert=True)
    _join(made, keeper, by=by, at=at)
    return made


@action("governance.review_changed")
def change_review(*, review_id: UUID, reviewed: Reviewed, version: int, by: Viewer, at: datetime) -> Review:
    """Other particulars, or that it has ended. Earlier versions stay in its history."""
    found = _review(review_id, by)
    may_say_who(by, found).demand()
    reviewed.stands(on=london(at).date()).demand()
    typed = asdict(reviewed)
    must_be_version(found, version, typed=typed)
    _change(found, by=by, at=at, **typed)
    return found


@action("governance.member_added")
def add_member(*, review_id: UUID, staff_id: UUID, by: Viewer, at: datetime) -> Member:
    """Somebody works on the review from now on, and reads its accounts."""
    found = _open_review(review_id, by)
    may_say_who(by, found).demand()
    unless(staff_id not in {each.pk for each in reviews.can_join(by, found, at)}, NOT_ONE).demand()
    return _join(found, staff_id, by=by, at=at)


@action("governance.member_removed")
def remove_member(*, member_id: UUID, why: str, by: Viewer, at: datetime) -> Member:
    """Somebody works on it no longer. That they did stays."""
    may_keep(by).demand()
    member: Member | None = (
        Member.objects.visible_to(by).filter(pk=member_id, until=None).select_related("review").first()
    )
    if member is None:
        raise Refused(NOT_FOUND, hidden=True)
    wait_turn(member.review_id)
    may_say_who(by, member.review).demand()
    unless(member.staff_id == member.review.keeper_id, KEEPER_STAYS).demand()
    unless(not why.strip(), NO_WHY).demand()
    because(by, why)
    _change(member, by=by, at=at, until=at)
    return member


@action("governance.review_handed_on")
def hand_on(*, review_id: UUID, staff_id: UUID, why: str, by: Viewer, at: datetime) -> Review:
    """Another member keeps it. Where its keeper holds no such post any more, any member does this."""
    found = _review(review_id, by)
    if not reviews.keeper_gone(found, at):
        may_say_who(by, found).demand()
    inside = set(reviews.members(by, found).values_list("staff_id", flat=True))
    unless(staff_id not in inside or staff_id == found.keeper_id, NOT_A_MEMBER).demand()
    unless(not why.strip(), NO_WHY).demand()
    because(by, why)
    _change(found, by=by, at=at, keeper_id=staff_id)
    return found


@action("governance.heard_written")
def write_heard(
    *, review_id: UUID, agency_id: UUID, words: str, seen: int, by: Viewer, at: datetime
) -> Heard:
    """What was heard of one service. `seen`: the number of the last note the page showed."""
    found = _review(review_id, by)
    unless(not words.strip(), NOTHING_HEARD).demand()
    unless(agency_id not in {each.agency.pk for each in reviews.heard_of(by, found)}, NOT_ABOUT).demand()
    last = reviews.last_heard(found, agency_id)
    number = next_number(last, seen=seen, typed={"words": words})
    made: Heard = _keep(
        Heard,
        controller_id=found.controller_id,
        review=found,
        agency_id=agency_id,
        number=number,
        words=words,
        by=by,
        at=at,
    )
    return made


def _join(review: Review, staff_id: UUID, *, by: Viewer, at: datetime) -> Member:
    made = Member(
        id=uuid4(),
        review=review,
        staff_id=staff_id,
        since=at,
        controller_id=review.controller_id,
        retention_class=Member.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
    )
    made.save(force_insert=True)
    return made


def _change(row: Any, *, by: Viewer, at: datetime, **columns: Any) -> None:
    """Write columns of a working row, with the next version."""
    row.save(update_fields=next_version(row, by=by, at=at, **columns))
