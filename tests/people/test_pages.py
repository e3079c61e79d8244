"""The pages about people, opened as each role opens them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.people import actions, pages
from sightline.people.actions import NewName
from sightline.people.models import Name, SourceRecord
from sightline.people.pages.header import age_in_words, born_in_words
from sightline.people.queries import one_child
from sightline.people.states import BirthCertainty, Role
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people.reading import page
from tests.people_of_the_tests import Partnership

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("fixed_clock"),
]


MISSPELT: dict[str, Any] = {"names": "okafur amelie", "born-year": "2010", "born-month": "3"}
NO_DATE: dict[str, Any] = {"names": "a", "born-year": "20x0"}


def test_an_empty_search_page_says_what_to_do(site: Client) -> None:
    assert "Enter what you know" in page(site, "search")


def test_a_search_lists_people_with_reasons(site: Client, child: SourceRecord) -> None:
    said = page(site, "search", **MISSPELT)
    assert "1 person on this page" in said
    assert "Name is alike, date of birth agrees" in said
    assert "“okafur” is one letter from the surname Okafor" in said
    assert "Amelia Rose Okafor" in said


def test_a_search_that_cannot_be_read_says_so(site: Client) -> None:
    assert "must be a real date" in page(site, "search", **NO_DATE)


def test_nobody_found_leads_to_adding(site: Client, viewer: Viewer) -> None:
    typed: dict[str, Any] = {"names": "Zebedee Quill", "born-year": "2011", "identifier": "943 476 5870"}
    said = page(site, "search", **typed)
    assert "Nobody found" in said
    assert "Add a new person" in said
    html = site.post(reverse("people:search"), typed, follow=True)
    href = re.search(r'href="(/people/add/[^"]+)"', html.content.decode())
    assert href
    form = site.get(href[1].replace("&amp;", "&")).content.decode()
    assert 'value="Zebedee"' in form
    assert 'value="Quill"' in form
    slip = re.search(r'name="search" value="([^"]+)"', form)
    assert slip
    posted: dict[str, Any] = {
        "given": "Zebedee",
        "surname": "Quill",
        "known_as": "Zeb",
        "born-year": "2011",
        "sex": "M",
    }
    said = page(site, "add", search=slip[1], birth_certainty="given", nhs="9434765871", **posted)
    assert "Added. Look at the possible matches" in said
    with viewing(viewer):
        assert Name.objects.filter(surname="Quill").count() == 2


def test_no_name_stands_in_an_address_and_results_can_be_read_again(
    site: Client, child: SourceRecord
) -> None:
    sent = site.post(reverse("people:search"), {"names": "okafur amelie"})
    where = sent.headers["Location"]
    assert "okafur" not in where.lower()
    for _ in range(2):
        read = site.get(where)
        assert "Amelia Rose Okafor" in read.content.decode()
        hrefs = re.findall(r'(?:href|action)="([^"]*)"', read.content.decode())
        assert not [href for href in hrefs if "okaf" in href.lower() or "amelie" in href.lower()]
    assert "Enter what you know" in page(site, "search", query="?names=okafur+amelie")


def test_a_search_no_longer_kept_says_so(site: Client) -> None:
    said = page(site, "search", query="?found=gone")
    assert "That search is no longer kept" in said
    assert "Enter what you know" in said


def test_adding_needs_a_search(site: Client) -> None:
    response = site.get(reverse("people:add"), follow=True)
    assert response.redirect_chain
    assert "Search for this person before adding" in response.content.decode()


def test_details_say_what_is_held(
    site: Client, child: SourceRecord, viewer: Viewer, partnership: Partnership
) -> None:
    with viewing(viewer):
        other = person(partnership.council, viewer, **GRACE)
        given: dict[str, Any] = {"record": child, "by": viewer, "at": AT}
        actions.add_name(name=NewName("Millie", "Okafor", kind="alias", to_on=date(2020, 1, 1)), **given)
        actions.add_identifier(kind="upn", value="A801200005001", traced=True, **given)
        actions.add_address(lines="1 High Street", postcode="TF3 4NF", confidential=True, **given)
        actions.add_contact_point(kind="phone", value="01952 000000", whose="mother", **given)
        actions.add_relationship(first=other, second=child, role=Role.STEP_PARENT, by=viewer, at=AT)
        actions.note_involvement(
            record_id=child.pk, agency_id=partnership.charity.pk, role="Mentor", who="Sam Lane",
            folder="people", started_on=date(2026, 1, 5), by=viewer, at=AT,
        )  # fmt: skip
    said = page(site, "details", child.pk)
    for words in (
        "16 years", "4 March 2010", "943 476 5870", "Check this number", "Traced", "Confidential", "Ask before writing",
        "01952 000000 (mother)", "Step-parent Grace Pemberton", "Mentor Sam Lane, Stepping Stones since 5 January 2026",
        "Alias (ended) Millie Okafor", "until 1 January 2020", "held by Wrekinshire Council",
    ):  # fmt: skip
        assert words in said, words
    assert "Step-child Amelia Rose Okafor" in page(site, "details", other.pk)


def test_opening_is_on_record_once(
    site: Client, child: SourceRecord, staff_with: Callable[..., Staff]
) -> None:
    page(site, "details", child.pk)
    officer = viewer_of(staff_with("governance_officer"), on=AT.date())
    with viewing(officer):
        assert AuditEvent.objects.filter(outcome="opened", subject_id=child.pk).count() == 1


PAGES = [("details", 17), ("matches", 24), ("particulars", 9)]


@pytest.mark.parametrize(("name", "most"), PAGES)
def test_pages_take_a_fixed_number_of_reads(
    site: Client, child: SourceRecord, viewer: Viewer, partnership: Partnership, name: str, most: int
) -> None:
    page(site, name, child.pk)
    counts = []
    for _ in range(2):
        with viewing(viewer):
            copy = person(partnership.police, viewer, **AMELIA)
            actions.confirm_link(left=child, right=copy, why="x", by=viewer, at=AT)
            person(partnership.police, viewer, **AMELIA)
        with CaptureQueriesContext(connection) as reads:
            page(site, name, child.pk)
        counts.append(len(reads))
    assert counts == [most, most]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"born_year": 2010, "born_month": 3, "born_day": 5}, "15 years"),
        ({"born_year": 2025, "born_month": 8, "born_day": 4}, "7 months"),
        ({"born_year": 2026, "born_month": 3, "born_day": 1}, "Under 1 month"),
        ({"born_year": 2026, "born_month": 12, "born_day": 1}, "Not yet born"),
        ({"born_year": 2026, "birth_certainty": BirthCertainty.EXPECTED}, "Not yet born"),
        ({"born_year": 2010}, "15 or 16 years"),
        ({"born_year": 2010, "born_month": 3}, "15 or 16 years"),
        ({"born_year": 2010, "born_month": 9}, "15 years"),
        ({"born_year": 2026}, "Under 1 year"),
        ({}, "Age not known"),
        ({"died_on": date(2025, 1, 2)}, "Died on 2 January 2025"),
    ],
)
def test_age_in_words(given: dict[str, Any], words: str) -> None:
    assert age_in_words(SourceRecord(**given), on=date(2026, 3, 4)) == words
    assert born_in_words(SourceRecord(**given))


def test_the_header_speaks_for_all_linked_records(
    child: SourceRecord, viewer: Viewer, partnership: Partnership
) -> None:
    with viewing(viewer):
        bare = person(partnership.police, viewer, reference="P9")
        actions.confirm_link(left=child, right=bare, why="x", by=viewer, at=AT)
        found = one_child(viewer, bare.pk)
        assert found is not None
        header = pages.header(found, on=AT.date())
        assert (header.name, header.age, header.linked) == ("Amelia Rose Okafor", "16 years", 1)
