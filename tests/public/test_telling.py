"""Telling a worry, step by step: nothing is asked for that must be given, nothing is kept before it is sent."""

import pytest

from sightline.access.viewer import system_viewer, viewing
from sightline.core.sealed import keys_of_code
from sightline.front_door.models import Envelope, SealedText
from sightline.public import asking, store
from sightline.public.views import telling
from tests.mailbox_work import PEPPER
from tests.public.conftest import Teller

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("mailbox")]


def envelopes() -> int:
    with viewing(system_viewer("test")):
        return Envelope.objects.count()


def test_a_worry_is_told_and_its_code_opens_it(teller: Teller) -> None:
    code = teller.tells(whom="Ash, in year nine", where="The bus station").code
    assert "A friend goes off in a grey car." in teller.text
    assert "It has arrived" in teller.send("send").text
    assert code not in teller.text, "the code is shown once"
    read = teller.open(code).text
    assert "Your conversation" in read
    assert "Ash, in year nine" in read
    assert envelopes() == 1


def test_nothing_is_kept_before_it_is_sent(teller: Teller) -> None:
    teller.tells()
    assert envelopes() == 0


def test_sent_twice_it_is_there_once(teller: Teller) -> None:
    teller.tells()
    before = teller.page
    teller.send("send")
    teller.page = before
    assert "It has arrived" in teller.send("send").text
    assert envelopes() == 1


def test_only_one_answer_is_needed_and_no_name(teller: Teller) -> None:
    teller.visit().send().send().send(where="The old station").send()
    assert "It has arrived" in teller.send("send").text


def test_nothing_at_all_cannot_be_sent(teller: Teller) -> None:
    teller.visit().send().send().send().send()
    assert telling.NOTHING in teller.send("send").text
    assert envelopes() == 0


@pytest.mark.parametrize("who", asking.TELLERS)
def test_everybody_is_spoken_to_in_their_own_way(teller: Teller, who: str) -> None:
    theirs = asking.TELLERS[who]
    assert theirs.what in teller.visit().send(who=who).text
    assert theirs.about in teller.send(what="x").text
    assert theirs.reach.split(":")[0] in teller.send().text
    teller.send().send("send")
    assert theirs.next[0] in teller.text


def test_what_was_said_goes_with_every_step_and_back_again(teller: Teller) -> None:
    teller.visit().send(who="parent").send(what="A car & <b>two</b> men").send(whom="Ash").send("back")
    assert 'name="what" value="A car &amp; &lt;b&gt;two&lt;/b&gt; men"' in teller.text
    assert ">\nAsh</textarea>" in teller.text
    teller.page = teller.client.post("/tell/", {"step": "about", "go": "back", "what": "A <b> & c"})
    assert ">\nA &lt;b&gt; &amp; c</textarea>" in teller.text


def test_danger_now_says_999_again_when_it_has_arrived(teller: Teller) -> None:
    teller.tells(soon="now").send("send")
    assert "Do not wait for us" in teller.text
    teller.tells(soon="later").send("send")
    assert "Do not wait for us" not in teller.text


def test_it_is_saved_and_gone_on_with_by_its_code(teller: Teller) -> None:
    teller.visit().send(who="driver").send("save", what="Twice this week the same two girls.")
    assert "Saved, not sent" in teller.text
    code = teller.code
    assert envelopes() == 0
    assert "Twice this week the same two girls." in teller.open(code).text
    teller.send(what="Twice this week the same two girls. And on Friday.").send().send()
    assert "Your code is the one you came back with" in teller.text
    assert "It has arrived" in teller.send("send").text
    assert "And on Friday" in teller.open(code).text
    place = keys_of_code(code.replace(" ", ""), PEPPER).lookup
    assert [each.writer for each in store.read(place)] == ["teller"], "what was begun has gone"


def test_what_was_saved_can_be_removed(teller: Teller) -> None:
    code = teller.visit().send().send("save", what="I am not sure yet").code
    assert "Removed" in teller.open(code).send("forget", step="what").text
    assert "Nothing opens with those digits" in teller.open(code).text


def test_removing_needs_a_page_that_the_code_opened(teller: Teller) -> None:
    teller.visit().send(who="friend").send("forget", what="x")
    assert "Removed" not in teller.text


def test_a_page_of_somebody_else_s_making_shows_a_fresh_code_first(teller: Teller) -> None:
    teller.tells().send("send", handed="AAAA")
    assert telling.CODE_TAKEN in teller.text
    assert teller.code
    assert envelopes() == 0
    assert "It has arrived" in teller.send("send").text


def test_too_much_is_cut_and_said(teller: Teller) -> None:
    teller.visit().send(who="friend").send(what="a" * (asking.LONGEST + 1))
    assert telling.CUT in teller.text


def test_where_the_partnership_has_no_keys_nothing_is_taken(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "public_keys", list)
    teller.tells(what="Kept on the page").send("send")
    assert telling.DOWN in teller.text
    assert "Kept on the page" in teller.text


def test_where_the_database_is_away_nothing_is_lost(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object, **named: object) -> None:
        raise store.Unreachable

    monkeypatch.setattr(store, "leave", away)
    monkeypatch.setattr(store, "keep_draft", away)
    monkeypatch.setattr(store, "drop_draft", away)
    monkeypatch.setattr(store, "read", away)
    teller.tells(what="Kept on the page")
    for go in ("send", "save"):
        page = teller.page
        assert telling.DOWN in teller.send(go).text
        assert "Kept on the page" in teller.text
        teller.page = page
    assert telling.DOWN in teller.open("1" * 16).text


def test_a_code_that_another_has_is_not_used(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "new_code", lambda: "1" * 16)
    teller.tells().send("send")
    teller.tells(what="Something else").send("send")
    assert telling.CODE_TAKEN in teller.text
    assert envelopes() == 1
    teller.visit().send().send("save", what="Third")
    assert telling.CODE_TAKEN in teller.text


def test_no_text_is_stored_in_the_open(teller: Teller) -> None:
    teller.tells(what="Quillfeather").send("send")
    with viewing(system_viewer("test")):
        assert b"Quillfeather" not in bytes(SealedText.objects.get().body)
