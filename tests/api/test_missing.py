"""An agency's own system reports a missing child."""

from typing import Any
from uuid import UUID

import pytest

from sightline.access.viewer import viewing
from sightline.api.models import Sent
from sightline.core.models import Event
from sightline.missing.codes import Source
from sightline.missing.models import Episode, Report
from tests.api.conftest import Caller, Desk, missing_body, refused
from tests.api.work import SYSTEM

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
HOME = {"gone_from": "care", "police_reference": "", "their_reference": "H-1"}


def report_of(body: dict[str, Any]) -> Report:
    with viewing(SYSTEM):
        found: Report = Sent.objects.select_related("report__episode").get(pk=UUID(body["id"])).report
        return found


def test_a_report_opens_an_episode_and_becomes_a_contact(force: Caller, desk: Desk) -> None:
    answer = force.post("missing-reports", missing_body())
    assert answer.status_code == 201, answer.content
    report = report_of(answer.json())
    assert (report.source, report.first, report.told_by) == (Source.POLICE, True, "PC Reed")
    assert (report.episode.reference, report.episode.reported) == (answer.json()["reference"], True)
    with viewing(SYSTEM):
        assert Event.objects.filter(kind="missing.reported", subject_id=report.pk).exists()


def test_a_further_report_is_added_to_the_open_episode(force: Caller) -> None:
    first = force.post("missing-reports", missing_body()).json()
    later = force.post("missing-reports", missing_body(their_reference="MP/26/115")).json()
    assert first["reference"] == later["reference"]
    with viewing(SYSTEM):
        assert (Episode.objects.count(), Report.objects.count()) == (1, 2)


def test_the_same_call_again_makes_no_second_report(force: Caller) -> None:
    one, other = (force.post("missing-reports", missing_body(), once="the-same-call") for _ in range(2))
    assert one.json() == other.json()
    assert force.post("missing-reports", missing_body()).status_code == 409
    with viewing(SYSTEM):
        assert Report.objects.count() == 1


def test_a_home_tells_of_its_own_resident(desk: Desk) -> None:
    home = desk.there.charity
    home.kind = "care_home"
    home.save()
    caller = desk.key("care_home_manager", home)
    sent = caller.post("missing-reports", missing_body(**HOME)).json()
    report = report_of(sent)
    assert (report.source, report.episode.care_home_id) == (Source.CARER, home.pk)
    assert report.episode.reported is False
    assert caller.get(f"missing-reports/{sent['id']}").json()["state"] == "missing"


def test_where_the_post_may_not_open_the_episode_its_state_is_not_told(desk: Desk) -> None:
    caller = desk.key("care_home_manager", desk.there.charity)
    sent = caller.post("missing-reports", missing_body(**HOME)).json()
    assert caller.get("missing-reports").json()["items"][0]["state"] is None
    assert caller.get(f"missing-reports/{sent['id']}").json()["state"] is None


def test_another_agency_s_report_is_not_there(force: Caller, desk: Desk) -> None:
    sent = force.post("missing-reports", missing_body()).json()
    home, before = desk.key("care_home_manager", desk.there.charity), refused()
    assert home.get(f"missing-reports/{sent['id']}").status_code == 404
    assert home.get("missing-reports").json()["items"] == []
    assert refused() == before + 1


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"missing_since": "2026-03-05T21:00:00+00:00"}, "#/missing_since"),
        ({"missing_since": "2026-03-03T21:00:00"}, "#/missing_since"),
        ({"missing_since": "0001-01-01T00:00:00Z"}, "#/missing_since"),
        ({"kind": "away"}, "#/kind"),
        ({"child": {}}, "#/child"),
    ],
)
def test_what_is_wrong_is_named(force: Caller, change: dict[str, Any], named: str) -> None:
    answer = force.post("missing-reports", missing_body(**change))
    assert answer.status_code == 422
    assert named in [each["pointer"] for each in answer.json()["errors"]], answer.json()


def test_a_key_for_contacts_reports_nobody_missing(charity: Caller) -> None:
    assert charity.post("missing-reports", missing_body()).status_code == 403
