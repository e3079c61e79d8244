"""What the hub looks at again: challenges, the quarterly tenth, factors, words (FD-03a, FD-22, FD-24, RK-01)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.deadlines.models import Clock
from sightline.demonstration.script.beats import SYSTEM
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.front_door.actions.challenging import (
    Dispute,
    Found,
    answer_challenge,
    challenge,
    take_further,
    tell_challenger,
)
from sightline.front_door.actions.sampling import Check, draw, record_finding, report_sample
from sightline.front_door.actions.telling import Told
from sightline.front_door.actions.windscreen import Assessed, Judgement, assess
from sightline.front_door.actions.words import answer_words
from sightline.front_door.guidance import in_force
from sightline.front_door.hub_states import ActionTaken, ChallengedBy, ChallengeOutcome
from sightline.front_door.kinds import Factor, Relevance
from sightline.front_door.models import Sampled, TermMatch
from sightline.front_door.states import Level, ToldHow

CHALLENGED = (
    "The school says that what it told us has gone on since, and asks for the decision to be looked at again."
)
STANDS = "Help is in place already, and nothing new was said that changes it."
SAID = "Told why the decision stands, and how to take it further."
STILL = "The school still sees the same worry each week."
REPORTED = "Most were acted on in time. Where none was shown, the manager was told the same day."
MISSED = "Six lessons missed; was never away last year."
FACTORS = (
    Judgement(
        factor=Factor.MISS, level=Level.VULNERABLE, why="Late home twice in a fortnight; home each night."
    ),
    Judgement(factor=Factor.EDUC, level=Level.COMPLEX, why=MISSED),
    Judgement(
        factor=Factor.TECH, level=Level.VULNERABLE, why="A second telephone that nobody at home bought."
    ),
)
Step = tuple[str, Callable[..., Any], dict[str, object]]


def challenges(hub: Hub) -> None:
    """Four: waiting, answered, told, and taken a step further."""
    for number, contact in enumerate(hub.decided(4)):
        at = hub.before(6 - number, 10 * 60)
        dispute = Dispute(
            challenged_by=ChallengedBy.REFERRER, words=CHALLENGED, received_at=at - timedelta(minutes=20),
            wanted="A visit to the family", name=contact.referrer_name, role=contact.referrer_role,
        )  # fmt: skip
        made = hub.do("adviser1", at, challenge, contact_id=contact.pk, dispute=dispute)
        for later in range(number):
            when = at + timedelta(hours=later + 1)
            found = Found(outcome=ChallengeOutcome.STANDS, reason=STANDS)
            steps: list[Step] = [
                ("manager", answer_challenge, {"found": found, "seen": 1}),
                (
                    "adviser1",
                    tell_challenger,
                    {"told": Told(how=ToldHow.PHONE, told_at=when, what_was_said=SAID)},
                ),
                ("adviser1", take_further, {"put_to": "Head of service", "why": STILL}),
            ]
            who, act, given = steps[later]
            hub.do(who, when, act, challenge_id=made.pk, **given)


def tenths(hub: Hub) -> None:
    """The tenths of the last two quarters: checked and reported, or begun where there is still time."""
    for days in (92, 0):
        at = hub.upto - timedelta(days=days, minutes=30)
        drawn = hub.do(SYSTEM, at, draw, seed=f"demonstration {at:%Y-%m}")
        if drawn is None:
            continue
        with transaction.atomic():
            set_viewer(all_seeing())
            rows = list(Sampled.objects.filter(sample=drawn).order_by("number"))
            whole = Clock.objects.filter(subject_id=drawn.pk, due_at__lt=hub.upto).exists()
        for number, row in enumerate(rows if whole else rows[: len(rows) // 3]):
            checked_at = at + timedelta(minutes=10)
            hub.do("auditor", checked_at, record_finding, sampled_id=row.pk, check=_check(number))
        if whole:
            report = {"sample_id": drawn.pk, "reported_to": "The partnership board", "words": REPORTED}
            hub.do("auditor", at + timedelta(minutes=20), report_sample, **report)


def _check(number: int) -> Check:
    if number % 9 == 4:
        late = "First meeting noted eight days after it was promised."
        return Check(taken=ActionTaken.LATE, what_shows=late)
    if number % 17 == 11:
        nothing, ask = "No note of a first meeting.", "Ask the service today."
        return Check(taken=ActionTaken.NOT_SHOWN, what_shows=nothing, what_next=ask)
    return Check(taken=ActionTaken.IN_TIME, what_shows="The service's note of the first meeting.")


def windscreens(hub: Hub) -> None:
    """Two of the contacts that wait have been looked at factor by factor."""
    for contact in hub.waiting()[:2]:
        seen = Assessed(
            guidance=in_force().key, judgements=FACTORS, record_id=contact.about[0] if contact.about else None,
            strengths="Trusts an aunt, and says so.", outside_home="The bus station after school.",
            unknown="Whom the second telephone is from.",
        )  # fmt: skip
        hub.do("worker1", hub.upto - timedelta(minutes=12), assess, contact_id=contact.pk, assessed=seen)


def words(hub: Hub) -> None:
    """Of words that were found in a text, the first has been answered."""
    with transaction.atomic():
        set_viewer(all_seeing())
        match = TermMatch.objects.order_by("-at", "id").first()
    if match:
        answers = {match.pk: Relevance.RELEVANT}
        at = hub.upto - timedelta(minutes=9)
        hub.do("adviser1", at, answer_words, contact_id=match.contact_id, answers=answers)
