"""Lines drawn into a decision keep the wall of what they are drawn from; others are told how many."""

from typing import Any

import pytest
from django.db import connection

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.enquiries.actions import name_worker
from sightline.enquiries.models import Drawn
from sightline.enquiries.queries.one import Held, held
from sightline.enquiries.queries.story import of_enquiry
from tests.enquiries.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def drawn_seen(cast: Cast, who: str) -> set[Any]:
    """Whose drawn lines somebody sees, asked of the page's door and of the database; both must agree."""
    by = cast.viewer(who)
    with viewing(by):
        with connection.cursor() as cursor:
            cursor.execute("SELECT entry_id FROM enquiries_drawn")
            plain = {key for (key,) in cursor.fetchall()}
        assert plain == set(Drawn.objects.visible_to(by).values_list("entry_id", flat=True))
    return plain


def told(cast: Cast, who: str) -> Held | None:
    by = cast.viewer(who)
    with viewing(by):
        return held(by, [cast.enquiry.pk]).get(cast.enquiry.pk)


def test_a_drawn_line_is_seen_by_who_reads_the_entry_and_by_nobody_else(cast: Cast) -> None:
    """IS-01, IS-02: that a service was taken up does not show by what a decision rests on."""
    police, health = cast.writes("police"), cast.offered()
    night, worker = cast.add("night", "emergency_duty"), cast.viewer("worker")
    with viewing(worker):
        name_worker(enquiry_id=cast.enquiry.pk, staff_id=night.pk, why="Tonight", by=worker, at=cast.at)
    cast.concludes(drawn=(police.pk, health.pk))
    assert drawn_seen(cast, "worker") == {police.pk, health.pk}
    assert drawn_seen(cast, "night") == {police.pk}
    for who in ("adviser", "police", "sexual", "clinic"):
        assert drawn_seen(cast, who) == set()


def test_others_are_told_how_many_entries_the_decision_as_it_stands_rests_on(cast: Cast) -> None:
    police, school = cast.writes("police"), cast.writes("school")
    cast.concludes(drawn=(police.pk, school.pk))
    assert told(cast, "adviser") == Held(2, 2)
    newer = cast.writes("police", corrects_id=police.pk, minutes=40)
    assert told(cast, "adviser") == Held(2, 2), "it was decided on, whatever was corrected since"
    with pytest.raises(Refused, match="has corrected one"):
        cast.concludes(seen=1, drawn=(police.pk,))
    cast.concludes(seen=1, drawn=(newer.pk,))
    assert told(cast, "adviser") == Held(2, 1)
    assert told(cast, "police") is None
    worker = cast.viewer("worker")
    with viewing(worker):
        assert [each.entry.pk for each in of_enquiry(worker, cast.enquiry.pk) if each.drawn] == [newer.pk]
