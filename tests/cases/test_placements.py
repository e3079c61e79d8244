"""Placed across the border of the area: whom to know there, never over somebody else's word (PW-20, PW-20a)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import note_placement
from sightline.cases.models import placements_standing
from sightline.cases.placed import NO_AUTHORITY, Placed
from sightline.cases.queries.caseloads import placed_mix
from sightline.cases.states import Level, Placing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from tests.cases.conftest import Pathway
from tests.cases.test_work import assessed, judged

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]


def placed(pathway: Pathway, placing: Placing = Placing.AWAY, authority: str = "Elsewhere") -> Placed:
    return Placed(
        placing=placing, from_on=pathway.at.date(), authority=authority, host_police="Sgt Hall, 01632 960001"
    )


def test_the_last_word_stands_and_its_end_is_a_word_too(pathway: Pathway) -> None:
    case = pathway.allocated()
    pathway.does(note_placement, case_id=case.pk, placed=placed(pathway), seen=0)
    with pytest.raises(Conflict):
        pathway.does(note_placement, case_id=case.pk, placed=placed(pathway, Placing.HERE), seen=0)
    pathway.does(note_placement, case_id=case.pk, placed=placed(pathway, Placing.NONE, ""), seen=1)
    assert not placements_standing().filter(case=case).exists()


def test_it_says_which_authority_on_a_day_that_has_come(pathway: Pathway) -> None:
    case = pathway.allocated()
    with pytest.raises(Refused, match=NO_AUTHORITY):
        pathway.does(note_placement, case_id=case.pk, placed=placed(pathway, authority=" "), seen=0)
    ahead = Placed(placing=Placing.HERE, authority="Elsewhere", from_on=pathway.at.date() + timedelta(days=1))
    with pytest.raises(Refused):
        pathway.does(note_placement, case_id=case.pk, placed=ahead, seen=0)
    with pytest.raises(Refused):
        pathway.does(note_placement, case_id=case.pk, placed=placed(pathway), seen=0, who="elsewhere")


def test_the_page_keeps_it_and_the_case_shows_it(pathway: Pathway, signed_in: Signs) -> None:
    case, client = pathway.allocated(), signed_in(pathway.staff["practitioner"])
    where, day = reverse("cases:place", args=[case.pk]), pathway.at.date()
    assert "Give no address" in client.get(where).content.decode()
    typed = {"seen": "0", "placing": "away", "authority": "Elsewhere", "host_police": "Sgt Hall"}
    typed |= {"from_on-day": str(day.day), "from_on-month": str(day.month), "from_on-year": str(day.year)}
    assert client.post(where, typed).status_code == 302
    page = client.get(reverse("cases:one", args=[case.pk])).content.decode()
    assert "Placed by us outside the area: Elsewhere" in page
    assert "Sgt Hall" in page
    again = client.post(where, typed | {"authority": "Another"}).content.decode()
    assert "Another" in again
    assert "Elsewhere" in again


def test_those_placed_across_the_border_are_counted_apart_at_each_level(
    pathway: Pathway, signed_in: Signs
) -> None:
    here, away, back = pathway.allocated(), pathway.allocated(), pathway.allocated()
    for case, placing in ((here, Placing.HERE), (away, Placing.AWAY), (back, Placing.HERE)):
        pathway.does(note_placement, case_id=case.pk, placed=placed(pathway, placing), seen=0)
    pathway.does(note_placement, case_id=back.pk, placed=placed(pathway, Placing.NONE, ""), seen=1)
    assessed(pathway, here)
    judged(pathway, here, Level.HIGH)
    manager = pathway.viewer("manager")
    with viewing(manager):
        assert placed_mix(manager, pathway.team) == {
            (Placing.HERE, Level.HIGH): 1,
            (Placing.AWAY, ""): 1,
            (Placing.NONE, ""): 1,
        }
    page = signed_in(pathway.staff["manager"]).get(reverse("cases:caseloads")).content.decode()
    assert "Children placed across the border" in page
    assert "Placed here by another authority" in page
