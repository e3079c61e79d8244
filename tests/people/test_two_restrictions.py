"""Two restrictions at once: each holds and lifts by itself, and only those inside both see what both stand round."""

from collections.abc import Callable
from typing import Any

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.people import actions
from sightline.people.models import ChronologyLine, Restriction, SourceRecord
from sightline.people.queries import one_child
from tests.people.making import AMELIA, AT, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Keepers = dict[str, Viewer]


@pytest.fixture
def keepers(viewer_with: Callable[..., Viewer]) -> Keepers:
    return {who: viewer_with("front_door_manager", name=f"Mo {who}") for who in ("first", "second", "both")}


@pytest.fixture
def joined(
    keepers: Keepers, partnership: Partnership, viewer_with: Callable[..., Viewer]
) -> tuple[SourceRecord, SourceRecord, dict[str, Restriction]]:
    """Two records of one child, each restricted by somebody else, then joined by somebody inside both."""
    both, stand = keepers["both"], {}
    with viewing(both):
        one = person(partnership.council, both, **AMELIA)
        other = person(partnership.police, both, **AMELIA)
        about: dict[str, Any] = {
            "about": [one.pk],
            "happened_at": AT,
            "kind": "people.test",
            "title": "A line",
        }
        actions.write_chronology(**about, controller_id=partnership.council.pk, by=both, at=AT)
    for who, record in (("first", one), ("second", other)):
        with viewing(keepers[who]) as by:
            named = [both.staff_id] if both.staff_id else []
            stand[who] = actions.restrict(record=record, named=named, ask="x", why="x", by=by, at=AT)
    with viewing(both):
        actions.confirm_link(left=one, right=other, why="Same", by=both, at=AT)
    return one, other, stand


def sees(keepers: Keepers, record: SourceRecord) -> set[str]:
    """Who opens a record; the page's door and the lines about it agree."""
    found = set()
    for who, by in keepers.items():
        with viewing(by):
            opens = one_child(by, record.pk) is not None
            assert opens == SourceRecord.objects.filter(pk=record.pk).exists()
            found |= {who} if opens else set()
    return found


def lift(keepers: Keepers, restriction: Restriction) -> None:
    both = keepers["both"]
    with viewing(both):
        restriction.refresh_from_db()
        actions.lift_restriction(restriction=restriction, why="Over", by=both, at=AT)


@pytest.mark.parametrize(("lifted", "left"), [("first", "second"), ("second", "first")])
def test_each_lifts_by_itself_and_the_other_holds(
    joined: tuple[SourceRecord, SourceRecord, dict[str, Restriction]],
    keepers: Keepers,
    lifted: str,
    left: str,
) -> None:
    one, other, stand = joined
    assert sees(keepers, one) == sees(keepers, other) == {"both"}, "one wall alone is not enough"
    lift(keepers, stand[lifted])
    assert sees(keepers, one) == sees(keepers, other) == {left, "both"}
    with viewing(keepers[lifted]):
        assert not ChronologyLine.objects.exists()
    lift(keepers, stand[left])
    assert sees(keepers, one) == sees(keepers, other) == {"first", "second", "both"}


def test_parted_again_each_keeps_its_own(
    joined: tuple[SourceRecord, SourceRecord, dict[str, Restriction]], keepers: Keepers
) -> None:
    one, other, _stand = joined
    with viewing(keepers["both"]) as by:
        actions.undo_link(left=one, right=other, why="Two children", by=by, at=AT)
    assert sees(keepers, one) == {"first", "both"}
    assert sees(keepers, other) == {"second", "both"}
