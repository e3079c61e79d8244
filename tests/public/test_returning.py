"""Coming back with a code: a right one opens its own conversation, a wrong one costs and looks the same."""

from base64 import urlsafe_b64decode
from collections.abc import Callable
from typing import Any

import pytest
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from sightline.core.sealed import keys_of_code
from sightline.public import asking, sending, store, tokens
from sightline.public.answering import SAME_LENGTH
from sightline.public.views import returning, telling
from tests.mailbox_work import PEPPER, leave_envelope
from tests.public.conftest import HIDDEN, Teller

PAGE_KEY = b"k" * 32
pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("mailbox")]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slow and sealed work that was done, in order."""
    done: list[str] = []

    def note(module: Any, name: str) -> None:
        real: Callable[..., Any] = getattr(module, name)

        def noted(*args: Any, **named: Any) -> Any:
            done.append(name)
            return real(*args, **named)

        monkeypatch.setattr(module, name, noted)

    note(argon2id, "kdf")
    for name in ("key_within", "unlock"):
        note(sending, name)
    for name in ("read", "public_keys"):
        note(store, name)
    return done


def test_a_code_opens_its_own_conversation_and_no_other(teller: Teller) -> None:
    mine, theirs = leave_envelope(told={"what": "Mine"}), leave_envelope(told={"what": "Quillfeather"})
    assert "Mine" in teller.open(mine.code).text
    assert "Quillfeather" not in teller.text
    assert "Quillfeather" in teller.open(tokens.shown(theirs.code)).text, "spaces do not matter"


def test_a_wrong_code_takes_the_same_work_and_the_same_answer(teller: Teller, counted: list[str]) -> None:
    left = leave_envelope()
    counted.clear()
    right = teller.open(left.code).page
    work = list(counted)
    for wrong in ("1" * 16, "12", "words", "", left.code[:-1] + str((int(left.code[-1]) + 1) % 10)):
        counted.clear()
        answer = teller.open(wrong).page
        assert sorted(counted) == sorted(work), wrong
        assert returning.NOTHING_OPENED in teller.text
        assert (answer.status_code, len(answer.content)) == (right.status_code, len(right.content))
    assert len(right.content) % SAME_LENGTH == 0


def test_more_is_said_and_a_name_given_later(teller: Teller) -> None:
    left = leave_envelope()
    teller.open(left.code).send(
        "say", "/back/", more="It was on Friday too", name="Sam Reed", reach="By text"
    )
    assert "What you added has arrived" in teller.text
    assert "It was on Friday too" in teller.open(left.code).text
    assert "Sam Reed" in teller.text


def test_saying_the_same_twice_is_there_once(teller: Teller) -> None:
    teller.open(leave_envelope().code)
    before = teller.page
    for _ in range(2):
        teller.page = before
        teller.send("say", "/back/", more="It was on Friday too")
    assert teller.text.count("It was on Friday too") == 1


def test_nothing_said_is_no_answer(teller: Teller) -> None:
    teller.open(leave_envelope().code).send("say", "/back/", more=" ")
    assert returning.NOTHING_ADDED in teller.text


def test_a_page_left_open_asks_for_the_code_again_and_keeps_what_was_typed(
    teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = leave_envelope()
    teller.open(left.code)
    monkeypatch.setattr(returning, "GOOD_FOR_A_CONVERSATION", -1)
    teller.send("say", "/back/", more="Typed over tea")
    assert returning.TOO_LONG_AGO in teller.text
    assert "Typed over tea" in teller.text
    monkeypatch.undo()
    assert "Typed over tea" in teller.send("open", "/back/", code=left.code).text
    assert "What you added" not in teller.text, "it is in the box again, not sent"


def test_a_full_conversation_says_so(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    teller.open(leave_envelope().code)
    monkeypatch.setattr(store, "say", lambda *args, **named: "full")
    assert returning.FULL in teller.send("say", "/back/", more="One more").text
    assert "One more" in teller.text


def test_saying_more_with_a_token_of_a_code_that_opens_nothing(teller: Teller) -> None:
    handed = tokens.hand_on(tokens.opened(keys_of_code("9" * 16, PEPPER)), PAGE_KEY)
    teller.visit("/back/").send("say", "/back/", handed=handed, more="x")
    assert returning.NOTHING_OPENED in teller.text


def test_a_code_is_hashed_once_a_visit(teller: Teller, counted: list[str]) -> None:
    left = leave_envelope()
    counted.clear()
    teller.open(left.code)
    assert counted.count("kdf") == 1
    for words in ("It was on Friday too", "And on Sunday"):
        assert words in teller.send("say", "/back/", more=words).text
    assert counted.count("kdf") == 1, "what the code stands for goes from page to page, sealed"


def test_once_opened_no_page_holds_the_code_not_even_sealed(teller: Teller) -> None:
    left = leave_envelope()
    teller.open(left.code)
    for _ in range(2):
        sealed = dict(HIDDEN.findall(teller.text))["handed"]
        held = SecretBox(PAGE_KEY).decrypt(urlsafe_b64decode(sealed)).decode()
        assert left.keys.lookup.hex() in held
        assert left.code not in held + teller.text
        teller.send("say", "/back/", more="More")


def test_a_page_of_telling_does_not_stand_for_a_conversation_nor_the_other_way(teller: Teller) -> None:
    left = leave_envelope()
    of_telling = tokens.hand_on(tokens.begin(left.code), PAGE_KEY)
    teller.visit("/back/").send("say", "/back/", handed=of_telling, more="Typed")
    assert returning.TOO_LONG_AGO in teller.text
    assert "Typed" in teller.text
    of_conversation = tokens.hand_on(tokens.opened(left.keys), PAGE_KEY)
    assert telling.CODE_TAKEN in teller.tells().send("send", handed=of_conversation).text
    assert teller.code != tokens.shown(left.code), "a fresh one is shown first"


def test_when_many_come_at_once_nothing_is_lost(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    left = leave_envelope()
    teller.tells(what="Kept on the page")
    for module in (telling, returning):
        monkeypatch.setattr(module, "lanes", lambda: type("None free", (), {"admits": lambda *_: False}))
    for go in ("send", "save"):
        page = teller.page
        assert telling.BUSY in teller.send(go).text
        assert "Kept on the page" in teller.text
        teller.page = page
    assert telling.BUSY in teller.open(left.code).text


def test_what_is_longer_than_can_be_taken_is_cut(teller: Teller) -> None:
    left = leave_envelope()
    teller.open(left.code).send("say", "/back/", more="a" * (asking.LONGEST + 5))
    assert "a" * asking.LONGEST in teller.text
    assert "a" * (asking.LONGEST + 1) not in teller.text


def test_a_changed_text_is_not_shown(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    left = leave_envelope()
    real = store.read

    def changed(place: bytes) -> list[store.Held]:
        held = real(place)[0]
        swapped = store.Held(held.envelope, left.code, held.writer, held.at, held.body, held.wrapped)
        return [swapped]

    monkeypatch.setattr(store, "read", changed)
    assert returning.NOTHING_OPENED in teller.open(left.code).text
