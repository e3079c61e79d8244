"""The pages on which public words are written, looked at and published."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of
from sightline.core import clock
from tests.content.conftest import SLUG, Press

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
TYPED = {"title": "For you", "body": "You will be believed.\n\n- one\n- two", "why": "Agreed by the group"}


@pytest.fixture
def people(
    rules: None,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    at: Any,
    fixed_clock: Any,
) -> tuple[Client, Client, Press]:
    """Two browsers, of a writer and a second person, and what they do without one."""
    staff = [
        staff_with("partnership_officer"),
        staff_with("governance_officer"),
        staff_with("partnership_officer"),
    ]
    viewers = [viewer_of(each, on=clock.today()) for each in staff]
    return signed_in(staff[0]), signed_in(staff[1]), Press(viewers[0], viewers[1], viewers[2], at)


def address(name: str, number: int = 1, language: str = "en") -> str:
    return reverse(f"content:{name}", args=[SLUG, language, number])


WRITE = "/content/young-people/en/write/"


def test_from_the_first_words_to_the_public(people: tuple[Client, Client, Press]) -> None:
    writer, second, _ = people
    assert "Not published" in writer.get(reverse("content:list")).content.decode()
    assert writer.post(WRITE, TYPED | {"seen": "0"}).status_code == 302
    shown = writer.get(address("preview"))
    assert "frame-src 'self'" in shown["Content-Security-Policy"]
    assert writer.post(address("preview")).status_code == 302
    assert writer.get(address("publish")).status_code == 403, "they wrote it"
    day = clock.today() + timedelta(days=100)
    given = {"review_on_0": day.day, "review_on_1": day.month, "review_on_2": day.year, "words": ""}
    page = second.get(address("publish")).content.decode()
    names = [name for name in ("review_on_0", "review_on-day") if name in page]
    assert names, page[-3000:]
    if names == ["review_on-day"]:
        given = {
            "review_on-day": day.day,
            "review_on-month": day.month,
            "review_on-year": day.year,
            "words": "",
        }
    assert second.post(address("publish"), given).status_code == 302
    listed = second.get(reverse("content:list")).content.decode()
    assert "By 12 June 2026" in listed
    one = second.get(address("version")).content.decode()
    assert "Published" in one
    assert "Flesch–Kincaid" in one


def test_the_preview_is_the_public_s_own_page_with_its_numbers_and_no_script(
    people: tuple[Client, Client, Press],
) -> None:
    writer, _, press = people
    press.write("## Help\n\nTell us.")
    answer = writer.get(reverse("public:preview", args=[SLUG, "en", 1]))
    text = answer.content.decode()
    for part in ("<h2>Help</h2>", "0800 1111", "Exit this page", "CEOP"):
        assert part in text
    policy = answer["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy


def test_what_two_people_save_is_shown_to_the_second_and_nothing_typed_is_lost(
    people: tuple[Client, Client, Press],
) -> None:
    writer, second, _ = people
    writer.post(WRITE, TYPED | {"seen": "0"})
    clash = second.post(WRITE, TYPED | {"body": "Mine, and not lost.", "seen": "0"})
    text = clash.content.decode()
    assert clash.status_code == 409
    assert "Mine, and not lost." in text
    assert "You will be believed." in text
    assert 'name="seen" value="1"' in text
    assert second.post(WRITE, TYPED | {"body": "Mine, and not lost.", "seen": "1"}).status_code == 302
    refused = second.post(WRITE, TYPED | {"body": "![x](https://e.org/x)", "seen": "2"})
    assert "nothing else" in refused.content.decode()
    assert "![x](https://e.org/x)" in refused.content.decode()


def test_every_version_and_what_it_changed(people: tuple[Client, Client, Press]) -> None:
    writer, _, press = people
    press.write("Stays.\n\nGoes.")
    press.write("Stays.\n\nComes.", seen=1, by=press.second)
    text = writer.get(address("version", 2)).content.decode()
    assert "<del>Goes.</del>" in text
    assert "<ins>Comes.</ins>" in text
    assert "<ins>Stays.</ins>" not in text
    history = writer.get(reverse("content:page", args=[SLUG])).content.decode()
    assert "Version 1" in history
    assert "Version 2" in history
    begun = writer.get(WRITE + "?from=1").content.decode()
    assert "Goes." in begun


def test_a_translation_has_its_language_and_direction_and_its_signature(
    people: tuple[Client, Client, Press],
) -> None:
    writer, second, press = people
    assert writer.get("/content/young-people/ur/write/").status_code == 403, "nothing to translate yet"
    press.published()
    page = writer.get("/content/young-people/ur/write/").content.decode()
    assert "What the English page says" in page
    urdu = {
        "title": "آپ کے لیے",
        "body": "آپ پر یقین کیا جائے گا۔",
        "why": "ترجمہ",
        "seen": "0",
        "source": "1",
    }
    assert writer.post("/content/young-people/ur/write/", urdu).status_code == 302
    text = writer.get(address("version", 1, "ur")).content.decode()
    assert 'lang="ur" dir="rtl"' in text
    assert "Not signed: the public does not see it" in text
    assert writer.get(address("sign", 1, "ur")).status_code == 403, "they put it in"
    assert second.get(address("sign", 1, "ur")).status_code == 200
    framed = writer.get(reverse("public:preview", args=[SLUG, "ur", 1])).content.decode()
    assert '<article class="words" lang="ur" dir="rtl">' in framed
    assert '<html lang="en-GB">' in framed


@pytest.mark.parametrize("act", ["withdraw", "review"])
def test_what_is_not_published_is_neither_withdrawn_nor_read_again(
    people: tuple[Client, Client, Press], act: str
) -> None:
    _, second, press = people
    press.write()
    assert second.get(address(act)).status_code == 403
    assert second.get(address(act, 9)).status_code == 404


def test_withdrawing_asks_why(people: tuple[Client, Client, Press]) -> None:
    _, second, press = people
    press.published()
    assert second.post(address("withdraw"), {"words": ""}).status_code == 200
    assert second.post(address("withdraw"), {"words": "A number was wrong"}).status_code == 302


def test_lists_read_the_same_however_many_versions_there_are(
    people: tuple[Client, Client, Press], django_assert_max_num_queries: Any
) -> None:
    writer, _, press = people
    press.write()
    writer.get(reverse("content:list"))
    with django_assert_max_num_queries(40) as first:
        writer.get(reverse("content:list"))
    for number in range(1, 6):
        press.write(f"Words {number}.", seen=number)
    with django_assert_max_num_queries(len(first)):
        writer.get(reverse("content:list"))
