"""What a file says of a restricted child lands behind that child's wall."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import pytest

from sightline.access.viewer import Viewer
from sightline.front_door.imports.running import bring_in
from sightline.front_door.models import Contact, ImportFault, Referral, ReturnFact
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.imports.census_files import child
from tests.front_door.imports.list_files import ROWS, as_file, changed, lists
from tests.front_door.imports.sent_files import ROW, census_file, contacts_file

pytestmark = pytest.mark.usefixtures("partnership", "rules")
SeenBy = Callable[[Viewer], AbstractContextManager[Viewer]]


def test_rows_about_a_restricted_child_are_seen_by_the_named_only(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    bring_in(contacts_file(ROW), at=at)
    manager, adviser = viewer_with("front_door_manager"), viewer_with("adviser")
    with seen_by(manager):
        record = SourceRecord.objects.get()
        restrict(
            record=record,
            named=[manager.person_id],
            ask="the front-door manager",
            why="Safety.",
            by=manager,
            at=at,
        )
    row = ROW | {"Reference": "C-2", "NHS number": "9434765871"}
    outcome = bring_in(contacts_file(row), at=at)
    assert outcome.counts["contacts"] == {"created": 1, "matched": 0}
    assert outcome.counts["children"] == {"created": 0, "matched": 1}
    bring_in(census_file(child("77")), at=at)
    with seen_by(manager):
        assert (Contact.objects.count(), Referral.objects.count(), ImportFault.objects.count()) == (2, 1, 2)
    with seen_by(adviser):
        assert (Contact.objects.count(), Referral.objects.count(), SourceRecord.objects.count()) == (0, 0, 0)
    with seen_by(viewer_with("front_door_manager", name="Another Manager")):
        assert not ImportFault.objects.exists()


def test_what_a_list_says_of_a_restricted_child_is_seen_by_the_named_only(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    bring_in(as_file(lists({7: [ROWS[7]]})), at=at)
    manager = viewer_with("front_door_manager")
    with seen_by(manager):
        record = SourceRecord.objects.get()
        restrict(
            record=record, named=[manager.person_id], ask="the manager", why="Safety.", by=manager, at=at
        )
    made = bring_in(as_file(lists({3: [ROWS[3]], 5: [ROWS[5]], 6: [changed(6, at_6="PSR")]})), at=at)
    assert made.counts["list_5"] == {"created": 1, "matched": 0}
    with seen_by(manager):
        assert (ReturnFact.objects.count(), Referral.objects.count(), ImportFault.objects.count()) == (
            3,
            1,
            1,
        )
    for post in ("adviser", "front_door_manager"):
        with seen_by(viewer_with(post, name="Another")):
            assert (ReturnFact.objects.count(), Referral.objects.count()) == (0, 0)
            assert not ImportFault.objects.exists()
