"""Intelligence round today: a report in each state, three places, and what the panel saw (ID-07, ID-08, PW-18c)."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.demonstration.script.intelligence_today import play_intelligence
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.real import all_seeing
from sightline.intelligence.models import Hotspot, Presented, Report, Said
from sightline.meetings.models import Meeting

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_today_has_a_report_in_each_state_and_a_panel_that_saw_some(borough: Known) -> None:
    upto = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
    with clock.fixed(upto):
        play_intelligence(upto)
    with viewing(all_seeing()):
        states = Counter(Report.objects.values_list("state", flat=True))
        assert states == {"sent": 2, "graded": 1, "considered": 2, "returned": 1}
        assert Report.objects.get(happened="online").joint_with == "Regional organised crime unit"
        assert (Presented.objects.count(), Said.objects.count()) == (2, 3)
        assert Counter(Hotspot.objects.values_list("watched", flat=True)) == {True: 2, False: 1}
        assert Meeting.objects.filter(starts_at__gt=upto).count() == 1
