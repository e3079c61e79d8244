"""The monthly report to the strategic panel: numbers from records, no child's name, on the panel's agenda (A.10)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.meetings import actions
from sightline.meetings.given import Calling, Place
from sightline.meetings.models import Item, Meeting
from sightline.meetings.states import Kind
from tests.cases.conftest import Pathway, pathway
from tests.desk.conftest import child, contact
from tests.desk.test_tracker import referral

__all__ = ["child", "contact", "pathway"]
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
PAGE = "/tracker/report/"


def panel(pathway: Pathway) -> Meeting:
    by, at = pathway.viewer("head"), pathway.at
    with viewing(by):
        kind = Kind.STRATEGIC_PANEL
        group = actions.make_group(name="Strategic panel", kind=kind, purpose="", by=by, at=at)
        calling = Calling(
            kind=kind,
            why="As each month",
            starts_at=at + timedelta(days=10),
            where="Hall",
            group=group,
            places=(Place(agency=pathway.there.police),),
        )
        return actions.call_meeting(calling=calling, by=by, at=at)


def test_the_month_is_counted_without_a_name_and_put_on_the_agenda(
    pathway: Pathway, signed_in: Signs
) -> None:
    head = pathway.add("head", "front_door_manager")
    for _ in range(2):
        referral(pathway)
    whole, client = panel(pathway), signed_in(head)
    where = f"{PAGE}?month={pathway.at.date().replace(day=1).isoformat()}"
    page = client.get(where).content.decode()
    assert "2 referrals" in page
    assert "Reed" not in page
    assert client.post(where, {"meeting": str(whole.pk)}).status_code == 302
    with viewing(pathway.viewer("head")):
        item = Item.objects.get(meeting=whole)
    assert "2 referrals" in item.words
    assert "Reed" not in item.words
    assert "No referrals" in client.get(PAGE).content.decode()


def test_reads_do_not_grow_and_others_are_refused(pathway: Pathway, signed_in: Signs) -> None:
    client = signed_in(pathway.add("head", "front_door_manager"))

    def reads() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert (
                client.get(f"{PAGE}?month={pathway.at.date().replace(day=1).isoformat()}").status_code == 200
            )
        return len(seen)

    referral(pathway)
    reads()
    few = reads()
    for _ in range(3):
        referral(pathway)
    assert reads() == few
    for who in ("practitioner", "social_worker", "police"):
        assert signed_in(pathway.staff[who]).get(PAGE).status_code == 403


def test_the_blank_form_and_the_posts_guidance_names(pathway: Pathway, signed_in: Signs) -> None:
    client = signed_in(pathway.add("head", "front_door_manager"))
    form = client.get("/meetings/report/").content.decode()
    assert "Police intelligence considered" in form
    assert "Write no child" in form
    whole = panel(pathway)
    page = client.get(f"/meetings/groups/{whole.group_id}/").content.decode()
    assert "Harm assessment unit" in page
