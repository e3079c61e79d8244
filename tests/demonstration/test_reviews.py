"""The borough's review of services holds an account in each state; what was passed on is at the front door (IS-19)."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.demonstration import cast
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.reviews_today import KEEPER, play_reviews
from sightline.front_door.models import Contact
from sightline.governance.models import Heard, Member, Raised, Review, Safety, TellerTold, Words
from sightline.governance.states import LOOK_AT_IT

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_accounts_of_each_kind(borough: Known) -> None:
    upto = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    with clock.fixed(upto):
        play_reviews(upto)
    keeper = Staff.objects.get(pk=cast.members()[KEEPER].id)
    with viewing(viewer_of(keeper, on=upto.date())):
        assert Counter(each.ended_on is None for each in Review.objects.all()) == {True: 1}
        assert Member.objects.count() == 2
        assert Counter(each.decided for each in Safety.objects.all()) == {"nobody": 2, "passed_on": 1}
        assert TellerTold.objects.count() == 1
        assert Heard.objects.count() == 1
        assert Words.objects.count() == 3  # of four: one was taken back
        raised = Raised.objects.get()
        assert Clock.objects.filter(rule__code=LOOK_AT_IT, stopped_at=None).count() == 1
    with viewing(all_seeing()):
        assert Contact.objects.get(reference=raised.contact_reference).urgency == "amber"
        assert not Review.objects.exists()  # nobody reads one who does not work on it
