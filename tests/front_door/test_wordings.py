"""Scripts and lists of words changed by one manager, put in use by a second (FD-07, FD-03, FD-09)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.front_door.actions.wordings import Change, bring_back, change_wording, put_in_use
from sightline.front_door.models import Contact, ScriptAnswer, Scripted, TermMatch
from sightline.front_door.queries.wordings import content_of
from sightline.front_door.scripts import script_of, shipped_script
from sightline.front_door.terms import rewordings_in_use, terms_in_use
from sightline.front_door.wording_content import (
    DANGER,
    FEW,
    STAYS,
    BadWording,
    differences,
    entries,
    with_entry,
)
from sightline.front_door.wordings import LANGUAGE, SHARED, TERMS, shipped
from tests.front_door.test_views import SAID
from tests.front_door.wording_work import CANAL, WHY, keep, use

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Sign = Callable[[Staff], Client]


@pytest.fixture
def one(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


@pytest.fixture
def two(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


def test_a_word_counts_only_when_a_second_person_has_put_it_in_use(
    one: Viewer, two: Viewer, contact: Callable[..., Contact], at: datetime
) -> None:
    keep(one, at, TERMS, "", CANAL)
    with viewing(one):
        assert terms_in_use().find("By the canal towpath") == []
        with pytest.raises(Refused, match="You made one of these changes"):
            put_in_use(part=TERMS, seen=1, words="", by=one, at=at)
    use(two, at, TERMS)
    with viewing(two):
        first = contact(by=two, at=at, words="Seen on the tow paths.", worry="")
        match = TermMatch.objects.get(contact=first)
        assert (match.term, match.list_version, first.exploitation) == (
            "canal towpath",
            "local-1",
            "text_match",
        )
    keep(one, at, TERMS, "canal towpath", None)
    use(two, at, TERMS)
    with viewing(two):
        assert terms_in_use().find("By the canal towpath") == []
        assert TermMatch.objects.get(contact=first).list_version == "local-1", "what was found stays"
        with pytest.raises(Refused, match="in use already"):
            put_in_use(part=TERMS, seen=2, words="", by=two, at=at)


@pytest.fixture
def caller(staff_with: Callable[..., Staff], signed_in: Sign, rules: None, fixed_clock: datetime) -> Client:
    return signed_in(staff_with("adviser"))


def test_a_changed_script_asks_from_then_on_and_old_contacts_keep_theirs(
    one: Viewer, two: Viewer, caller: Client, at: datetime
) -> None:
    page = caller.get(f"{reverse('front_door:taking', args=[uuid4()])}?call=school").content.decode()
    assert 'name="_asked_by" value="1.1"' in page
    asked = {
        **entries("school", shipped("school"))["questions.attendance"],
        "ask": "Has the register changed?",
    }
    keep(one, at, "school", "questions.attendance", asked)
    assert script_of("school") == shipped_script("school")
    use(two, at, "school")
    before, after = uuid4(), uuid4()
    given = {**SAID, "group_or_place": "The bus station", "call": "school", "_shaped_by": "school"}
    for key, began in ((before, "1.1"), (after, "L1.1")):
        sent = {**given, "_asked_by": began, "q_attendance": "yes"}
        assert caller.post(reverse("front_door:taking", args=[key]), sent).status_code == 302
    with viewing(two):
        found = {key: ScriptAnswer.objects.get(contact_id=key).asked for key in (before, after)}
        assert found[before].startswith("Has attendance"), "a call goes on by the script it began by"
        assert found[after] == "Has the register changed?"
        assert Scripted.objects.get(contact_id=after).version == "L1.1"
    shown = caller.get(reverse("front_door:contact", args=[before])).content.decode()
    assert "version 1.1 of its script" in shown


def test_the_script_of_a_contact_is_shown_as_it_was(
    one: Viewer, two: Viewer, caller: Client, at: datetime
) -> None:
    asked = {
        **entries("school", shipped("school"))["questions.attendance"],
        "ask": "Has the register changed?",
    }
    keep(one, at, "school", "questions.attendance", asked)
    assert caller.get(reverse("front_door:script_used", args=["school", "L1.1"])).status_code == 404
    use(two, at, "school")
    for version, words in (("1.1", "Has attendance"), ("L1.1", "Has the register changed?")):
        page = caller.get(reverse("front_door:script_used", args=["school", version])).content.decode()
        assert words in page
    for kind, version in (("school", "L9.1"), ("school", "L1"), ("nobody", "1.1"), ("school", "Lx.1")):
        assert caller.get(reverse("front_door:script_used", args=[kind, version])).status_code == 404


def test_language_is_changed_the_same_way(one: Viewer, two: Viewer, at: datetime) -> None:
    keep(
        one, at, LANGUAGE, "", {"phrases": ["hanging around with"], "why": "It blames", "instead": "Say who"}
    )
    use(two, at, LANGUAGE)
    assert [each.instead for each in rewordings_in_use().find("He was hanging around with men")] == [
        "Say who"
    ]
    assert rewordings_in_use().find('She said "hanging around with" him') == []


def test_two_people_changing_one_entry_see_both_texts_and_different_ones_do_not_clash(
    one: Viewer, two: Viewer, at: datetime
) -> None:
    keep(one, at, TERMS, "", CANAL)
    other = {**entries(TERMS, shipped(TERMS))["debt"], "group": "Money"}
    keep(two, at, TERMS, "debt", other, seen=0)
    with pytest.raises(Conflict) as clash:
        keep(one, at, TERMS, "debt", {**other, "group": "Control and fear"}, seen=1)
    assert clash.value.saved["group"] == "Money"
    with viewing(one), pytest.raises(Refused, match="Nothing was changed"):
        change_wording(change=Change(part=TERMS, key="debt", entry=other, seen=2, why=WHY), by=one, at=at)


def test_what_ships_can_be_brought_back(one: Viewer, two: Viewer, at: datetime) -> None:
    keep(one, at, TERMS, "debt", None)
    use(two, at, TERMS)
    with viewing(one):
        bring_back(part=TERMS, number=0, why=WHY, by=one, at=at)
        assert content_of(TERMS, 2) == {"entries": shipped(TERMS)["entries"]}
    use(two, at, TERMS)
    with viewing(one):
        assert [each.term.term for each in terms_in_use().find("In debt")] == ["debt"]


@pytest.mark.parametrize(
    ("block", "code", "entry", "says"),
    [
        ("danger", "danger", None, STAYS),
        ("child", "learning", None, STAYS),
        (
            "danger",
            "danger",
            {"ask": "Danger?", "answers": [{"code": "yes", "words": "Yes"}] * 2},
            "same words",
        ),
        ("danger", "danger", {"ask": "Danger?"}, DANGER),
        ("place", "ex_people", None, FEW),
        ("child", "", {"ask": "One?", "answers": [{"code": "a", "words": "A"}]}, "at least two"),
        ("child", "gone", {"ask": "One?"}, "not there any more"),
    ],
)
def test_what_protects_cannot_be_changed_away(block: str, code: str, entry: Any, says: str) -> None:
    with pytest.raises(BadWording, match=says[:30].replace("(", ".")):
        with_entry(SHARED, shipped(SHARED), f"{block}.{code}", entry)


@pytest.mark.parametrize("word", ["", "(", ".*", "a", "the", "his the", "[^x]+", "debts"])
def test_a_word_that_finds_everything_or_nothing_is_not_taken(word: str) -> None:
    with pytest.raises(BadWording):
        with_entry(TERMS, shipped(TERMS), "", {**CANAL, "term": word, "also": []})


def test_danger_is_asked_first_and_order_is_said() -> None:
    made = with_entry(
        SHARED, shipped(SHARED), "child.ex_hold", entries(SHARED, shipped(SHARED))["child.ex_hold"], 1
    )
    assert differences(SHARED, shipped(SHARED), made) == ["Put in another order"]
    with pytest.raises(BadWording, match="asked first"):
        with_entry(SHARED, shipped(SHARED), "danger.", {"ask": "What is your name?"}, 1)


def test_others_may_not(viewer_with: Callable[..., Viewer], at: datetime) -> None:
    by = viewer_with("adviser")
    with pytest.raises(Refused):
        keep(by, at, TERMS, "debt", None)
    with viewing(by), pytest.raises(Refused):
        put_in_use(part=TERMS, seen=0, words="", by=by, at=at)
