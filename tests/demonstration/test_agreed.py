"""The borough's sharing agreement is in force today, signed by every party and reviewed (IS-03a)."""

import pytest

from sightline.access.queries.agreements import agreements
from sightline.access.states import AgreementState
from sightline.core import clock
from sightline.demonstration.calendar import london_day
from sightline.demonstration.script.agreed import PARTIES, agreed
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.known import Known

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_it_is_in_force_and_signed(borough: Known) -> None:
    now = clock.now()
    agreed(Hub(now))
    (held,) = agreements(on=london_day(now))
    assert held.state == AgreementState.IN_FORCE
    parties = list(held.parties.all())
    assert len(parties) == len(PARTIES) + 1
    assert all(party.signatures.count() == 1 for party in parties)
    assert held.reviews.get().next_review_on > london_day(now)
