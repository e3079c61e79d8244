"""Navigation, pages of lists, the frame round every page, its headers, and pages for what went wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory
from jinja2 import UndefinedError

from sightline.access.models import Staff
from sightline.core import errors
from sightline.core.fingerprint import fingerprint, must_be_as_shown
from sightline.core.pages import COLOURS, Action, Happening, Link, Row, Slice, Tag, paginate, with_query
from sightline.core.tables import labelled
from sightline.core.versions import Conflict

SignIn = Callable[[Staff], Client]


def asked(path: str = "/things/", **query: str) -> HttpRequest:
    return RequestFactory().get(path, query)


def rendered(source: str, **context: Any) -> str:
    page: Any = get_template("core/error.jinja")
    return str(page.backend.from_string(source).render(context, RequestFactory().get("/")))


@pytest.mark.parametrize(
    ("page", "first", "items", "previous", "following"),
    [
        ("1", 1, 10, "", "/things/?kind=a&page=2"),
        ("2", 11, 10, "/things/?kind=a", "/things/?kind=a&page=3"),
        ("3", 21, 5, "/things/?kind=a&page=2", ""),
        ("9", 81, 0, "/things/?kind=a&page=8", ""),
        ("-1", 1, 10, "", "/things/?kind=a&page=2"),
        ("x", 1, 10, "", "/things/?kind=a&page=2"),
        ("²", 1, 10, "", "/things/?kind=a&page=2"),
    ],
)
def test_pages_of_a_list(page: str, first: int, items: int, previous: str, following: str) -> None:
    found = paginate(asked(kind="a", page=page), range(25), size=10, present=str)
    assert (found.first, len(found), found.previous, found.next) == (first, items, previous, following)
    assert all(isinstance(item, str) for item in found)


def test_the_address_keeps_what_is_not_changed() -> None:
    assert with_query(asked(a="1", b="2"), b="", c=3) == "/things/?a=1&c=3"
    assert with_query(asked(a="1"), a=None) == "/things/"


def test_tags_have_colours_that_exist() -> None:
    assert {Tag("x", colour).colour for colour in COLOURS} == COLOURS
    with pytest.raises(ValueError, match="No such tag colour"):
        Tag("x", "gold")


def test_parts_of_pages() -> None:
    source = """
    {% from "core/parts.jinja" import tag, summary, pages, empty, timeline, heading, sub_navigation, back %}
    {{ summary(rows) }}{{ summary(rows, card="Card") }}{{ timeline(happenings) }}{{ pages(slice) }}
    {{ empty("Nothing yet.", "/add", "Add one") }}{{ heading("Ann", "Child") }}{{ back("/") }}
    {{ sub_navigation(links) }}{{ tag("New", "blue") }}{{ tag(none) }}
    """
    page = rendered(
        source,
        rows=[
            Row("Name", "<Ann>", [Action("Change", "/change")]),
            Row("State", Tag("Open", "green")),
            Row("Born", None),
        ],
        happenings=[Happening("Seen", "4 March 2026", "Ada", "Well\n\nand happy", "/x", Tag("New"))],
        slice=Slice([], 2, previous="/1", next="/3"),
        links=[Link("A", "/a", current=True), Link("B", "/b")],
    )
    assert "&lt;Ann&gt;" in page
    assert "Not recorded" in page
    assert 'Change<span class="govuk-visually-hidden"> name' in page
    assert 'aria-current="page"' in page
    assert "by Ada" in page


def test_conflict_and_readers() -> None:
    source = """
    {% from "core/conflict.jinja" import conflict %}{% from "core/readers.jinja" import readers %}
    {{ conflict(clash) }}{{ readers(["Police", "School"]) }}{{ readers([], what="This note") }}
    {{ readers([], walled=true) }}
    """
    clash = Conflict({"Words": "theirs", "Same": "x"}, {"Words": "mine", "Same": "x"}, "Ben")
    page = rendered(source, clash=clash)
    assert "Ben saved a change first" in page
    assert "theirs" in page
    assert "mine" in page
    assert "Same" not in page
    assert "What you save here can be read by Police and School." in page
    assert "Only you can read this note." in page
    assert "Only the people named on the restriction" in page


def test_cells_say_their_column_for_phones() -> None:
    source = """{% from "core/table.jinja" import table, row %}
    {% call table("T", ["A", "B<", "C"], numeric=["C"]) %}{{ row(["1", "<td>", none], href="/x") }}{% endcall %}"""
    page = rendered(source)
    assert 'data-label="B&lt;"' in page
    assert 'data-label="C"' in page
    assert "&lt;td&gt;" in page
    assert labelled(page and "", ["A"]) == ""  # type: ignore[arg-type]


def test_a_misspelt_name_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ nobody_gave_this }}")
    with pytest.raises(UndefinedError):
        rendered("{{ row.vlaue }}", row=Row("a", "b"))
    with pytest.raises(UndefinedError):
        rendered("{% for x in row.things %}{% endfor %}", row=Row("a", "b"))
    assert rendered("{{ given.missing }}{% if nothing %}x{% endif %}", given={}) == ""


def test_headers_keep_pages_closed(db: None, staff_with: Callable[..., Staff], signed_in: SignIn) -> None:
    page = Client().get("/accessibility/")
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    inside = signed_in(staff_with("adviser")).get("/account/")
    assert inside.headers["Cache-Control"] == "no-store, private"


def test_the_frame_says_who_and_where(staff_with: Callable[..., Staff], signed_in: SignIn) -> None:
    page = (
        signed_in(staff_with("administrator", name="Ade Min")).get("/administration/staff/").content.decode()
    )
    assert "Ade Min, System administrator" in page
    assert 'href="/administration/"\n' in page or 'href="/administration/"' in page
    assert "Record of access" not in page
    assert "<title>Staff – Sightline</title>" in page
    assert 'href="#main-content"' in page


@pytest.mark.parametrize(
    ("view", "status", "said"),
    [
        (errors.bad_request, 400, "We could not read what was sent"),
        (errors.forbidden, 403, "You cannot do this"),
        (errors.not_found, 404, "Page not found"),
        (errors.too_many, 429, "Too many attempts"),
        (errors.server_error, 500, "Something went wrong on our side"),
        (errors.forged, 403, "This page had been open too long"),
    ],
)
def test_pages_for_what_went_wrong(view: Callable[[HttpRequest], Any], status: int, said: str) -> None:
    answer = view(asked())
    assert answer.status_code == status
    page = answer.content.decode()
    assert said in page
    assert "999" in page


def test_when_the_frame_itself_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.core.pages.chrome_of", lambda request: 1 / 0)
    assert errors.not_found(asked()).status_code == 404


def test_refusals_and_missing_records_have_pages() -> None:
    assert "Because." in render_to_string("core/refused.jinja", {"sentence": "Because."}, request=asked())
    assert "There is no such page" in render_to_string("core/not_found.jinja", request=asked())


def test_a_row_changed_in_between_is_noticed() -> None:
    row = Staff(name="A", phone="1")
    shown = fingerprint(row, ["name", "phone"])
    must_be_as_shown(row, ["name", "phone"], shown, {})
    row.phone = "2"
    with pytest.raises(Conflict) as caught:
        must_be_as_shown(row, ["name", "phone"], shown, {"phone": "3"})
    assert caught.value.saved["phone"] == "2"
    assert caught.value.typed["phone"] == "3"
