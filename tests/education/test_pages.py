"""Pages of schools and colleges: drawn, working when posted to, holding their wall, reading as often however much."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.education.models import NilReturn, PupilReturn, Setting
from sightline.follow_up.models import FollowUp
from tests.education.conftest import SECRET, Schools

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
MOST = 24


def words(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:3000]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def when(name: str, day: str) -> dict[str, str]:
    return {f"{name}-{part}": text for part, text in zip(("day", "month", "year"), day.split(), strict=True)}


def posted(**also: Any) -> dict[str, Any]:
    given = {
        "factors": ["MISS"],
        "place": "site",
        "send": "none",
        "early_help": "declined",
        "support": SECRET,
        **when("noticed_on", "27 2 2026"),
    }
    return given | also


def refusals() -> int:
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        return AuditEvent.objects.filter(outcome=Outcome.REFUSED).count()


def test_a_first_return_from_search_to_page(schools: Schools, signed_in: Signs) -> None:
    """The lead searches, finds nobody, returns a pupil from what was typed, and sees them on the list."""
    client = signed_in(schools.staff["lead"])
    with clock.fixed(schools.at):
        assert "Nothing is returned" in words(client.get(reverse("education:ours")))
        found = client.post(reverse("education:find"), {"names": "Amelia Okafor"}, follow=True)
        assert "Nobody found" in words(found)
        address = re.search(r'href="([^"]*/new/[^"]*)"', found.content.decode())
        assert address
        path = address[1].replace("&amp;", "&")
        form = client.get(path)
        assert "Okafor" in form.content.decode()
        slip = re.search(r'name="search" value="([^"]*)"', form.content.decode())
        assert slip
        given = posted(given="Amelia", surname="Okafor", sex="F", search=slip[1], age="15")
        lacking = client.post(path, given | {"early_help": "not_offered", "support": "Kept words"})
        assert lacking.status_code == 200
        assert "Say why early help was not offered." in words(lacking)
        assert "Kept words" in words(lacking)
        assert "Returned." in words(client.post(path, given, follow=True))
        assert "Amelia Okafor" in words(client.get(reverse("education:ours")))
    with viewing(schools.viewer("lead")):
        assert PupilReturn.objects.get().age == 15


def test_no_pupil_is_added_without_a_search(schools: Schools, signed_in: Signs) -> None:
    client = signed_in(schools.staff["lead"])
    with clock.fixed(schools.at):
        answer = client.post(reverse("education:new_pupil"), posted(surname="Okafor", sex="F"))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("education:find")


def test_a_pupil_found_is_returned_again_by_a_further_entry(schools: Schools, signed_in: Signs) -> None:
    made = schools.returns()
    client = signed_in(schools.staff["lead"])
    with clock.fixed(schools.at):
        found = words(client.post(reverse("education:find"), {"names": "Okafor"}, follow=True))
        assert "1 pupil found" in found
        there = client.get(reverse("education:return", args=[made.record_id]))
        assert there["Location"] == reverse("education:correct", args=[made.pk])
        form = words(client.get(there["Location"]))
        assert SECRET in form
        stale = client.post(there["Location"], posted(why="More", seen_number="0", support="Mine"))
        assert stale.status_code == 409
        assert "saved a change first" in stale.content.decode()
        assert "Mine" in stale.content.decode()
        saved = client.post(there["Location"], posted(why="More", seen_number="1"), follow=True)
        assert "Followed by a later entry" in words(saved)
        back = reverse("education:take_back", args=[made.pk])
        assert "Taken back" in words(client.post(back, {"why": "Wrong", "seen_number": "2"}, follow=True))


def test_nil_is_returned_and_said_on_my_work(schools: Schools, signed_in: Signs) -> None:
    client = signed_in(schools.staff["lead"])
    with clock.fixed(schools.at):
        assert "Nothing yet" in words(client.get(reverse("desk:my_work")))
        address = reverse("education:nil")
        assert "Tick to confirm" in words(client.post(address, {"year": "2025"}))
        assert "Nil return saved" in words(client.post(address, {"year": "2025", "sure": "on"}, follow=True))
        assert "on record already" in words(client.post(address, {"year": "2025", "sure": "on"}))
        assert "Nil return" in words(client.get(reverse("desk:my_work")))
    with viewing(schools.viewer("lead")):
        assert NilReturn.objects.get().academic_year == 2025


@pytest.mark.parametrize("route", ["pupil", "return", "correct", "take_back"])
def test_another_setting_s_pupil_is_refused_and_the_refusal_kept(
    schools: Schools, signed_in: Signs, route: str
) -> None:
    theirs = schools.returns("other")
    key = theirs.record_id if route in ("pupil", "return") else theirs.pk
    client = signed_in(schools.staff["lead"])
    before = refusals()
    for answer in (client.get, client.post):
        response = answer(reverse(f"education:{route}", args=[key]))
        assert response.status_code in (404, 405)
        assert SECRET not in response.content.decode()
    assert refusals() - before == (1 if route == "pupil" else 2)


def test_who_reads_returns_comes_to_them_from_the_child_s_page(schools: Schools, signed_in: Signs) -> None:
    made = schools.returns()
    client = signed_in(schools.staff["worker"])
    with clock.fixed(schools.at):
        child = words(client.get(reverse("desk:child", args=[made.record_id])))
        assert "Returned by school or college" in child
        assert "Returned by Hollin Bank School (2025/26)" in child
        page = words(client.get(reverse("education:pupil", args=[made.record_id])))
    assert SECRET in page
    assert "Put it right" not in page


def test_the_coordinator_adds_asks_and_takes_off_a_setting(schools: Schools, signed_in: Signs) -> None:
    schools.returns()
    setting = schools.settings["lead"]
    client = signed_in(schools.staff["coordinator"])
    with clock.fixed(schools.at):
        listed = words(client.get(reverse("education:settings")))
        assert "of 2 settings, 1 returned pupils and 0 returned nil; 1 has returned nothing yet" in listed
        assert schools.staff["lead"].name in listed
        nothing = words(client.get(f"{reverse('education:settings')}?returned=none"))
        assert "Larkfold School" in nothing
        assert "Hollin Bank School" not in nothing
        form = words(client.get(reverse("education:add_setting")))
        assert "Hollin Bank" not in form
        ask = reverse("education:ask", args=[setting.pk])
        given = {"what": "How do you find pupils to return?", "why": "To help with the returns"}
        assert "Asked." in words(client.post(ask, given, follow=True))
        one = words(client.get(reverse("education:setting", args=[setting.pk])))
        assert "How do you find pupils" in one
        end = reverse("education:end_setting", args=[setting.pk])
        gone = {"version": "1", **when("left_on", "4 3 2026")}
        assert client.post(end, gone | {"version": "0"}).status_code == 409
        assert "Left the list" in words(client.post(end, gone, follow=True))
    with viewing(schools.viewer("coordinator")):
        assert FollowUp.objects.get().asked_agency_id == setting.agency_id
        assert Setting.objects.get(pk=setting.pk).version == 2


def test_a_school_off_the_list_is_told_whom_to_ask(schools: Schools, signed_in: Signs) -> None:
    schools.add("new", "school_lead", schools.there.charity)
    client = signed_in(schools.staff["new"])
    assert "not on the list" in words(client.get(reverse("education:ours")))
    for route in ("find", "new_pupil", "nil"):
        assert client.get(reverse(f"education:{route}"))["Location"] == reverse("education:ours")


def test_the_pages_read_as_often_however_much_there_is(schools: Schools, signed_in: Signs) -> None:
    lead, keeper = signed_in(schools.staff["lead"]), signed_in(schools.staff["coordinator"])
    first = schools.returns()
    pages = [
        (lead, reverse("education:ours")),
        (lead, reverse("education:pupil", args=[first.record_id])),
        (keeper, reverse("education:settings")),
        (keeper, reverse("education:setting", args=[schools.settings["lead"].pk])),
    ]

    def reads() -> list[int]:
        counts = []
        for client, path in pages:
            with clock.fixed(schools.at), CaptureQueriesContext(connection) as read:
                assert client.get(path).status_code == 200
            counts.append(len(read))
        return counts

    reads()
    before = reads()
    for name in ("Pemberton", "Hale", "Marsh"):
        schools.returns(surname=name)
        schools.returns("other", surname=name)
    assert reads() == before
    assert max(before) <= MOST
