"""Records of one child twice, proposed and waiting; some answered (FD-04a)."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sightline.access.models import Agency
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.demonstration import cast
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.links_today import WAYS, Copy, play_links, taken_down
from sightline.demonstration.script.real import all_seeing
from sightline.people.models import Address, LinkDecision
from sightline.people.naming.births import Born
from sightline.people.queries.proposals import answered, unsure, waiting
from sightline.people.states import Band

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
UPTO = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
CALLED = ("Ffion", "Osian", "Branwen", "Tomos", "Catrin", "Idris", "Seren")


def taken_down_by_the_council() -> None:
    with viewing(all_seeing()):
        council = Agency.objects.get(pk=cast.bodies()["council"].agency_id)
    for number, given in enumerate(CALLED):
        home = Address(
            pk=uuid4(), lines=f"{number + 2} Lockhouse Lane\nInglewharf", postcode=f"WK3 {number}AE"
        )
        copy = Copy(given, f"{given}wright", Born(2010 + number % 4, 3 + number, 5 + number), "", home)
        Hub(UPTO).do("adviser1", UPTO - timedelta(days=2), taken_down, agency=council, copy=copy)


def test_today_has_pairs_to_answer_in_both_bands_and_one_of_each_answer(borough: Known) -> None:
    assert len(CALLED) == len(WAYS)
    with clock.fixed(UPTO):
        taken_down_by_the_council()
        play_links(UPTO)
    with viewing(all_seeing()) as by:
        assert {row.band for row in waiting(by)} == set(Band)
        assert (unsure(by).count(), answered(by).count()) == (1, 1)
        assert not LinkDecision.objects.filter(decision="confirmed").exists()
