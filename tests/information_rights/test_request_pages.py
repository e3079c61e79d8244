"""The pages of requests for records, from taking one down to the pack."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.follow_up.models import FollowUp
from sightline.information_rights.actions.deciding import Given
from sightline.information_rights.models import RecordsRequest
from sightline.information_rights.queries.requests import lines_of
from sightline.people.models import SourceRecord
from tests.information_rights.asking import known as known
from tests.information_rights.asking import manager as manager
from tests.information_rights.asking import officer as officer
from tests.information_rights.asking import taken as taken
from tests.information_rights.deciding import as_viewer
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., SourceRecord]
SignIn = Callable[[Staff], Client]
GIVE = Given(choice="give")


def at_(name: str, *args: object) -> str:
    return reverse(f"information_rights:{name}", args=args)


def test_the_pages_take_a_request_and_ask_another_controller(
    known: SourceRecord,
    manager: Staff,
    partnership: Partnership,
    signed_in: SignIn,
    fixed_clock: object,
) -> None:
    pages = signed_in(manager)
    assert "No request" in pages.get(at_("requests")).content.decode()
    assert "There is a problem" in pages.post(at_("take", known.pk), {}).content.decode()
    sent: dict[str, Any] = {
        "requester": "police", "name": "DC Hale", "reach": "by telephone", "wanted": "<script>x</script>",
        "received_on-day": "2", "received_on-month": "3", "received_on-year": "2026", "power": "Schedule 2",
    }  # fmt: skip
    shown = pages.post(at_("take", known.pk), sent, follow=True).content.decode()
    assert "no request of right" in shown
    assert "<script>x" not in shown
    with viewing(as_viewer(manager)):
        held = RecordsRequest.objects.get()
    other = pages.get(at_("controllers", held.pk)).content.decode()
    assert "You may read everything" in other or "Must be consulted" in other
    assert "There is a problem" in pages.post(at_("request", held.pk), {}).content.decode()
    step = {"kind": "stopped", "words": "The order"}
    assert "Stands still since" in pages.post(at_("request", held.pk), step, follow=True).content.decode()
    assert "still asked for" in pages.post(at_("collecting", held.pk), follow=True).content.decode()
    assert pages.get(at_("pack", held.pk)).status_code == 404


def test_another_controller_is_asked_by_a_follow_up(
    taken: RecordsRequest,
    staff_with: Callable[..., Staff],
    partnership: Partnership,
    signed_in: SignIn,
    fixed_clock: object,
) -> None:
    """Somebody whose registration has run out reads no other agency's own entries, and asks."""
    staff = staff_with("front_door_manager", name="Una Reid")
    staff.social_work_number = ""
    staff.save()
    pages = signed_in(staff)
    shown = pages.get(at_("controllers", taken.pk)).content.decode()
    assert "Marches Police" in shown
    assert "Must be consulted" in shown
    assert "There is a problem" in pages.post(at_("controllers", taken.pk), {}).content.decode()
    sent = {"agency": str(partnership.police.pk)}
    assert pages.post(at_("controllers", taken.pk), sent).status_code == 302
    with viewing(as_viewer(staff)):
        asked = FollowUp.objects.get()
        assert (asked.asked_agency_id, asked.origin_id) == (partnership.police.pk, taken.pk)


def test_the_pages_from_a_line_to_the_pack(
    taken: RecordsRequest,
    officer: Staff,
    manager: Staff,
    at: datetime,
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    fixed_clock: object,
) -> None:
    first, second = signed_in(officer), signed_in(manager)
    assert first.post(at_("collecting", taken.pk)).status_code == 302
    with viewing(as_viewer(officer)):
        lines = list(lines_of(taken.pk))
    assert "Tests to apply" in first.get(at_("line", lines[0].pk)).content.decode()
    assert "under which head" in first.post(at_("line", lines[0].pk), {"choice": "withhold"}).content.decode()
    for line in lines:
        assert first.post(at_("line", line.pk), {"choice": "give"}).status_code == 302
    for kind in ("shown", "searched"):
        first.post(at_("request", taken.pk), {"kind": kind, "words": "All folders"})
    assert first.get(at_("approve", taken.pk)).status_code == 403
    assert "aunt Kay" in second.get(at_("approve", taken.pk)).content.decode()
    assert "looked at again" in second.post(at_("approve", taken.pk), {"agreed": "no"}).content.decode()
    approved_as_shown(second, at_("approve", taken.pk))
    assert "aunt Kay" in first.get(at_("pack", taken.pk)).content.decode()
    assert first.get(at_("pack_pdf", taken.pk)).content.startswith(b"%PDF")
    assert "Answered" in first.get(at_("requests")).content.decode()
    assert times_taken(officer) == 2
    monkeypatch.setattr("sightline.information_rights.views.packs.digest_of", lambda made: "another")
    assert first.get(at_("pack", taken.pk)).status_code == 403, "no longer what was approved"


def approved_as_shown(pages: Client, address: str) -> None:
    blind = pages.post(address, {"agreed": "yes"}).content.decode()
    assert "as it stands now" in blind, "nobody approves what they were not shown"
    agreed = {"agreed": "yes", "seen": re.findall(r'name="seen" value="(\w+)"', blind)[0]}
    assert pages.post(address, agreed).status_code == 302


def times_taken(staff: Staff) -> int:
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        return AuditEvent.objects.filter(kind="information_rights.pack_taken", staff_id=staff.pk).count()


@pytest.mark.parametrize(("name", "most"), [("requests", 14), ("request", 28), ("controllers", 32)])
def test_pages_ask_a_fixed_number(
    taken: RecordsRequest,
    officer: Staff,
    signed_in: SignIn,
    fixed_clock: object,
    name: str,
    most: int,
) -> None:
    pages = signed_in(officer)
    pages.post(at_("collecting", taken.pk))
    path = at_(name) if name == "requests" else at_(name, taken.pk)
    pages.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert pages.get(path).status_code == 200
    assert len(queries) <= most
