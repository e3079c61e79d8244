"""The National Referral Mechanism: referred, reasonable grounds, conclusive grounds: three dated facts (JU-07)."""

from dataclasses import asdict
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import LEAVE, Answer, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import stop
from sightline.deadlines.queries import rule_on
from sightline.follow_up.references import reference_of
from sightline.justice.actions.hand import NOT_FOUND, _keep_about, _own_clock, _tell
from sightline.justice.given import NOT_YET
from sightline.justice.models import Referral, ReferralDecision
from sightline.justice.notice_states import (
    CONCLUSIVE_RULE,
    DEVOLVED_RULE,
    REASONABLE_RULE,
    REFERRAL,
    ReferralState,
    Stage,
)
from sightline.justice.noticed import Grounds, Referring
from sightline.justice.permissions import may_refer, may_refer_on
from sightline.justice.queries.notices import referral_state
from sightline.justice.queries.reaching import reached
from sightline.people.models import SourceRecord

NEAR_EIGHTEEN = timedelta(days=100)
TOO_NEAR = "A panel here decides only where the child has more than 100 days to the age of 18."
TOO_SOON = (
    "Conclusive grounds are decided {days} days after reasonable grounds at the earliest: not before {day}."
)


@action("justice.nrm_referred")
def refer(
    *, child_id: UUID | None, referring: Referring, by: Viewer, at: datetime, key: UUID | None = None
) -> Referral:
    """Referred. From then runs the time for reasonable grounds."""
    may_refer(by).demand()
    referring.stands(known=child_id is not None, on=london(at).date()).demand()
    child = _child(child_id, by)
    unless(referring.devolved and _near_eighteen(child, referring.referred_on), TOO_NEAR).demand()
    made_id = key or uuid4()
    wait_turn(made_id)
    before: Referral | None = Referral.objects.visible_to(by).filter(pk=made_id).first()
    if before:
        return before
    about = [child.pk] if child else []
    made: Referral = _keep_about(
        Referral,
        by=by,
        at=at,
        about=about,
        key=made_id,
        reference=reference_of(made_id, "NRM"),
        child=child,
        **asdict(referring),
    )
    rule = DEVOLVED_RULE if referring.devolved else REASONABLE_RULE
    since = datetime.combine(referring.referred_on, london(at).timetz())
    _own_clock(rule, made, f"/justice/referrals/{made.pk}/", by=by, at=at, since=min(since, at))
    _tell(about, made, "justice.nrm_referred", "Referred to the National Referral Mechanism", by=by, at=at)
    return made


def _child(child_id: UUID | None, by: Viewer) -> SourceRecord | None:
    if child_id is None:
        return None
    found = reached(by).filter(pk=child_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _near_eighteen(child: SourceRecord | None, on: date) -> bool:
    """Whether the child is within a hundred days of 18, or their birth is not held."""
    born = child.born_on if child else None
    if born is None:
        return True
    eighteen = (
        born.replace(year=born.year + 18) if (born.month, born.day) != (2, 29) else date(born.year + 18, 3, 1)
    )
    return eighteen - on <= NEAR_EIGHTEEN


@action("justice.nrm_decided")
def decide_referral(*, referral_id: UUID, grounds: Grounds, by: Viewer, at: datetime) -> ReferralDecision:
    """Reasonable grounds first; conclusive grounds not before the days that must lie between."""
    wait_turn(referral_id)
    referral: Referral | None = Referral.objects.visible_to(by).filter(pk=referral_id).first()
    if referral is None:
        raise Refused(NOT_FOUND, hidden=True)
    past = list(ReferralDecision.objects.filter(referral=referral).order_by("at"))
    act = f"{grounds.stage.value} {'yes' if grounds.positive else 'no'}"
    first_refusal(
        may_refer_on(by, referral),
        REFERRAL.may(referral_state(past), act),
        unless(grounds.decided_on > london(at).date(), NOT_YET),
        unless(grounds.decided_on < referral.referred_on, "It cannot be decided before the referral."),
        _not_too_soon(grounds, past),
    ).demand()
    made: ReferralDecision = _keep_about(
        ReferralDecision, by=by, at=at, about=referral.about, referral=referral, **asdict(grounds)
    )
    stop(subject=referral, stopped_at=datetime.combine(grounds.decided_on, london(at).timetz()), by=by, at=at)
    title = f"National Referral Mechanism: {ReferralState(referral_state([*past, made])).label}"
    _tell(referral.about, referral, "justice.nrm_decided", title, by=by, at=at)
    return made


def _not_too_soon(grounds: Grounds, past: list[ReferralDecision]) -> Answer:
    first = next((each for each in past if each.stage == Stage.REASONABLE), None)
    if grounds.stage != Stage.CONCLUSIVE or first is None:
        return LEAVE
    days = rule_on(CONCLUSIVE_RULE, first.decided_on).count
    day = first.decided_on + timedelta(days=days)
    return unless(grounds.decided_on < day, TOO_SOON.format(days=days, day=f"{day.day} {day:%B %Y}"))
