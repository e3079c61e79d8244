"""The list of proposals, the pair, and what other pages say of them: to those who may answer, and to nobody else."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, viewing
from sightline.people import actions
from sightline.people.models import SourceRecord
from sightline.people.states import Band
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people.proposing import run, told
from tests.people.reading import page
from tests.people_of_the_tests import Partnership

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("fixed_clock"),
]


@pytest.fixture
def copy(partnership: Partnership, viewer: Viewer, child: SourceRecord) -> SourceRecord:
    with viewing(viewer):
        made = person(partnership.police, viewer, **AMELIA)
    run(
        told(
            child,
            made,
            nearly=("Surname is one letter apart",),
            differs=("Postcode differs",),
            not_known=("NHS number not held on one of the records",),
        )
    )
    return made


def words(site: Client, where: str) -> str:
    response = site.get(where)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_empty_list_says_what_comes(site: Client) -> None:
    said = page(site, "proposals")
    assert "No pair waits for an answer" in said
    assert "Nobody has said that they are not sure" in page(site, "proposals", query="?show=unsure")
    assert "No proposed pair has been answered" in page(site, "proposals", query="?show=answered")


def test_the_list_says_why_in_words_and_shows_no_number(
    site: Client, copy: SourceRecord, partnership: Partnership, viewer: Viewer, child: SourceRecord
) -> None:
    with viewing(viewer):
        grace = person(partnership.school, viewer, **GRACE)
    run(
        told(child, copy, nearly=("Surname is one letter apart",), differs=("Postcode differs",)),
        told(child, grace, Band.PROPOSE),
    )
    said = page(site, "proposals")
    assert said.index("Look at these first") < said.index("These need more care")
    assert "Amelia Rose Okafor and Amelia Rose Okafor" in said
    assert "4 March 2010" in said
    assert "Agrees Given name agrees" in said
    assert "Nearly Surname is one letter apart" in said
    assert "Differs Postcode differs" in said
    assert "robability" not in said
    assert "%" not in said
    assert "Look at these first" in page(site, "proposals", query="?show=nonsense")


def test_reading_the_list_is_on_the_record_with_whom_it_showed(
    site: Client, child: SourceRecord, copy: SourceRecord, governor: Staff, viewer_with: Callable[..., Viewer]
) -> None:
    page(site, "proposals")
    with viewing(viewer_with("governance_officer")):
        line = AuditEvent.objects.get(kind="people.proposals_read")
        assert set(line.about) == {str(child.pk), str(copy.pk)}


@pytest.mark.parametrize(
    ("decision", "shown", "done", "undo"),
    [
        ("confirmed", "answered", "Linked. Both records", "undone"),
        ("refused", "answered", "Recorded as different people", "taken_back"),
        ("unsure", "unsure", "Recorded as not sure", "taken_back"),
    ],
)
def test_each_answer_is_given_read_and_undone(
    site: Client, child: SourceRecord, copy: SourceRecord, decision: str, shown: str, done: str, undo: str
) -> None:
    one, other = sorted((child.pk, copy.pk))
    pair, back = ("compare", one, other), "?from=proposals"
    said = page(site, *pair, query=back)
    assert "Proposed on 4 March 2026, model t1" in said
    assert "Postcode differs" in said
    said = page(site, *pair, query=back, decision=decision, why="I rang the school", after="0")
    assert done in said
    assert "No pair waits" in said, "back to the list"
    assert "Front Door Manager 1, 4 March 2026" in page(site, "proposals", query=f"?show={shown}")
    said = page(site, *pair, query=back, decision=undo, why="I mixed them up", after="1")
    assert "Look at these first" in said
    said = page(site, *pair, query=back)
    assert "I rang the school" in said
    assert "I mixed them up" in said


def test_two_people_answer_and_the_second_reads_the_first(
    site: Client, child: SourceRecord, copy: SourceRecord, viewer: Viewer
) -> None:
    with viewing(viewer):
        actions.confirm_link(left=child, right=copy, why="One number", by=viewer, at=AT)
    pair = ("compare", child.pk, copy.pk)
    said = page(site, *pair, query="?from=proposals", decision="refused", why="Two girls", after="0")
    assert "Somebody else decided about these two records" in said
    assert "One number" in said
    assert "Two girls" in said
    assert "These records are linked. What do you decide?" in said
    assert "No, they are different people" not in said
    without = page(site, *pair, decision="undone", why="", after="1")
    assert "These records are linked. What do you decide?" in without


def test_pages_of_the_child_and_my_work_tell_those_who_may_answer(
    site: Client,
    child: SourceRecord,
    copy: SourceRecord,
    adviser: Staff,
    signed_in: Callable[[Staff], Client],
) -> None:
    desk, work = reverse("desk:child", args=[child.pk]), reverse("desk:my_work")
    assert "Another record may be this person" in words(site, desk)
    assert "1 pair to look at" in words(site, work)
    reader = signed_in(adviser)
    assert "Another record may be this person" not in words(reader, desk)
    assert "May be one person" not in words(reader, work)
    assert "Proposed on" not in words(reader, reverse("people:compare", args=[child.pk, copy.pk]))
    assert reader.get(reverse("people:proposals")).status_code == 403
    page(site, "compare", child.pk, copy.pk, decision="refused", why="x", after="0")
    assert "Another record may be this person" not in words(site, desk)
    assert "May be one person" not in words(site, work)


def test_behind_a_wall_a_pair_is_neither_shown_nor_counted(
    child: SourceRecord,
    copy: SourceRecord,
    viewer: Viewer,
    second: Staff,
    signed_in: Callable[[Staff], Client],
) -> None:
    outside = signed_in(second)
    assert "Amelia" in page(outside, "proposals")
    with viewing(viewer):
        actions.restrict(record=child, named=[], ask="x", why="x", by=viewer, at=AT)
    assert "No pair waits" in page(outside, "proposals")
    assert "May be one person" not in words(outside, reverse("desk:my_work"))
    assert "Another record" not in words(outside, reverse("desk:child", args=[copy.pk]))


def test_the_list_takes_as_many_reads_however_long(
    site: Client,
    child: SourceRecord,
    copy: SourceRecord,
    partnership: Partnership,
    viewer: Viewer,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with viewing(viewer):
        more = [person(partnership.school, viewer, **GRACE) for _ in range(12)]
    run(*(told(child, each) for each in more))
    with django_assert_max_num_queries(16):
        first = page(site, "proposals")
    assert "Next page" in first
    assert "Previous page" in page(site, "proposals", query="?page=2")
