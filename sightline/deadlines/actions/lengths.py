"""Another length for a clock that the partnership sets for itself: proposed by one person, agreed to by a second.

What was agreed is a further version of the rule from its day on. Clocks that run keep the version they began by.
"""

from datetime import date, datetime
from uuid import UUID

from django.forms.models import model_to_dict

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.deadlines.models import LengthAnswer, LengthProposal, Rule
from sightline.deadlines.permissions import may_agree, may_set_lengths
from sightline.deadlines.queries import length_can_be_set, rules_in_force
from sightline.deadlines.rule_files import Status

NOT_LOCAL = "Only the length of a clock that the partnership sets for itself can be changed here."
NO_LENGTH = "Enter how long, as a whole number of at least 1."
SAME = "That is its length already."
TOO_SOON = "It can count from tomorrow at the earliest: nobody is late by a rule made afterwards."
NO_WHY = "Say who decided this, and why."
GONE = "That proposal is not there, or was answered already."
PAST = "The day from which it was to count has come. Propose it again from a later day."


@action("deadlines.length_proposed")
def propose_length(
    *, code: str, count: int, valid_from: date, why: str, by: Viewer, at: datetime
) -> LengthProposal:
    """Put another length to a second person."""
    may_set_lengths(by).demand()
    today = london(at).date()
    rule = next((each for each in rules_in_force(today) if each.code == code), None)
    if rule is None or not length_can_be_set(rule):
        raise Refused(NOT_LOCAL)
    for wrong, sentence in (
        (count < 1, NO_LENGTH),
        (count == rule.count, SAME),
        (valid_from <= today, TOO_SOON),
        (not why.strip(), NO_WHY),
    ):
        if wrong:
            raise Refused(sentence)
    return LengthProposal.objects.create(
        code=code, count=count, valid_from=valid_from, why=why.strip()[:300], by_id=by.person_id, at=at
    )


@action("deadlines.length_answered")
def answer_length(*, proposal_id: UUID, agreed: bool, words: str, by: Viewer, at: datetime) -> LengthAnswer:
    """A second person agrees, and the rule has a further version; or does not, and nothing changes."""
    may_set_lengths(by).demand()
    wait_turn(proposal_id)
    held = LengthProposal.objects.filter(pk=proposal_id, answer=None).first()
    if held is None:
        raise Refused(GONE)
    may_agree(by, held.by_id).demand()
    return LengthAnswer.objects.create(
        proposal=held,
        agreed=agreed,
        words=words.strip()[:300],
        rule=_version(held, at) if agreed else None,
        by_id=by.person_id,
        at=at,
    )


def _version(held: LengthProposal, at: datetime) -> Rule:
    today = london(at).date()
    if held.valid_from <= today:
        raise Refused(PAST)
    before = next((each for each in rules_in_force(held.valid_from) if each.code == held.code), None)
    if before is None:
        raise Refused(NOT_LOCAL)
    columns = model_to_dict(before, exclude=["id", "version", "loaded_at"])
    columns |= {
        "count": held.count,
        "valid_from": held.valid_from,
        "valid_to": None,
        "source": "Set by the partnership",
        "status": Status.VERIFIED.value,
        "note": held.why,
    }
    same_day = Rule.objects.filter(code=held.code, valid_from=held.valid_from).count()
    return Rule.objects.create(**columns, version=same_day + 1, loaded_at=at)
