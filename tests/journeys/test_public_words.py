"""A page is written, looked at, published and read by anybody, on a phone and at a desk; in Urdu once it was signed."""

from typing import Any

from playwright.sync_api import ViewportSize

from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.content.actions import preview_version, publish_version, sign_translation, write_version
from sightline.content.given import Writing
from sightline.core import clock
from sightline.deadlines.actions import load_rules
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.public_pages import BOTH_SIZES, Teller
from tests.journeys.serving import Time
from tests.people_of_the_tests import Partnership, member_of_staff, partnership_of_tests

WORDS = "## Who can I tell?\n\nTell somebody you trust. You will be believed.\n\n- [Tell us](/)\n- Ring [999](tel:999)"
URDU = "## میں کسے بتاؤں؟\n\nکسی ایسے شخص کو بتائیں جس پر آپ کو بھروسا ہے۔"
LARGEST = 60 * 1024


@BOTH
@BOTH_SIZES
def test_words_come_to_the_public_by_two_people(
    opens_the_public_pages: Teller,
    opens_a_window: Opens,
    time: Time,
    scripts: bool,
    size: ViewportSize,
) -> None:
    there = _begin(time)
    reader = opens_the_public_pages(scripts=scripts, size=size)
    reader.visit("/info/").sees("has not published these pages yet", "Childline")
    reader.visit("/info/young-people/").sees("This page is not ready yet", "Childline")
    writer = opens_a_window(member_of_staff(there, "partnership_officer"), scripts=scripts, name="writer")
    second = opens_a_window(member_of_staff(there, "governance_officer"), scripts=scripts, name="second")
    _is_written(writer)
    _is_published(second)
    reader.visit("/info/").follow("For you").sees(
        "Who can I tell?", "You will be believed", "0800 1111", "CEOP"
    )
    assert reader.context.cookies() == []
    _in_urdu(there, time)
    _is_read_in_urdu(reader)
    second.visit("/content/young-people/en/1/").follow("Withdraw it")
    second.fill("Why is it taken away from the public?", "A number was wrong")
    second.press("Take it away from the public").sees("The public no longer sees it")
    for path in ("/info/young-people/", "/info/young-people/ur/"):
        reader.visit(path).sees("This page is not ready")
    for each in (reader, writer, second):
        each.checked()


def _begin(time: Time) -> Partnership:
    by = system_viewer("test")
    with clock.fixed(time.now), viewing(by):
        load_rules(by=by, at=time.now)
    return partnership_of_tests()


def _is_written(writer: Visitor) -> None:
    writer.visit("/content/").follow("For young people", exact=True).follow("Write a new version")
    writer.fill("The page’s title", "For you").fill("The words", WORDS)
    writer.fill("What did you change, and who decided it?", "Agreed by the group").press(
        "Keep as a new version"
    )
    writer.follow("Version 1").sees("Reading age").follow("See it as the public will")
    writer.page.frame_locator("iframe").first.get_by_role("heading", name="Who can I tell?").wait_for()
    writer.press("I have looked at it").sees("You wrote this version. Somebody else publishes it.")


def _is_published(second: Visitor) -> None:
    second.visit("/content/young-people/en/1/").follow("Publish it")
    second.date("By when does somebody read it again?", "1", "9", "2026").press("Publish it")
    second.sees("Everybody can read it now")


def _in_urdu(there: Partnership, time: Time) -> None:
    """Put in by one, signed by its translator, published by another."""
    with clock.fixed(time.now):
        staff = [member_of_staff(there, role) for role in ("partnership_officer", "governance_officer")]
        writer, second = (viewer_of(each, on=clock.today()) for each in staff)
        given: dict[str, Any] = {"slug": "young-people", "language": "ur"}
        with viewing(writer):
            made = Writing(**given, title="آپ کے لیے", body=URDU, why="Translated", source=1)
            write_version(writing=made, seen=0, by=writer, at=time.now)
            preview_version(**given, number=1, by=writer, at=time.now)
        known: dict[str, Any] = {"translator": "Samina Qureshi", "standing": "Chartered linguist"}
        given["number"] = 1
        with viewing(second):
            sign_translation(**given, **known, signed_on=clock.today(), by=second, at=time.now)
            publish_version(**given, review_on=None, words="", by=second, at=time.now)


def _is_read_in_urdu(reader: Visitor) -> None:
    reader.visit("/info/young-people/").follow("اردو").sees("میں کسے بتاؤں؟", "Childline")
    article = reader.page.locator("article")
    assert (article.get_attribute("lang"), article.get_attribute("dir")) == ("ur", "rtl")
    assert len(reader.page.content().encode()) < LARGEST
