"""Keeping proposals, and what people answer: nothing answered is touched, nothing is lost, walls hold (FD-04a)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.people import actions
from sightline.people.actions.proposals import Kept
from sightline.people.models import (
    ChronologyLine,
    Identifier,
    LinkDecision,
    LinkProposal,
    Name,
    SearchKeys,
    SourceRecord,
)
from sightline.people.queries import identity_of
from sightline.people.queries.proposals import answered, unsure, waiting, waiting_about
from sightline.people.states import DECISION_MOVES, FIRST_DECISIONS, Band, Decision
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people.proposing import run, told
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Pair = tuple[SourceRecord, SourceRecord]
Three = tuple[SourceRecord, SourceRecord, SourceRecord]
ACTS = {
    Decision.CONFIRMED: actions.confirm_link,
    Decision.REFUSED: actions.refuse_link,
    Decision.UNSURE: actions.decide_unsure,
    Decision.UNDONE: actions.undo_link,
    Decision.TAKEN_BACK: actions.take_back_answer,
}


@pytest.fixture
def manager(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


@pytest.fixture
def three(partnership: Partnership, manager: Viewer) -> Three:
    with viewing(manager):
        return (
            person(partnership.council, manager, **AMELIA),
            person(partnership.police, manager, **AMELIA),
            person(partnership.school, manager, **AMELIA),
        )


def decide(decision: Decision, left: SourceRecord, right: SourceRecord, by: Viewer) -> LinkDecision:
    return ACTS[decision](left=left, right=right, why="Because", by=by, at=AT)


def waits(by: Viewer) -> set[frozenset[Any]]:
    return {frozenset({row.one_id, row.other_id}) for row in waiting(by)}


def test_a_run_keeps_changes_and_lets_go(three: Three, manager: Viewer) -> None:
    a, b, c = three
    assert run(told(a, b), told(a, c, Band.PROPOSE)) == Kept(2, 0, 0)
    assert run(told(a, b), told(a, c, Band.PROPOSE), at=AT + timedelta(days=1)) == Kept(0, 0, 0)
    assert run(told(a, b, differs=("Postcode differs",)), version="t2") == Kept(0, 1, 1)
    with viewing(manager):
        row = waiting(manager).get()
        assert (row.differs, row.model_version) == (["Postcode differs"], "t2")


def test_the_upper_band_stands_first(three: Three, manager: Viewer) -> None:
    a, b, c = three
    run(told(a, b, Band.PROPOSE))
    run(told(a, b, Band.PROPOSE), told(a, c), at=AT + timedelta(days=1))
    with viewing(manager):
        assert [row.band for row in waiting(manager)] == ["confirm", "propose"]


@pytest.mark.parametrize("decision", sorted(FIRST_DECISIONS))
def test_what_somebody_answered_is_never_proposed_again_nor_taken_away(
    three: Three, manager: Viewer, decision: Decision
) -> None:
    a, b, c = three
    with viewing(manager):
        decide(decision, a, c, manager)
    run(told(a, b))
    with viewing(manager):
        decide(decision, a, b, manager)
    assert run(told(a, b, Band.PROPOSE), told(a, c)) == Kept(0, 0, 0)
    assert run() == Kept(0, 0, 0), "an answered pair stays to be read and undone"
    with viewing(manager):
        assert waits(manager) == set()
        assert {row.answer for row in (*answered(manager), *unsure(manager))} == {decision}


def test_a_withdrawn_link_is_not_proposed_and_a_proposed_one_waits_again(
    three: Three, manager: Viewer
) -> None:
    a, b, c = three
    with viewing(manager):
        decide(Decision.CONFIRMED, a, c, manager)
        decide(Decision.UNDONE, a, c, manager)
    assert run(told(a, b), told(a, c)) == Kept(1, 0, 0)
    with viewing(manager):
        for first in (Decision.REFUSED, Decision.UNSURE):
            decide(first, a, b, manager)
            assert waits(manager) == set()
            decide(Decision.TAKEN_BACK, b, a, manager)
            assert waits(manager) == {frozenset({a.pk, b.pk})}
        said = ChronologyLine.objects.filter(record=a, kind="people.link_decided").values_list(
            "title", flat=True
        )
        assert "Answer about two records taken back" in said, "the answer and its undoing both leave a trace"


def test_an_answer_about_one_record_of_a_child_answers_for_the_others(three: Three, manager: Viewer) -> None:
    a, b, c = three
    run(told(a, b), told(a, c), told(b, c))
    with viewing(manager):
        decide(Decision.CONFIRMED, a, b, manager)
        assert waits(manager) == {frozenset({a.pk, c.pk}), frozenset({b.pk, c.pk})}
        decide(Decision.REFUSED, a, c, manager)
        assert waits(manager) == set(), "c is not b either: a and b are one child"
        decide(Decision.TAKEN_BACK, a, c, manager)
        decide(Decision.CONFIRMED, a, c, manager)
        assert waits(manager) == set(), "all three are one child"
        decide(Decision.UNDONE, a, b, manager)
        assert waits(manager) == {frozenset({a.pk, b.pk}), frozenset({b.pk, c.pk})}
    assert run(told(a, b), told(b, c)) == Kept(0, 0, 0)


def test_a_pair_that_others_answered_for_is_not_proposed_anew(three: Three, manager: Viewer) -> None:
    a, b, c = three
    with viewing(manager):
        decide(Decision.CONFIRMED, a, b, manager)
        decide(Decision.CONFIRMED, b, c, manager)
    assert run(told(a, c)) == Kept(0, 0, 0)


def test_only_the_system_proposes_and_only_posts_that_decide_read(
    three: Three, manager: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    a, b, _ = three
    with viewing(manager), pytest.raises(Refused):
        actions.propose_links(found=[told(a, b)], version="t", by=manager, at=AT)
    run(told(a, b))
    for role, count in (("social_worker", 1), ("emergency_duty", 1), ("adviser", 0), ("practitioner", 0)):
        by = viewer_with(role)
        with viewing(by):
            assert waiting(by).count() == count, role
    with (
        viewing(manager),
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        LinkProposal(
            one=min(three, key=_pk), other=max(three, key=_pk), band="confirm", model_version="x", at=AT
        ).save()
    with viewing(viewer_with("agency_worker")), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_linkproposal")
        assert cursor.fetchone() == (0,), "the database itself shows them to no other post"


def _pk(record: SourceRecord) -> Any:
    return record.pk


def test_a_pair_with_one_record_behind_a_wall_is_nobodys_outside_it(
    three: Three, manager: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    a, b, c = three
    outside = viewer_with("social_worker")
    run(told(a, b), told(b, c))
    with viewing(manager):
        stands = actions.restrict(record=a, named=[], ask="x", why="x", by=manager, at=AT)
    with viewing(outside):
        assert waits(outside) == {frozenset({b.pk, c.pk})}
        assert not waiting_about(outside, [a.pk]).exists()
        assert LinkProposal.objects.count() == 1, "the wall holds in the database"
    with viewing(manager):
        assert len(waits(manager)) == 2
    assert run(told(b, c)) == Kept(0, 0, 0), "a run outside a wall touches nothing behind it"
    assert run(told(a, b), told(b, c), walls=(stands.wall_id,)) == Kept(0, 0, 0)
    assert run(told(b, c), walls=(stands.wall_id,)) == Kept(0, 0, 1)


STEPS = st.lists(st.tuples(st.sampled_from(list(Decision)), st.integers(0, 2), st.booleans()), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_answers_in_any_order_leave_every_record_as_it_was(
    partnership: Partnership, manager: Viewer, steps: list[tuple[Decision, int, bool]]
) -> None:
    with transaction.atomic():
        _walk(partnership, manager, steps)
        transaction.set_rollback(True)


def _walk(partnership: Partnership, manager: Viewer, steps: list[tuple[Decision, int, bool]]) -> None:
    with viewing(manager):
        agencies = (partnership.council, partnership.police, partnership.school)
        people = [person(each, manager, **(GRACE if each is agencies[2] else AMELIA)) for each in agencies]
    pairs = [(people[0], people[1]), (people[0], people[2]), (people[1], people[2])]
    found = [told(*pair) for pair in pairs]
    run(*found)
    with viewing(manager):
        before = _everything()
    standing: dict[int, Decision] = {}
    made = sum(_answered(pairs, standing, step, found, manager) for step in steps)
    with viewing(manager):
        assert _everything() == before
        assert LinkDecision.objects.count() == made, "every answer stands, undone or not"
        _take_all_back(pairs, standing, manager)
        assert all(identity_of(each.pk) == {each.pk} for each in people)
        assert waits(manager) == {frozenset({left.pk, right.pk}) for left, right in pairs}
        assert _everything() == before


def _answered(
    pairs: list[Pair],
    standing: dict[int, Decision],
    step: tuple[Decision, int, bool],
    found: list[Any],
    by: Viewer,
) -> bool:
    """One step, and a run after it where the step says so; whether an answer came of it."""
    decision, which, again = step
    last = standing.get(which)
    allowed = decision in (DECISION_MOVES[last] if last else FIRST_DECISIONS)
    with viewing(by):
        if allowed:
            decide(decision, *pairs[which], by)
            standing[which] = decision
        else:
            with pytest.raises(Refused):
                decide(decision, *pairs[which], by)
    if again:
        assert run(*found) == Kept(0, 0, 0)
    return allowed


def _take_all_back(pairs: list[Pair], standing: dict[int, Decision], by: Viewer) -> None:
    for which, last in standing.items():
        if last is Decision.CONFIRMED:
            decide(Decision.UNDONE, *pairs[which], by)
        elif last in {Decision.REFUSED, Decision.UNSURE}:
            decide(Decision.TAKEN_BACK, *pairs[which], by)


def _everything() -> list[Any]:
    return [
        sorted(Name.objects.values_list("id", "record_id", "given", "surname")),
        sorted(Identifier.objects.values_list("id", "record_id", "value")),
        sorted(SourceRecord.objects.values_list("id", "version")),
        sorted(SearchKeys.objects.values_list("record_id", "keys")),
        sorted(LinkProposal.objects.values_list("id", "band", "at")),
    ]
