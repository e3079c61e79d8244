"""Linking moves nothing, undoing loses nothing, and walls follow the links (design 4)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.people import actions
from sightline.people.models import ChronologyLine, Identifier, LinkDecision, Name, SourceRecord
from sightline.people.queries import decisions_about, identities_of, one_child, possible_matches
from sightline.people.states import DECISION_MOVES, FIRST_DECISIONS, Decision
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def manager(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


@pytest.fixture
def pair(partnership: Partnership, manager: Viewer) -> tuple[SourceRecord, SourceRecord]:
    with viewing(manager):
        return person(partnership.council, manager, **AMELIA), person(partnership.police, manager, **AMELIA)


def test_a_confirmed_link_makes_one_child(pair: tuple[SourceRecord, SourceRecord], manager: Viewer) -> None:
    left, right = pair
    with viewing(manager):
        made = actions.confirm_link(left=left, right=right, why="Same NHS number", by=manager, at=AT)
        assert "NHS number agrees: 9434765870" in made.agreed
        assert made.differed == []
        child = one_child(manager, right.pk)
        assert child is not None
        assert child.record_ids == (right.pk, left.pk)
        assert possible_matches(manager, left) == []
        assert ChronologyLine.objects.filter(record=left, kind="people.link_decided").count() == 1


def test_an_undone_link_leaves_everything_where_it_was(
    pair: tuple[SourceRecord, SourceRecord], manager: Viewer
) -> None:
    left, right = pair
    with viewing(manager):
        before = sorted(Name.objects.values_list("record_id", "given", "surname"))
        actions.confirm_link(left=left, right=right, why="Same number", by=manager, at=AT)
        actions.undo_link(left=right, right=left, why="Twins", by=manager, at=AT)
        assert sorted(Name.objects.values_list("record_id", "given", "surname")) == before
        child = one_child(manager, left.pk)
        assert child is not None
        assert child.record_ids == (left.pk,)
        assert decisions_about(left.pk)[right.pk].why == "Twins"
        (match,) = possible_matches(manager, left)
        assert match.last is not None
        assert match.last.decision == Decision.UNDONE


def test_refused_is_not_proposed_again_unless_asked_for(
    pair: tuple[SourceRecord, SourceRecord], manager: Viewer
) -> None:
    left, right = pair
    with viewing(manager):
        actions.decide_unsure(left=left, right=right, why="Cannot tell", by=manager, at=AT)
        assert len(possible_matches(manager, left)) == 1
        actions.refuse_link(left=left, right=right, why="Twins", by=manager, at=AT)
        assert possible_matches(manager, left) == []
        assert len(possible_matches(manager, left, refused=True)) == 1


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("last", [None, *Decision])
def test_which_decision_may_follow_which(
    pair: tuple[SourceRecord, SourceRecord], manager: Viewer, last: Decision | None, decision: Decision
) -> None:
    left, right = pair
    acts = {
        Decision.CONFIRMED: actions.confirm_link,
        Decision.REFUSED: actions.refuse_link,
        Decision.UNSURE: actions.decide_unsure,
        Decision.UNDONE: actions.undo_link,
        Decision.TAKEN_BACK: actions.take_back_answer,
    }
    given_all: dict[str, Any] = {"left": left, "right": right, "why": "Because", "by": manager, "at": AT}
    with viewing(manager):
        if last is Decision.UNDONE:
            actions.confirm_link(**given_all)
        if last is Decision.TAKEN_BACK:
            actions.refuse_link(**given_all)
        if last is not None:
            acts[last](**given_all)
        if decision in (DECISION_MOVES[last] if last else FIRST_DECISIONS):
            assert acts[decision](**given_all).decision == decision
        else:
            with pytest.raises(Refused):
                acts[decision](**given_all)


def test_a_decision_needs_words_leave_two_records_and_the_last_word(
    pair: tuple[SourceRecord, SourceRecord], manager: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    left, right = pair
    with viewing(manager):
        wrongs: tuple[dict[str, Any], ...] = (
            {"left": left, "right": left, "why": "x", "by": manager},
            {"left": left, "right": right, "why": " \u200b", "by": manager},
            {"left": left, "right": right, "why": "x", "by": viewer_with("adviser")},
            {"left": left, "right": right, "why": "x", "by": manager, "after": 3},
        )
        for wrong in wrongs:
            with pytest.raises(Refused):
                actions.confirm_link(at=AT, **wrong)
        assert actions.confirm_link(left=left, right=right, why="x", by=manager, at=AT, after=0).number == 1


def test_an_absent_record_is_no_child(manager: Viewer) -> None:
    with viewing(manager):
        assert one_child(manager, uuid4()) is None


STEPS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4)).filter(lambda step: step[1] != step[2]),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_links_in_any_order_lose_nothing_and_walls_follow(
    partnership: Partnership, manager: Viewer, steps: list[tuple[bool, int, int]]
) -> None:
    with transaction.atomic():
        _walk(partnership, manager, steps)
        transaction.set_rollback(True)


def _walk(partnership: Partnership, manager: Viewer, steps: list[tuple[bool, int, int]]) -> None:
    with viewing(manager):
        people = [person(partnership.council, manager, **(AMELIA if i % 2 else GRACE)) for i in range(5)]
        restricted = actions.restrict(
            record=people[0], named=[], ask="The manager", why="x", by=manager, at=AT
        )
        held = _everything()
        links: set[frozenset[int]] = set()
        for link, a, b in steps:
            pair = frozenset({a, b})
            act = actions.confirm_link if link else actions.undo_link
            given_all: dict[str, Any] = {
                "left": people[a],
                "right": people[b],
                "why": "x",
                "by": manager,
                "at": AT,
            }
            if link == (pair in links):
                with pytest.raises(Refused):
                    act(**given_all)
                continue
            act(**given_all)
            links = links | {pair} if link else links - {pair}
        assert _everything() == held
        _hold([one.pk for one in people], links, restricted.wall_id)


def _hold(people: list[UUID], links: set[frozenset[int]], wall: UUID) -> None:
    expected = [{people[i] for i in _reached(start, links)} for start in range(5)]
    found = identities_of(people)
    assert [found[pk] for pk in people] == expected
    walls = dict(SourceRecord.objects.values_list("id", "walls"))
    assert walls == {pk: [wall] if pk in expected[0] else [] for pk in people}


def _everything() -> list[Any]:
    return [
        sorted(Name.objects.values_list("id", "record_id", "given", "surname")),
        sorted(Identifier.objects.values_list("id", "record_id", "value")),
        sorted(SourceRecord.objects.values_list("id", "version")),
    ]


def _reached(start: int, links: set[frozenset[int]]) -> set[int]:
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for near in {other for pair in links if here in pair for other in pair} - seen:
            seen.add(near)
            ahead.append(near)
    return seen


def test_decisions_are_facts(pair: tuple[SourceRecord, SourceRecord], manager: Viewer) -> None:
    left, right = pair
    with viewing(manager):
        made = actions.confirm_link(left=left, right=right, why="x", by=manager, at=AT)
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            LinkDecision.objects.filter(pk=made.pk).update(why="y")
        with (
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as c,
        ):
            c.execute("DELETE FROM people_sourcerecord")
