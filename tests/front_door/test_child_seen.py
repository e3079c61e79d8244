"""What follows a strategy discussion: the child seen within a day, the National Referral Mechanism (CL-03, CL-39)."""

from datetime import datetime, timedelta

import pytest

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.front_door.actions import record_discussion
from sightline.front_door.actions.protecting import Seen, record_seen
from tests.front_door.acute_work import discussion
from tests.front_door.conftest import SOON
from tests.front_door.test_acute import Look, Take, clock, running

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_the_child_is_seen_within_a_day_and_the_clock_stops_when_it_was(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    seen = Seen(seen_at=at + SOON, seen_by="Lee Grant, child protection", alone=True, words="“Tired.”")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="Record the strategy discussion"):
            record_seen(contact_id=made.pk, seen=seen, by=by, at=at + 2 * SOON)
        record_discussion(contact_id=made.pk, held=discussion(at), seen=0, by=by, at=at)
        assert clock(made, "CL-03").due_at == at + timedelta(hours=24)
        with pytest.raises(Refused, match="cannot have happened in the future"):
            record_seen(contact_id=made.pk, seen=seen, by=by, at=at)
        record_seen(contact_id=made.pk, seen=seen, by=by, at=at + 2 * SOON)
        assert (clock(made, "CL-03").outcome, clock(made, "CL-03").stopped_at) == ("met", at + SOON)


def test_whether_a_child_is_referred_as_trafficked_is_settled_in_the_discussion_or_the_same_day(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="National Referral Mechanism"):
            record_discussion(contact_id=made.pk, held=discussion(at, nrm="no"), seen=0, by=by, at=at)
        later = discussion(at, nrm="later", nrm_why="The police officer asks tonight.")
        record_discussion(contact_id=made.pk, held=later, seen=0, by=by, at=at)
        assert "CL-39" in running(made)
        settled = discussion(at, nrm="refer", nrm_why="Moved between towns.")
        record_discussion(contact_id=made.pk, held=settled, seen=1, by=by, at=at)
        assert clock(made, "CL-39").outcome == "met"
