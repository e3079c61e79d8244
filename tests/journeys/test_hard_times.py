"""Two people at once, text that attacks, a server that is gone: nothing is lost, and the words are clear."""

import pytest
from playwright.sync_api import Error

from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.front_door.actions import take_contact
from sightline.front_door.given import Named
from sightline.front_door.models import Contact, Decision
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.front_door.conftest import spoken
from tests.journeys.browser import Visitor
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Site
from tests.people_of_the_tests import member_of_staff

HOSTILE = [
    "<script>document.title='taken'</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example","press")',
    "שלום مرحبا 👩‍👧‍👦 Zoë Łł",
    "'; DROP TABLE front_door_contact; --",
]


@pytest.fixture
def people(site: Site) -> Cast:
    return cast()


@pytest.fixture
def contact(people: Cast) -> Contact:
    child = people.known_child("Kacper", "Wisniewski", Born(2011, 5, 14))
    by = viewer_of(people.adviser, on=STILL.date())
    with viewing(by):
        return take_contact(said=spoken(STILL), people=[Named(record_id=child.pk)], by=by, at=STILL)


def decide(worker: Visitor, reason: str) -> Visitor:
    worker.choose("Vulnerable", within="Level of need")
    worker.choose("Passed to another agency for early help", within="What happens")
    return worker.fill("Reason", reason).press("Decide, in my name")


@BOTH
def test_two_social_workers_decide_and_both_texts_are_shown(
    people: Cast, contact: Contact, opens_a_window: Opens, scripts: bool
) -> None:
    other = member_of_staff(people.there, "social_worker", name="Tess Moor")
    first, second = (opens_a_window(each, scripts=scripts) for each in (people.social_worker, other))
    for worker in (first, second):
        worker.visit(f"/contacts/{contact.pk}/decide/")
    decide(first, "The first reason.")
    decide(second, "The second reason.")
    second.sees("The first reason.", "The second reason.", "Sam Field")
    assert _decisions() == ["The first reason."]
    second.press("Decide, in my name")
    assert _decisions() == ["The first reason.", "The second reason."]
    second.visit(f"/contacts/{contact.pk}/").sees("The second reason.")
    for worker in (first, second):
        worker.checked()


def _decisions() -> list[str]:
    with viewing(system_viewer("test")):
        return [row.reason for row in Decision.objects.order_by("number")]


@BOTH
@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "formula", "directions", "sql"])
def test_whatever_is_typed_is_shown_as_it_was_typed(
    people: Cast, contact: Contact, opens_a_window: Opens, scripts: bool, text: str
) -> None:
    worker = opens_a_window(people.social_worker, scripts=scripts)
    worker.visit(f"/contacts/{contact.pk}/decide/")
    decide(worker, text)
    worker.visit(f"/contacts/{contact.pk}/")
    assert text in (worker.page.locator("main").text_content() or "")
    assert "taken" not in worker.page.title()
    worker.visit(f"/?names={text}").visit("/people/")
    worker.fill("Name", text).press("Search")
    worker.checked()


def test_what_turns_the_direction_of_the_text_round_is_not_kept(
    people: Cast, contact: Contact, opens_a_window: Opens
) -> None:
    worker = opens_a_window(people.social_worker)
    worker.visit(f"/contacts/{contact.pk}/decide/")
    decide(worker, "a file \u202egnp.exe\u202c of hers")
    assert "\u202e" not in _decisions()[0]


@BOTH
def test_two_presses_save_once(people: Cast, contact: Contact, opens_a_window: Opens, scripts: bool) -> None:
    worker = opens_a_window(people.social_worker, scripts=scripts)
    worker.visit(f"/contacts/{contact.pk}/decide/")
    worker.choose("Vulnerable", within="Level of need")
    worker.choose("Passed to another agency for early help", within="What happens")
    worker.fill("Reason", "Once.").press_twice("Decide, in my name")
    assert _decisions() == ["Once."]
    worker.checked()


def test_a_server_that_is_gone_takes_no_words_with_it(
    people: Cast, contact: Contact, opens_a_window: Opens, site: Site
) -> None:
    """What was typed is kept on the server while typing; the saving fails, and the words wait on my work."""
    worker = opens_a_window(people.social_worker)
    worker.visit(f"/contacts/{contact.pk}/decide/")
    with worker.page.expect_response(lambda answer: "/drafts/keep/" in answer.url):
        worker.fill("Reason", "Typed before the server went.")
    site.stop()
    elsewhere = (
        worker.context.new_page()
    )  # a window of its own: the browser's page of failure comes when it will
    with pytest.raises(Error):
        elsewhere.goto(site.address)
    elsewhere.close()
    site.start()
    worker.complaints.clear()
    worker.visit("/").sees("Begun and not saved", "Not saved yet").follow("Decide what happens")
    assert (
        worker.page.locator("main").get_by_label("Reason").first.input_value()
        == "Typed before the server went."
    )
    assert _decisions() == []
    worker.checked()


@BOTH
def test_save_and_come_back_keeps_every_word(
    people: Cast, contact: Contact, opens_a_window: Opens, scripts: bool
) -> None:
    worker = opens_a_window(people.social_worker, scripts=scripts)
    worker.visit(f"/contacts/{contact.pk}/decide/").fill("Reason", "Half a thought").press(
        "Save and come back later"
    )
    worker.visit("/").follow("Decide what happens")
    assert worker.page.locator("main").get_by_label("Reason").first.input_value() == "Half a thought"
    worker.checked()
