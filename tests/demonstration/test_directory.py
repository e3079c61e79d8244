"""The borough's directory holds eight services, and says of two that nobody looked at them (SS-01a)."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.demonstration.script.directory_today import play_directory
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.real import all_seeing
from sightline.support.pages import is_stale
from sightline.support.queries import standing

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_eight_services_of_which_two_are_past_their_day(borough: Known) -> None:
    upto = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    with clock.fixed(upto):
        play_directory(upto)
    by = all_seeing()
    with viewing(by):
        found = list(standing(by))
    assert Counter(each.group for each in found) == {"therapy": 6, "exploitation": 2}
    stale = {each.name for each in found if is_stale(each, on=upto.date())}
    assert stale == {"Family Therapists’ Framework", "Brightwater Psychology for Adults"}
    assert {each for one in found for each in one.for_whom} >= {"child", "parent", "father", "survivor"}
    assert {each for one in found for each in one.levels} == {"universal", "vulnerable", "complex", "acute"}
    assert all(each.by_id for each in found)
