"""Row security of meetings: what the database itself gives to each, whatever a page would ask for."""

import pytest
from django.db import ProgrammingError, transaction

from sightline.access.viewer import viewing
from sightline.meetings.models import Coming, Information, Invited, Meeting, Minutes
from sightline.meetings.rows import of_meeting
from sightline.people.actions import restrict
from tests.meetings.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def counts(cast: Cast, who: str) -> tuple[int, int, int]:
    """Meetings, what was sent, and minutes, with no word of Python between."""
    with viewing(cast.viewer(who)):
        return (Meeting.objects.count(), Information.objects.count(), Minutes.objects.count())


def test_the_database_gives_each_its_own(cast: Cast) -> None:
    cast.sends("police", coming=("constable",))
    cast.holds()
    cast.minutes()
    assert counts(cast, "worker") == counts(cast, "chair") == counts(cast, "constable") == (1, 1, 1)
    assert counts(cast, "police") == (1, 1, 0)
    assert counts(cast, "school") == (1, 0, 0)
    assert counts(cast, "charity") == counts(cast, "adviser") == counts(cast, "officer") == (0, 0, 0)


def test_a_wall_raised_later_stands_round_everything(cast: Cast) -> None:
    cast.sends("police", coming=("constable",))
    by = cast.viewer("chair")
    with viewing(by):
        named = [cast.staff["chair"].pk]
        restrict(record=cast.child, named=named, ask="the manager", why="Known to staff", by=by, at=cast.at)
    assert counts(cast, "chair") == (1, 1, 0)
    for who in ("worker", "constable", "police", "school"):
        assert counts(cast, who) == (0, 0, 0)


@pytest.mark.parametrize("who", ["police", "school", "constable", "officer", "charity"])
def test_nobody_writes_minutes_or_lets_themselves_in(cast: Cast, who: str) -> None:
    """A row made by hand is refused: minutes by those who do not run it, a place named by another's people."""
    cast.sends("police", coming=("constable",))
    by = cast.viewer(who)
    place = Invited(pk=cast.places["school" if who != "school" else "police"])
    rows = [
        of_meeting(Minutes, cast.meeting, by=by, at=cast.at, number=1, words="Mine"),
        of_meeting(Coming, cast.meeting, by=by, at=cast.at, invited=place, staff_id=by.staff_id, number=1),
    ]
    for row in rows:
        with viewing(by), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)
