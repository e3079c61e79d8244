"""A review: its keeper, its members, and what was heard, with small numbers not told."""

from datetime import timedelta
from typing import Any

import pytest

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.governance import actions
from sightline.governance.given import Reviewed
from sightline.governance.models import Member, Review
from sightline.governance.pages.reviews import notes
from sightline.governance.queries import reviews
from sightline.governance.states import Agrees
from tests.governance.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def reviewed(cast: Cast, **also: object) -> Reviewed:
    given = {"title": "Calls", "purpose": "", "began_on": cast.at.date()}
    return Reviewed(**given | also)  # type: ignore[arg-type]


def test_whoever_begins_a_review_keeps_it_and_works_on_it(cast: Cast) -> None:
    review = cast.begins()
    assert review.keeper_id == cast.staff["keeper"].pk
    assert (cast.sees(Review, "keeper"), cast.sees(Member, "keeper")) == (1, 1)
    assert cast.sees(Review, "outsider") == 0
    with pytest.raises(Refused, match="post keeps accounts"):
        cast.begins("adviser")


def test_only_the_keeper_says_who_works_on_it(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review)
    with pytest.raises(Refused, match="Only the keeper"):
        cast.adds(review, "outsider", by="member")
    for who in ("member", "adviser"):
        with pytest.raises(Refused, match="does not work on this review yet"):
            cast.adds(review, who)
    with viewing(cast.viewer("member")):
        keeper = Member.objects.get(staff=cast.staff["keeper"])
    with pytest.raises(Refused, match="Only the keeper"):
        cast.does(actions.remove_member, "member", member_id=keeper.pk, why="x")
    with pytest.raises(Refused, match="Hand it on first"):
        cast.does(actions.remove_member, member_id=keeper.pk, why="x")


def test_a_member_comes_and_goes_and_both_stay_in_its_history(cast: Cast) -> None:
    review = cast.begins()
    member = cast.adds(review)
    with pytest.raises(Refused, match="Say why"):
        cast.does(actions.remove_member, member_id=member.pk, why=" ")
    cast.does(actions.remove_member, after=1, member_id=member.pk, why="Moved on.")
    assert cast.adds(review).pk != member.pk
    by = cast.viewer("keeper")
    with viewing(by):
        (once,) = reviews.once_members(by, review)
        history = Member.pgh_event_model.objects.filter(pgh_obj_id=member.pk)  # type: ignore[attr-defined]
        assert {each.pgh_label for each in history} == {"made", "changed"}
    assert (once.staff_id, once.changed_by_id) == (cast.staff["member"].pk, by.staff_id)


def test_a_review_is_handed_on_by_its_keeper(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review)
    hand: dict[str, Any] = {
        "review_id": review.pk,
        "staff_id": cast.staff["member"].pk,
        "why": "Another post.",
    }
    with pytest.raises(Refused, match="Only the keeper"):
        cast.does(actions.hand_on, "member", **hand)
    with pytest.raises(Refused, match="somebody who works on this review"):
        cast.does(actions.hand_on, **hand | {"staff_id": cast.staff["outsider"].pk})
    with pytest.raises(Refused, match="Say why"):
        cast.does(actions.hand_on, **hand | {"why": ""})
    cast.does(actions.hand_on, **hand)
    assert cast.adds(review, "outsider", by="member")


def test_where_the_keeper_left_a_member_takes_it_on(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review)
    cast.staff["keeper"].posts.update(ends_on=cast.at.date() - timedelta(days=1))
    mine = cast.staff["member"].pk
    kept = cast.does(actions.hand_on, "member", review_id=review.pk, staff_id=mine, why="They left.")
    assert kept.keeper_id == mine


def test_a_review_is_changed_and_ended_and_then_takes_no_account(cast: Cast) -> None:
    review, today = cast.begins(), cast.at.date()
    cast.adds(review)
    change: dict[str, Any] = {
        "review_id": review.pk,
        "reviewed": reviewed(cast, ended_on=today),
        "version": 1,
    }
    with pytest.raises(Refused, match="Only the keeper"):
        cast.does(actions.change_review, "member", **change)
    wrong = reviewed(cast, ended_on=today - timedelta(days=1))
    with pytest.raises(Refused, match="before it begins"):
        cast.does(actions.change_review, **change | {"reviewed": wrong})
    cast.does(actions.change_review, **change)
    with pytest.raises(Conflict):
        cast.does(actions.change_review, **change)
    with pytest.raises(Refused, match="has ended"):
        cast.hears(review)


def heard(cast: Cast, review: Review, who: str = "keeper") -> dict[str, str]:
    by = cast.viewer(who)
    with viewing(by):
        return {each.service: each.count for each in notes(review, reviews.heard_of(by, review))}


def test_what_was_heard_counts_what_may_be_used_and_tells_no_small_number(cast: Cast) -> None:
    review, there = cast.begins(), cast.there
    for _ in range(6):
        cast.hears(review, agencies=[there.police, there.council])
    assert heard(cast, review) == {"Marches Police": "6", "Wrekinshire Council": "6"}
    cast.hears(review, agencies=[there.school])
    cast.hears(review, agencies=[there.police], agrees=Agrees.HEARD)
    back = cast.hears(review, agencies=[there.council])
    assert heard(cast, review)["Wrekinshire Council"] == "7"
    cast.looks(back)
    cast.takes_back(back)
    assert heard(cast, review) == {
        "Hollin Bank School": "fewer than 6", "Marches Police": "6", "Wrekinshire Council": "6"
    }  # fmt: skip


def test_whoever_is_shut_out_is_not_told_of_it_by_a_number(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review, "police")
    cast.hears(review, shut_out=True)
    assert heard(cast, review, "police") == {}
    assert heard(cast, review) == {"Marches Police": "fewer than 6"}


def test_a_note_of_what_was_heard_stands_beside_the_earlier_ones(cast: Cast) -> None:
    review = cast.begins()
    note: dict[str, Any] = {
        "review_id": review.pk,
        "agency_id": cast.there.police.pk,
        "words": "Calls.",
        "seen": 0,
    }
    with pytest.raises(Refused, match="No account"):
        cast.does(actions.write_heard, **note)
    cast.hears(review)
    with pytest.raises(Refused, match="Write what was heard"):
        cast.does(actions.write_heard, **note | {"words": " "})
    cast.does(actions.write_heard, **note)
    with pytest.raises(Conflict) as found:
        cast.does(actions.write_heard, **note | {"words": "Letters."})
    assert found.value.saved == {"words": "Calls."}
    assert cast.does(actions.write_heard, **note | {"words": "Letters.", "seen": 1}).number == 2
