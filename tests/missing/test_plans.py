"""Trigger plans: versions, with whom they are shared, and a home's own residents (MS-10, MS-16, MS-20)."""

from typing import Any

import pytest

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.missing.actions import record_return, share_plan, unshare_plan
from sightline.missing.codes import How, PlaceKind
from sightline.missing.given import Back
from sightline.missing.models import Plan
from sightline.people.models import ChronologyLine
from tests.missing.conftest import FRIDAY, HOUR, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_further_version_stands_beside_the_first(cast: Cast) -> None:
    cast.plans()
    with pytest.raises(Conflict) as both:
        cast.plans()
    assert both.value.saved["steps"] == "Ring her sister. Try the bus station."
    assert cast.plans(seen=1, steps="Ring her aunt.").number == 2
    with viewing(cast.viewer("coordinator")):
        assert Plan.objects.count() == 2
        assert ChronologyLine.objects.filter(kind="missing.planned").count() == 2


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"steps": " "}, "steps that bring"),
        ({"background": ""}, "background"),
        ({"review_on": FRIDAY.date()}, "a day to come"),
    ],
)
def test_a_plan_without_its_parts_is_refused(cast: Cast, also: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        cast.plans(**also)


def test_a_plan_is_shared_with_the_services_it_can_use_and_no_longer(cast: Cast) -> None:
    school = cast.there.school
    with pytest.raises(Refused, match="Write the plan"):
        cast.shares(school)
    cast.plans()
    with pytest.raises(Refused, match="which support services"):
        cast.does(share_plan, child_id=cast.child.pk, agency=school, services=" ")
    cast.shares(school)
    with pytest.raises(Refused, match="shared with this organisation already"):
        cast.shares(school)
    with pytest.raises(Refused, match="no longer shared"):
        cast.does(unshare_plan, child_id=cast.child.pk, agency=school, why="")
    cast.does(unshare_plan, child_id=cast.child.pk, agency=school, why="Moved on.")
    with pytest.raises(Refused, match="not shared with this"):
        cast.does(unshare_plan, child_id=cast.child.pk, agency=school, why="Again")
    with viewing(cast.viewer("home")):
        assert Plan.objects.count() == 0


def test_a_home_reports_its_own_resident_and_says_when_they_are_back(cast: Cast) -> None:
    with pytest.raises(Refused, match="does not include recording"):
        cast.reports("home", care_home=cast.there.school)
    cast.plans()
    cast.shares(cast.there.school)
    episode = cast.reports("home", care_home=cast.there.school)
    back = Back(returned_at=FRIDAY + 3 * HOUR, how=How.ALONE, place_kind=PlaceKind.FRIEND)
    cast.does(record_return, "home", episode_id=episode.pk, back=back, seen=0)
    assert cast.read(episode.pk).state == "back"


def test_a_home_adds_to_an_episode_that_the_police_reported(cast: Cast) -> None:
    cast.plans()
    cast.shares(cast.there.school)
    with pytest.raises(Refused, match="does not include recording"):
        cast.reports("constable")
    cast.shares(cast.there.police)
    first = cast.reports("constable")
    assert cast.reports("home", seen=1, care_home=cast.there.school).pk == first.pk


@pytest.mark.parametrize("who", ["adviser", "home", "constable"])
def test_others_write_no_plan(cast: Cast, who: str) -> None:
    cast.plans()
    with pytest.raises(Refused, match="Only a missing coordinator"):
        cast.does(share_plan, who, child_id=cast.child.pk, agency=cast.there.school, services="x")
