"""Sealed texts: for their readers and nobody else, in their place and nowhere else; codes that cost to try."""

import pytest
from nacl.public import PrivateKey
from nacl.utils import random

from sightline.core.sealed import (
    BLOCK,
    Unopened,
    fingerprint,
    key_within,
    keys_of_code,
    lock,
    seal,
    unlock,
    wrap,
)
from tests.mailbox_work import REAL_COST

ONE, OTHER = PrivateKey(b"1" * 32), PrivateKey(b"2" * 32)
READERS = {"one": bytes(ONE.public_key), "other": bytes(OTHER.public_key)}
PEPPER = b"p" * 32


def test_each_reader_opens_it_and_nobody_else() -> None:
    sealed = seal("A grey car", READERS, place="a")
    for name, key in (("one", ONE), ("other", OTHER)):
        assert unlock(sealed.body, key_within(sealed.keys[name], bytes(key)), place="a") == "A grey car"
    with pytest.raises(Unopened):
        key_within(sealed.keys["one"], bytes(OTHER))
    with pytest.raises(Unopened):
        key_within(sealed.keys["one"], b"short")
    assert b"grey" not in sealed.body + b"".join(sealed.keys.values())


def test_it_opens_in_its_own_place_and_unchanged_only() -> None:
    own = random(32)
    body = lock("A grey car", own, place="a")
    with pytest.raises(Unopened):
        unlock(body, own, place="b")
    with pytest.raises(Unopened):
        unlock(body[:-1] + bytes([body[-1] ^ 1]), own, place="a")
    with pytest.raises(Unopened):
        unlock(b"", own, place="a")


def test_its_length_says_little() -> None:
    own = random(32)
    assert {len(lock("a" * many, own, place="")) for many in (0, 1, 100, BLOCK - 1)} == {
        len(lock("", own, place=""))
    }
    assert len(lock("a" * BLOCK, own, place="")) > len(lock("a", own, place=""))


def test_its_key_is_sealed_to_one_more_reader() -> None:
    sealed = seal("A grey car", {"one": READERS["one"]}, place="a")
    again = wrap(key_within(sealed.keys["one"], bytes(ONE)), READERS["other"])
    assert unlock(sealed.body, key_within(again, bytes(OTHER)), place="a") == "A grey car"


def test_a_code_leads_to_the_same_place_and_another_to_another() -> None:
    first, again, other = (keys_of_code(code, PEPPER) for code in ("1" * 16, "1" * 16, "2" * 16))
    assert first == again
    assert not {first.lookup, first.private, first.draft} & {other.lookup, other.private, other.draft}
    assert len({first.lookup, first.private, first.draft, first.public}) == 4


def test_without_the_installation_s_key_a_code_leads_elsewhere() -> None:
    assert keys_of_code("1" * 16, PEPPER).lookup != keys_of_code("1" * 16, b"q" * 32).lookup


def test_where_a_conversation_lies_tells_nothing_of_what_opens_it() -> None:
    keys = keys_of_code("1" * 16, PEPPER)
    assert keys.private not in keys.lookup
    sealed = seal("A grey car", {"teller": keys.public}, place="a")
    with pytest.raises(Unopened):
        key_within(sealed.keys["teller"], keys.lookup)


def test_trying_a_code_costs_what_the_security_page_says() -> None:
    assert REAL_COST == (2, 64 * 1024 * 1024)


def test_a_fingerprint_is_short_and_of_these_bytes() -> None:
    assert fingerprint(b"a") == fingerprint(b"a") != fingerprint(b"b")
    assert len(fingerprint(b"a")) == 32
