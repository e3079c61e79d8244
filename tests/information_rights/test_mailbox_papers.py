"""What the sealed mailbox holds and nobody needs goes with the working papers, by two people; the rest stays."""

from datetime import date, datetime, timedelta

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.front_door.actions.mailbox import Recorded, close_envelope, open_envelope, record_envelope
from sightline.front_door.states import Urgency
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.reviewing import propose_papers
from sightline.public import sending
from tests.conftest import STILL
from tests.information_rights.deciding import as_viewer
from tests.mailbox_work import Left, at_the_public_door, leave_envelope, read_by_code, say_more

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
OLD = STILL - timedelta(days=900)


def opened(left: Left, by: Viewer, at: datetime) -> Left:
    with viewing(by):
        open_envelope(envelope_id=left.envelope, by=by, at=at)
    return left


def closed(left: Left, by: Viewer, at: datetime) -> Left:
    opened(left, by, at)
    with viewing(by):
        close_envelope(envelope_id=left.envelope, why="A test", by=by, at=at)
    return left


def begun_and_never_sent(like: Left) -> None:
    with at_the_public_door():
        assert sending.keep({"what": "Begun"}, like.keys)


def test_what_asks_for_nothing_goes_and_what_waits_or_was_recorded_stays(
    officer: Staff, second: Staff, adviser: Viewer
) -> None:
    draft = Left(envelope=officer.pk, code="5" * 16)
    with clock.fixed(OLD):
        gone, spoke_since = closed(leave_envelope(), adviser, OLD), closed(leave_envelope(), adviser, OLD)
        waits, recorded = leave_envelope(), opened(leave_envelope(), adviser, OLD)
        begun_and_never_sent(draft)
        with viewing(adviser):
            noted = Recorded(urgency=Urgency.AMBER, whom="A girl")
            record_envelope(envelope_id=recorded.envelope, recorded=noted, by=adviser, at=OLD)
    with clock.fixed(STILL):
        say_more(spoke_since, "It was no test")
    by, other = as_viewer(officer), as_viewer(second)
    with viewing(by):
        asked = propose_papers(before=date(2025, 1, 1), why="Old", by=by, at=STILL)
    with viewing(other):
        stone = dispose(proposal_id=asked.pk, by=other, at=STILL)
    assert (stone.removed["front_door_envelope"], stone.removed["front_door_sealeddraft"]) == (1, 1)
    assert not read_by_code(gone)
    assert not read_by_code(draft)
    assert all(read_by_code(each).lines for each in (waits, recorded, spoke_since))
