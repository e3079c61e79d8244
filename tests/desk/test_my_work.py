"""My work: each post's own sections, what is late first, paged, in a fixed number of reads (section 9, 10)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.actions.drafts import keep_draft
from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.follow_up.actions import ask
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.models import Contact
from tests.people_of_the_tests import Partnership

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Opens = Callable[[Staff], Client]
Makes = Callable[..., Contact]
PAGE = "/"


def eyes(staff: Staff, at: datetime) -> Viewer:
    return viewer_of(staff, on=at.date())


def text(client: Client, path: str = PAGE) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def headings(client: Client) -> set[str]:
    page = text(client)
    known = {
        "Deadlines",
        "Contacts to decide or pass on",
        "People to tell what happens",
        "Asked of others and of us",
        "Organisations that leave requests unanswered",
        "Begun and not saved",
    }
    return {heading for heading in known if f">{heading}</h2>" in page}


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("adviser", {"Deadlines", "Contacts to decide or pass on", "People to tell what happens",
                     "Asked of others and of us", "Begun and not saved"}),
        ("agency_worker", {"Deadlines", "Asked of others and of us", "Begun and not saved"}),
        ("partnership_officer", {"Organisations that leave requests unanswered", "Begun and not saved"}),
        ("administrator", {"Begun and not saved"}),
    ],
)  # fmt: skip
def test_each_post_has_its_own_sections(
    role: str, wanted: set[str], staff_with: Callable[..., Staff], signed_in: Opens
) -> None:
    assert headings(signed_in(staff_with(role))) == wanted


def test_a_contact_waits_with_the_child_s_name_and_its_deadlines(
    staff_with: Callable[..., Staff], signed_in: Opens, contact: Makes, at: datetime
) -> None:
    adviser = staff_with("adviser")
    by = eyes(adviser, at)
    with viewing(by):
        kept = contact(by=by, at=at)
    page = text(signed_in(adviser))
    assert kept.reference in page
    assert "Jon Reed" in page
    assert "passed" not in page
    with clock.fixed(at + timedelta(days=3)):
        assert "have passed" in text(signed_in(adviser))


def test_a_section_too_long_for_the_page_is_paged(
    staff_with: Callable[..., Staff], signed_in: Opens, contact: Makes, at: datetime
) -> None:
    adviser = staff_with("adviser")
    by = eyes(adviser, at)
    with viewing(by):
        for _ in range(30):
            contact(by=by, at=at)
    client = signed_in(adviser)
    assert "?show=contacts" in text(client)
    first = text(client, "/?show=contacts")
    assert first.count("C-2026-") >= 25
    assert "page=2" in first
    assert "C-2026-" in text(client, "/?show=contacts&page=2")
    assert "No contact waits" in text(client, "/?show=contacts&page=9")


def test_the_number_of_reads_does_not_grow_with_the_work(
    staff_with: Callable[..., Staff], signed_in: Opens, contact: Makes, at: datetime
) -> None:
    adviser = staff_with("adviser")
    by, client = eyes(adviser, at), signed_in(adviser)

    def reads() -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client)
        return len(seen)

    with viewing(by):
        contact(by=by, at=at)
    reads()  # the first also notes that the session is in use
    few = reads()
    with viewing(by):
        for _ in range(6):
            contact(by=by, at=at)
    assert reads() == few


def test_what_is_asked_of_an_organisation_waits_for_its_worker(
    partnership: Partnership, staff_with: Callable[..., Staff], signed_in: Opens, rules: None, at: datetime
) -> None:
    adviser = staff_with("adviser")
    worker = staff_with("agency_worker", employer=partnership.charity, team=partnership.early_help)
    by = eyes(adviser, at)
    request = Request(
        Kind.EARLY_HELP, partnership.charity, "Mentoring", "A worry", team=partnership.early_help
    )
    with viewing(by):
        asked = ask(request=request, about=[], owner_team=partnership.front_door, by=by, at=at)
    page = text(signed_in(worker))
    assert asked.reference in page
    assert reverse("follow_up:one", args=[asked.pk]) in page


def test_a_draft_leads_back_to_its_form(
    staff_with: Callable[..., Staff], signed_in: Opens, at: datetime
) -> None:
    adviser = staff_with("adviser")
    by = eyes(adviser, at)
    with viewing(by):
        keep_draft(form="contact", path="/contacts/new/", fields={}, title="A new contact", by=by, at=at)
    page = text(signed_in(adviser))
    assert "A new contact" in page
    assert 'href="/contacts/new/"' in page
