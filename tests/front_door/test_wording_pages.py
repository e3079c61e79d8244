"""Pages of scripts and lists of words: hostile text, mistakes, codes that stay, reads (FD-07, FD-03)."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.front_door.models import WordingInUse
from sightline.front_door.queries.wordings import content_of
from sightline.front_door.terms import terms_in_use
from sightline.front_door.wording_content import (
    entries,
)
from sightline.front_door.wordings import TERMS
from tests.front_door.test_query_counts import reads
from tests.front_door.wording_work import CANAL, HOSTILE, WHY, keep, use

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Sign = Callable[[Staff], Client]


@pytest.fixture
def one(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


@pytest.fixture
def two(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


def test_pages_take_hostile_text_as_text(
    staff_with: Callable[..., Staff], signed_in: Sign, rules: None, fixed_clock: datetime
) -> None:
    writer, reader = signed_in(staff_with("front_door_manager")), signed_in(staff_with("front_door_manager"))
    also = {"why": HOSTILE, "seen": "0"}
    asks = {"ask": HOSTILE, "a1": HOSTILE, "a2": "No", "say1": HOSTILE, "source1": HOSTILE}
    term = {"term": HOSTILE, "also": "(xx|yy)*zz\n\u202eabc", "kind": "general", "group": HOSTILE}
    for part, entry, typed in (("school", "questions.", asks), ("terms", "", term)):
        change = reverse("front_door:wording_change", args=[part])
        assert writer.post(f"{change}?entry={entry}", typed | also).status_code == 302
        where = reverse("front_door:wording", args=[part])
        shown = [
            writer.get(where),
            reader.get(where),
            reader.get(f"{where}1/"),
            reader.post(where, {"seen": "1"}),
        ]
        for page in (each.content.decode() for each in shown):
            assert "<script>alert" not in page
            assert "\u202e" not in page
    assert WordingInUse.objects.count() == 2
    page = reader.get(f"{reverse('front_door:taking', args=[uuid4()])}?call=school").content.decode()
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    assert terms_in_use().find("a" * 5_000 + "$") == []


def test_pages_say_what_is_wrong_and_lose_nothing(
    staff_with: Callable[..., Staff], signed_in: Sign, fixed_clock: datetime
) -> None:
    client = signed_in(staff_with("front_door_manager"))
    where = reverse("front_door:wording_change", args=["terms"])
    page = client.post(f"{where}?entry=", {**CANAL, "also": "", "term": "debts", "why": WHY}).content.decode()
    assert "“debts” is found by “debt” already." in page
    assert 'value="debts"' in page
    assert (
        client.post(f"{where}?entry=debt", {"off": "on", "term": "debt", "kind": "general"}).status_code
        == 200
    )
    question = f"{reverse('front_door:wording_change', args=['school'])}?entry=questions.attendance"
    page = client.post(question, {"ask": "One?", "a1": "Yes", "say1": "Ring", "why": WHY}).content.decode()
    assert "Enter what the page says and its source" in page
    opening = {"hint": "A teacher", "opening": "Ask who.\n\nAsk when.", "note": "", "why": WHY, "seen": "0"}
    assert (
        client.post(
            f"{reverse('front_door:wording_change', args=['school'])}?entry=opening", opening
        ).status_code
        == 302
    )
    assert content_of("school", 1)["opening"] == ["Ask who.", "Ask when."]
    back = reverse("front_door:wording_version", args=["school", 0])
    assert client.post(back, {"why": WHY}).status_code == 302
    for bad in ("?entry=nothing", "?entry=child."):
        assert client.get(reverse("front_door:wording_change", args=["school"]) + bad).status_code == 404
    assert client.get(reverse("front_door:wording", args=["nothing"])).status_code == 404
    assert client.get(reverse("front_door:wording_version", args=["school", 9])).status_code == 404


def test_answers_keep_their_codes_when_they_are_worded_anew(
    staff_with: Callable[..., Staff], signed_in: Sign, fixed_clock: datetime
) -> None:
    client = signed_in(staff_with("front_door_manager"))
    where = f"{reverse('front_door:wording_change', args=['school'])}?entry=questions.attendance"
    sent = {
        "ask": "Absent?",
        "a1": "Yes, often",
        "a2": "They do not know",
        "a3": "Sometimes",
        "why": WHY,
        "seen": "0",
    }
    assert client.post(where, sent).status_code == 302
    held = entries("school", content_of("school", 1))["questions.attendance"]["answers"]
    assert [(each["code"], each["words"]) for each in held] == [
        ("yes", "Yes, often"), ("not_known", "They do not know"), ("sometimes", "Sometimes"),
    ]  # fmt: skip


def test_pages_read_as_often_however_many_versions_there_are(
    one: Viewer,
    two: Viewer,
    staff_with: Callable[..., Staff],
    signed_in: Sign,
    at: datetime,
    fixed_clock: datetime,
) -> None:
    client = signed_in(staff_with("front_door_manager"))
    addresses = [
        reverse("front_door:wordings"),
        reverse("front_door:wording", args=["terms"]),
        reverse("front_door:wording_version", args=["terms", 1]),
        reverse("front_door:wording_change", args=["terms"]) + "?entry=debt",
        reverse("front_door:script_used", args=["school", "1.1"]),
    ]
    keep(one, at, TERMS, "", CANAL)
    use(two, at, TERMS)
    few = [reads(client, address) for address in addresses]
    for group in ("Water", "Outside", "Places to meet"):
        keep(one, at, TERMS, "canal towpath", {**CANAL, "group": group})
    use(two, at, TERMS)
    assert [reads(client, address) for address in addresses] == few
    assert max(few) <= 15
