"""The pages of the schedule, holds, reviews and disposals: what they show, refuse, and how often they ask."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import LegalHold, Staff
from sightline.access.viewer import viewing
from sightline.information_rights.models import DisposalProposal, ScheduleProposal, Tombstone
from sightline.people.models import SourceRecord
from tests.information_rights.conftest import LATELY
from tests.information_rights.deciding import as_viewer

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., SourceRecord]
SignIn = Callable[[Staff], Client]
HOSTILE = "<script>x</script> =1+1 \u202e"


def at_(name: str, *args: object) -> str:
    return reverse(f"information_rights:{name}", args=args)


def day(field: str, year: str) -> dict[str, str]:
    return {f"{field}-day": "1", f"{field}-month": "4", f"{field}-year": year}


@pytest.fixture
def pages(officer: Staff, signed_in: SignIn, fixed_clock: datetime) -> Client:
    return signed_in(officer)


@pytest.fixture
def others(second: Staff, signed_in: SignIn, fixed_clock: datetime) -> Client:
    return signed_in(second)


def test_the_schedule_is_changed_by_two(pages: Client, others: Client) -> None:
    where = at_("propose_schedule", "child_record")
    assert "75 years" in pages.get(at_("schedule")).content.decode()
    assert "There is a problem" in pages.post(where, {"years": "80"}).content.decode()
    sent = {
        "years": "80",
        "authority": HOSTILE,
        "confirmed": "no",
        "why": "Board",
        **day("valid_from", "2026"),
    }
    assert pages.post(where, sent).status_code == 302
    agree = at_("agree_schedule", ScheduleProposal.objects.get().pk)
    assert pages.get(agree).status_code == 403
    shown = others.get(agree).content.decode()
    assert "&lt;script&gt;x" in shown
    assert "<script>x" not in shown
    assert others.post(agree, {"agreed": "yes"}).status_code == 302
    assert others.get(agree).status_code == 404
    assert "Agreed by Sol Ember" in pages.get(at_("schedule")).content.decode()
    assert pages.get(at_("propose_schedule", "none")).status_code == 404


def test_holds_are_placed_and_released(pages: Client, somebody: Makes, officer: Staff) -> None:
    edith = somebody()
    assert "No hold has been placed" in pages.get(at_("holds")).content.decode()
    assert "There is a problem" in pages.post(at_("place"), {"title": "Claim"}).content.decode()
    sent = {"title": "Claim", "why": HOSTILE, "key": ""}
    assert pages.post(at_("place_on_person", edith.pk), sent).status_code == 302
    listed = pages.get(at_("holds")).content.decode()
    assert "Edith Harrow: every class of record" in listed
    assert "<script>x" not in listed
    with viewing(as_viewer(officer)):
        release = at_("release", LegalHold.objects.get().pk)
    assert "A legal hold stands" in pages.get(at_("person", edith.pk)).content.decode()
    assert "There is a problem" in pages.post(release, {}).content.decode()
    assert pages.post(release, {"why": "Settled"}).status_code == 302
    assert pages.get(release).status_code == 404
    assert "Settled" in pages.get(at_("holds")).content.decode()


def test_one_proposes_and_another_disposes(
    pages: Client, others: Client, somebody: Makes, officer: Staff
) -> None:
    edith, child = somebody(), somebody("Jon", "Reed", born=LATELY)
    due = pages.get(at_("due")).content.decode()
    assert "Edith Harrow" in due
    assert "Jon Reed" not in due
    assert "The review date has not come" in pages.get(at_("person", child.pk)).content.decode()
    refused = pages.post(at_("propose", child.pk), {"ground": "no_need", "why": "x"}).content.decode()
    assert "has come to its review date" in refused
    assert "There is a problem" in pages.post(at_("propose", edith.pk), {}).content.decode()
    assert pages.post(at_("propose", edith.pk), {"ground": "no_need", "why": "Read"}).status_code == 302
    again = pages.post(at_("propose", edith.pk), {"ground": "no_need", "why": "Read"}).content.decode()
    assert "has been proposed already" in again
    with viewing(as_viewer(officer)):
        confirm = at_("confirm", DisposalProposal.objects.get().pk)
    assert pages.get(confirm).status_code == 403
    assert "Edith Harrow" in others.get(at_("disposals")).content.decode()
    assert "Say that you have looked" in others.post(confirm, {"agreed": "yes"}).content.decode()
    assert "Enter why they stay" in others.post(confirm, {"agreed": "no"}).content.decode()
    done = others.post(confirm, {"agreed": "yes", "sure": "on"}, follow=True).content.decode()
    assert "What is left of a disposal" in done
    assert "Harrow" not in done
    assert others.get(confirm).status_code == 404
    assert pages.get(at_("person", edith.pk)).status_code == 404
    assert "Gova Nance and Sol Ember" in pages.get(at_("disposals")).content.decode()


def test_a_second_person_says_no_on_the_page(
    pages: Client, others: Client, somebody: Makes, officer: Staff
) -> None:
    edith = somebody()
    pages.post(at_("propose", edith.pk), {"ground": "no_need", "why": "Read"})
    with viewing(as_viewer(officer)):
        confirm = at_("confirm", DisposalProposal.objects.get().pk)
    assert others.post(confirm, {"agreed": "no", "words": "Her daughter asked"}).status_code == 302
    assert (
        "Not confirmed by Sol Ember: Her daughter asked"
        in pages.get(at_("person", edith.pk)).content.decode()
    )
    kept = {"why": "Asked for", **day("until", "2027")}
    assert "There is a problem" in pages.post(at_("keep", edith.pk), {}).content.decode()
    assert (
        "day to come"
        in pages.post(at_("keep", edith.pk), {"why": "x", **day("until", "2020")}).content.decode()
    )
    assert pages.post(at_("keep", edith.pk), kept).status_code == 302
    assert "Kept until 1 April 2027" in pages.get(at_("person", edith.pk)).content.decode()
    assert "Edith Harrow" not in pages.get(at_("due")).content.decode()


def test_papers_go_by_two_people(pages: Client, others: Client, officer: Staff) -> None:
    assert "review date" in pages.post(at_("papers"), {"why": "x", **day("before", "2026")}).content.decode()
    assert pages.post(at_("papers"), {"why": "Old", **day("before", "2024")}).status_code == 302
    with viewing(as_viewer(officer)):
        confirm = at_("confirm", DisposalProposal.objects.get().pk)
    assert "before 1 April 2024" in others.get(confirm).content.decode()
    assert others.post(confirm, {"agreed": "yes", "sure": "on"}).status_code == 302
    with viewing(as_viewer(officer)):
        left = Tombstone.objects.get()
    assert "Drafts, messages" in pages.get(at_("tombstone", left.pk)).content.decode()


def test_the_namesake_is_told_why_not(
    signed_in: SignIn, staff_with: Callable[..., Staff], somebody: Makes, fixed_clock: datetime
) -> None:
    edith = somebody()
    own = signed_in(staff_with("governance_officer", name="Edith Harrow"))
    assert "bears your name" in own.get(at_("person", edith.pk)).content.decode()
    sent = {"ground": "no_need", "why": "x"}
    assert "bears your name" in own.post(at_("propose", edith.pk), sent).content.decode()


@pytest.mark.parametrize(
    ("name", "most"), [("start", 6), ("schedule", 9), ("holds", 9), ("due", 10), ("disposals", 10)]
)
def test_a_longer_list_asks_no_more(
    pages: Client, somebody: Makes, officer: Staff, at: datetime, name: str, most: int
) -> None:
    pages.get(at_(name))
    before = asked(pages, at_(name))
    for number in range(5):
        edith = somebody("Edith", f"Harrow{number}")
        pages.post(at_("place_on_person", edith.pk), {"title": "Claim", "why": "x", "key": "working_paper"})
        pages.post(at_("propose", edith.pk), {"ground": "no_need", "why": "Read"})
        sent = {"years": "80", "authority": "x", "confirmed": "no", "why": "x", **day("valid_from", "2026")}
        pages.post(at_("propose_schedule", "child_record"), sent)
    after = asked(pages, at_(name))
    assert after <= most
    assert after - before <= 2, "the names of those listed, and nothing for each line"


def test_the_page_of_one_person_asks_a_fixed_number(pages: Client, somebody: Makes) -> None:
    edith = somebody()
    pages.get(at_("person", edith.pk))
    assert asked(pages, at_("person", edith.pk)) <= 18


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)
