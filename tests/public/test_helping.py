"""The finder of help and its leaflet: every question can be left, nothing kept, nothing ranked (SS-02b, PR-10)."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from sightline.access.models import Agency
from sightline.access.viewer import viewer_of, viewing
from sightline.public import store
from sightline.public.helping import (
    QUESTIONS,
    STEPS,
    Help,
)
from sightline.public.views import helping
from sightline.support import actions
from sightline.support.public_sql import PUBLISHED
from tests.mailbox_work import as_role, at_the_public_door
from tests.people_of_the_tests import Partnership, member_of_staff
from tests.services import entry

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
SMALL = 60 * 1024


class Seeker:
    """Somebody with a browser."""

    def __init__(self) -> None:
        self.client = Client()
        self.page: Any = None

    def visit(self, path: str = "/help/") -> "Seeker":
        self.page = self.client.get(path)
        return self

    def send(self, go: str = "next", **said: str) -> "Seeker":
        carried = {name: unescape(value) for name, value in HIDDEN.findall(self.text)}
        self.page = self.client.post("/help/", {**carried, **said, "go": go})
        return self

    @property
    def text(self) -> str:
        return str(self.page.content.decode())


@pytest.fixture
def seeker() -> Seeker:
    return Seeker()


@pytest.fixture
def kept(partnership: Partnership, rules: None, at: datetime) -> Iterator[list[Any]]:
    """Three services in the directory, of which one has closed; the public pages reach it."""
    by = viewer_of(member_of_staff(partnership, "partnership_officer"), on=at.date())

    def add(agency: Agency, name: str, when: datetime = at, **also: Any) -> Any:
        return actions.add_service(entry=entry(name=name, **also), agency_id=agency.pk, by=by, at=when)

    dads: dict[str, Any] = {
        "for_whom": ("father",),
        "age_from": 18,
        "age_to": None,
        "levels": ("acute",),
        "waiting": "",
        "waiting_on": None,
    }
    with viewing(by):
        made = [
            add(partnership.charity, "Lantern counselling"),
            add(
                partnership.council,
                "Dads together",
                at - timedelta(days=300),
                web="https://dads.example",
                **dads,
            ),
            add(partnership.charity, "Gone", funded_by="Nobody"),
        ]
        actions.close_service(service_id=made[2].service_id, why="Secret", seen_number=1, by=by, at=at)
    with at_the_public_door():
        yield made


pages = pytest.mark.django_db(databases=["default", "owner"])
reached = pytest.mark.usefixtures("public_pages", "fixed_clock", "kept")


@pages
@reached
def test_five_questions_lead_to_what_fits_with_plain_reasons(seeker: Seeker) -> None:
    seeker.visit()
    for key, said in zip(STEPS, ("child", "14-15", "complex", "self", "virtual"), strict=True):
        assert "You can leave any of them" in seeker.text
        assert f'name="{key}"' in seeker.text
        seeker.send(**{key: said})
    assert "Lantern counselling" in seeker.text
    assert "for children and young people; for 11 to 17" in seeker.text
    assert "Takes self referral" in seeker.text
    assert "Dads together" not in seeker.text
    assert "Waiting, as it was on 2 February 2026" in seeker.text


@pages
@reached
def test_every_question_can_be_left_and_then_everything_is_shown(seeker: Seeker) -> None:
    seeker.visit()
    for _ in STEPS:
        seeker.send()
    assert "You left every question" in seeker.text
    assert seeker.text.index("Dads together") < seeker.text.index("Lantern counselling")
    assert "Gone" not in seeker.text, "closed services are not public"
    assert "You left every question" in seeker.visit().send("show").text


@pages
@reached
def test_where_nothing_fits_everything_is_shown_and_says_so(seeker: Seeker) -> None:
    seeker.visit().send(for_whom="professional").send("show")
    assert "No service fits all of that" in seeker.text
    assert "Lantern counselling" in seeker.text
    assert "Why it is here" not in seeker.text


@pages
@reached
def test_what_nobody_checked_says_since_when(seeker: Seeker) -> None:
    text = seeker.visit("/help/leaflet/").text
    assert "We have not checked this since 8 May 2025." in text
    assert "Checked on 4 March 2026." in text


@pages
@reached
def test_answers_can_be_changed_and_one_goes_back(seeker: Seeker) -> None:
    seeker.visit().send(for_whom="father").send("back")
    assert re.search(r'value="father" checked', seeker.text)
    seeker.send("show", for_whom="father").send("again")
    assert QUESTIONS[-1].asks in seeker.text
    assert '<input type="hidden" name="for_whom" value="father">' in seeker.text


@pages
@reached
def test_who_is_being_hurt_now_is_told_999_first(seeker: Seeker) -> None:
    text = seeker.visit().send().send().send(levels="acute").send("show").text
    assert text.index("If somebody is in danger now") < text.index("Dads together")


@pages
@reached
def test_the_leaflet_has_it_in_one_place_by_level_and_by_stage(seeker: Seeker) -> None:
    text = seeker.visit("/help/leaflet/").text
    levels = text.split("By how worried you are")[1].split("From the first worry to after a sentence")[0]
    assert "Dads together" in levels.split("Somebody is being hurt")[1]
    assert "Lantern counselling" in levels.split("Very worried")[1].split("Somebody is being hurt")[0]
    assert "While it is before a court" in text
    assert "Stepping Stones" in text


@pages
@reached
@pytest.mark.parametrize("path", ["/help/", "/help/leaflet/"])
def test_each_page_is_small_sets_nothing_and_has_numbers_and_hours(seeker: Seeker, path: str) -> None:
    seeker.visit(path)
    page: Any = seeker.page
    assert len(page.content) <= SMALL
    assert not page.cookies
    assert page.headers["Cache-Control"] == "no-store, private"
    for words in (
        "01632 960200",
        "9am to 5pm",
        "01632 960201",
        'href="tel:101"',
        'href="tel:999"',
        "Exit this page",
    ):
        assert words in seeker.text


@pages
@reached
def test_an_address_carries_no_answer_and_none_is_read_from_one(seeker: Seeker) -> None:
    seeker.visit("/help/?for_whom=father&go=show&step=modes")
    assert QUESTIONS[0].asks in seeker.text
    assert "father" not in "".join(re.findall(r'href="([^"]*)"', seeker.text))
    assert "checked" in seeker.text.split("I would rather not say")[0].rsplit("<input", 1)[1]
    assert 'method="post" action="/help/"' in seeker.text


@pages
@reached
def test_answers_nobody_could_have_chosen_are_left_out(seeker: Seeker) -> None:
    seeker.visit().send("show", for_whom="<script>", age="999", step="nowhere")
    assert "You left every question" in seeker.text
    assert "<script>" not in seeker.text.split("</header>")[1].split("</main>")[0]


@pages
@pytest.mark.usefixtures("public_pages", "fixed_clock")
@pytest.mark.parametrize("path", ["/help/", "/help/leaflet/"])
def test_without_its_database_it_says_so_and_gives_numbers(
    seeker: Seeker, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> list[Help]:
        raise store.Unreachable

    monkeypatch.setattr(helping, "services", gone)
    seeker.visit(path)
    if path == "/help/":
        seeker.send("show")
    page: Any = seeker.page
    assert page.status_code == 503
    assert helping.RING in seeker.text
    assert "01632 960200" in seeker.text


@pages
@reached
def test_the_database_answers_what_is_published_and_no_more() -> None:
    rows = store.services()
    assert {each.name for each in rows} == {"Lantern counselling", "Dads together"}
    assert "Secret" not in repr(rows)
    assert set(PUBLISHED) == {each.name for each in fields(Help)}


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_as_its_own_role_it_reads_the_function_and_no_table() -> None:
    with as_role("public") as connection:
        assert connection.execute("SELECT said FROM directory.services()").fetchall() == []
        with pytest.raises(Exception, match="permission denied"):
            connection.execute("SELECT name FROM public.support_serviceversion")
