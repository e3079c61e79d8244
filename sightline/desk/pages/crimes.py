"""Cells of the tracker that stand with crimes, notices and referrals, in words."""

from collections.abc import Callable

from sightline.core import words
from sightline.desk.queries.crimes import OfJustice
from sightline.justice.models import Notice, Referral, ReferralDecision
from sightline.justice.notice_states import NoticeKind, Stage
from sightline.justice.pages.suspects import name_of
from sightline.justice.queries.notices import notice_state

ELSEWHERE = "Held with crimes: ask the police or the front door"
NONE = "None on record"


def _perpetrator(found: OfJustice) -> str:
    """Those whose handling code lets the reader see them; how many more, and whom to ask."""
    named = [name_of(each) for each in found.suspects.values()]
    unseen = {
        it.controller.name for it in found.crimes if found.numbers[it.pk].suspects > found.seen.get(it.pk, 0)
    }
    more = [f"others held: ask {force}" for force in sorted(unseen)]
    return "; ".join([*named, *more]) or NONE


def _notices(kind: NoticeKind) -> Callable[[OfJustice], str]:
    def said(found: OfJustice) -> str:
        lines = [_notice(each) for each in found.notices if each.kind == kind]
        return f"{len(lines)}: {'; '.join(lines)}" if lines else NONE

    return said


def _notice(it: Notice) -> str:
    state = notice_state(it.past)  # type: ignore[attr-defined]
    return f"{it.reference}, {words.first_lower(str(state.label))}, served {words.day(it.served_on)}"


def _mechanism(found: OfJustice) -> str:
    return "; ".join(_referral(each) for each in found.referrals) or NONE


def _referral(it: Referral) -> str:
    """The days of its three facts."""
    past: list[ReferralDecision] = it.past  # type: ignore[attr-defined]
    said = [f"Made {words.day(it.referred_on)}"]
    for each in past:
        name = words.first_lower(str(Stage(each.stage).label))
        said.append(f"{name}: {'yes' if each.positive else 'no'}, {words.day(each.decided_on)}")
    return ", ".join(said)


def _prosecutions(found: OfJustice) -> str:
    many = sum(each.convicted for each in found.numbers.values())
    where = [it.reference for it in found.crimes if found.numbers[it.pk].convicted]
    return f"{many}: {words.listing(where)}" if many else NONE


def _harmful(found: OfJustice) -> str:
    named = [each.reference for each in found.suspected_themself]
    return f"On record as suspected of a sexual offence: {words.listing(named)}" if named else NONE


CRIMES: dict[str, Callable[[OfJustice], str]] = {
    "perpetrator": _perpetrator,
    "harbouring": _notices(NoticeKind.HARBOURING),
    "warning_notice": _notices(NoticeKind.ABDUCTION),
    "harmful_behaviour": _harmful,
    "referral_mechanism": _mechanism,
    "prosecutions": _prosecutions,
}
