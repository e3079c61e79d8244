"""How long a class of records is kept: proposed by one person, agreed to by a second.

What was agreed is a further entry of the schedule from its day on; earlier entries are kept.
"""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import RetentionRule
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.information_rights.models import ScheduleAnswer, ScheduleProposal
from sightline.information_rights.permissions import may_agree_schedule, may_set_schedule
from sightline.information_rights.queries.schedule import rule_of

NO_CLASS = "There is no such class of records."
NO_AUTHORITY = "Say on whose authority, or by which law or guidance."
NO_WHY = "Say who decided this, and why."
TOO_SOON = "It can count from tomorrow at the earliest."
GONE = "That proposal is not there, or was answered already."
PAST = "The day from which it was to count has come. Propose it again from a later day."
CHANGED = "The schedule has changed since. Propose it again."


@action("information_rights.schedule_proposed")
def propose_schedule(
    *,
    key: str,
    years: int | None,
    authority: str,
    confirmed: bool,
    valid_from: date,
    why: str,
    by: Viewer,
    at: datetime,
) -> ScheduleProposal:
    """Put another entry for one class to a second person. No years: kept until somebody reviews the class."""
    may_set_schedule(by).demand()
    today = london(at).date()
    unless(rule_of(key, today) is None, NO_CLASS).demand()
    unless(not authority.strip(), NO_AUTHORITY).demand()
    unless(valid_from <= today, TOO_SOON).demand()
    unless(not why.strip(), NO_WHY).demand()
    return ScheduleProposal.objects.create(
        key=key,
        years=years,
        authority=authority.strip()[:300],
        confirmed=confirmed,
        valid_from=valid_from,
        why=why.strip()[:300],
        by_id=by.person_id,
        at=at,
    )


@action("information_rights.schedule_answered")
def answer_schedule(
    *, proposal_id: UUID, agreed: bool, words: str, by: Viewer, at: datetime
) -> ScheduleAnswer:
    """A second person agrees, and the class has a further entry; or does not, and nothing changes."""
    may_set_schedule(by).demand()
    wait_turn(proposal_id)
    held = ScheduleProposal.objects.filter(pk=proposal_id, answer=None).first()
    if held is None:
        raise Refused(GONE)
    may_agree_schedule(by, held.by_id).demand()
    return ScheduleAnswer.objects.create(
        proposal=held,
        agreed=agreed,
        words=words.strip()[:300],
        rule=_entry(held, at) if agreed else None,
        by_id=by.person_id,
        at=at,
    )


def _entry(held: ScheduleProposal, at: datetime) -> RetentionRule:
    today = london(at).date()
    if held.valid_from <= today:
        raise Refused(PAST)
    before = RetentionRule.objects.select_for_update().filter(key=held.key, valid_to=None).first()
    if before is None or before.valid_from >= held.valid_from:
        raise Refused(CHANGED)
    before.valid_to = held.valid_from
    before.save(update_fields=["valid_to"])
    return RetentionRule.objects.create(
        key=held.key,
        title=before.title,
        years=held.years,
        counted_from=before.counted_from,
        authority=held.authority,
        status="verified" if held.confirmed else "to_confirm",
        valid_from=held.valid_from,
    )
