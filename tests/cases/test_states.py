"""The states of a case, walked at random: whatever is asked, in whatever order, by whomever (states.py)."""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from sightline.access.viewer import viewing
from sightline.cases.actions import answer_offer, plan_exit, propose_ending, read_ending
from sightline.cases.given import Ends, Exit, SecondRead
from sightline.cases.models import Case, Ending, Offer
from sightline.cases.offering import ACT_OF, AGAIN_RULES, OFFER_MOVES, Said, Taken
from sightline.cases.queries.support import offers_of
from sightline.cases.states import CASE, MOVES, State, Why
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from tests.cases.conftest import Pathway
from tests.cases.test_support import offered, running

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PLAN = Exit(changed="a", stays="b", signs="c", child_words="d", parents_words="e")
WHO = ("practitioner", "manager", "second")


def _allocate(pathway: Pathway, case: Case, who: str) -> None:
    pathway.allocated(case, version=case.version)


def _plan(pathway: Pathway, case: Case, who: str) -> None:
    pathway.does(plan_exit, who=who, case_id=case.pk, plan=PLAN)


def _propose(pathway: Pathway, case: Case, who: str) -> None:
    why = Why.PLAN if who == "practitioner" else Why.WOULD_NOT
    pathway.does(propose_ending, who=who, case_id=case.pk, ends=Ends(why=why, words="Enough"))


def _read(pathway: Pathway, case: Case, who: str, *, agrees: bool) -> None:
    with viewing(pathway.viewer("manager")):
        last = Ending.objects.filter(case=case).order_by("-number").first()
    key = last.pk if last else case.pk
    read = SecondRead(agrees=agrees, words="Said")
    pathway.does(read_ending, who=who, case_id=case.pk, ending_id=key, read=read)


def _agree(pathway: Pathway, case: Case, who: str) -> None:
    _read(pathway, case, who, agrees=True)


def _keep_open(pathway: Pathway, case: Case, who: str) -> None:
    _read(pathway, case, who, agrees=False)


class _Undone(Exception):
    """Takes back what one walk did."""


OFFER_STEPS = [*ACT_OF, Taken.AGAIN]


@settings(
    max_examples=8,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(walk=st.lists(st.sampled_from(OFFER_STEPS), min_size=3, max_size=6))
def test_an_offer_moves_as_its_table_says_and_is_asked_again_by_a_clock(
    pathway: Pathway, walk: list[Taken]
) -> None:
    with pytest.raises(_Undone):
        _offers_walked(pathway, walk)


def _offers_walked(pathway: Pathway, walk: list[Taken]) -> None:
    with transaction.atomic():
        case = pathway.allocated()
        offer = offered(pathway, case)
        for wanted in walk:
            _offered_on(pathway, case, offer, wanted)
        raise _Undone


def _where(pathway: Pathway, case: Case, offer: Offer) -> tuple[Taken, int]:
    with viewing(pathway.viewer("practitioner")):
        (found,) = offers_of(case.pk, only=[offer.pk])
        return found.stands, found.last.number


def _offered_on(pathway: Pathway, case: Case, offer: Offer, wanted: Taken) -> None:
    """One step: refused and nothing moves, or moved as the table says; a clock runs where it is offered again."""
    before, seen = _where(pathway, case, offer)
    try:
        if wanted is Taken.AGAIN:
            offered(pathway, case, earlier_id=offer.pk)
        else:
            said = Said(taken=wanted, said_on=pathway.at.date())
            pathway.does(answer_offer, case_id=case.pk, offer_id=offer.pk, said=said, seen=seen)
    except Refused:
        assert _where(pathway, case, offer) == (before, seen)
    after = _where(pathway, case, offer)[0]
    assert after == before or after in OFFER_MOVES[before]
    assert running(pathway, offer) == ([AGAIN_RULES[after]] if after in AGAIN_RULES else [])


STEPS: tuple[Callable[..., Any], ...] = (_allocate, _plan, _propose, _agree, _keep_open)


@settings(
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(walk=st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(WHO)), min_size=3, max_size=7))
def test_a_case_moves_as_its_table_says_and_ends_by_two(pathway: Pathway, walk: list[Any]) -> None:
    if "second" not in pathway.staff:
        pathway.add("second", "pathway_manager", employer=pathway.there.council, team=pathway.team)
    with pytest.raises(_Undone):
        _walked(pathway, walk)


def _walked(pathway: Pathway, walk: list[Any]) -> None:
    with transaction.atomic():
        case = pathway.opened()
        for step, who in walk:
            case = _stepped(pathway, case, step, who)
        raise _Undone


def _stepped(pathway: Pathway, case: Case, step: Callable[..., Any], who: str) -> Case:
    """One step: refused and nothing moves, or moved as the table says."""
    before = State(case.state)
    try:
        step(pathway, case, who)
        refused = False
    except (Refused, Conflict):
        refused = True
    with viewing(pathway.viewer("manager")):
        now: Case = Case.objects.get(pk=case.pk)
    after = State(now.state)
    assert after == before or (not refused and after in MOVES[before])
    if after is State.CLOSED:
        assert now.closed_by_id != now.ending_by_id
        assert not CASE.acts[after]
    return now
