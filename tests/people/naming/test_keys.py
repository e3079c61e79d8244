"""Search keys: one letter apart always meets; sounds; numbers fit PostgreSQL's integer."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.naming import keys
from sightline.people.naming.agreement import one_character_apart

WORDS = st.text(string.ascii_lowercase, min_size=4, max_size=12)


@given(st.text(max_size=60))
def test_numbers_fit_an_integer(text: str) -> None:
    assert -(2**31) <= keys.number(text) < 2**31


def test_numbers_never_change() -> None:
    assert keys.exact_key("amelia") == -1374591318


@given(WORDS, st.data())
def test_one_letter_apart_shares_a_key(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    turned = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    for other in (
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        turned,
    ):
        assert keys.near_keys(word) & keys.near_keys(other)
        assert other == word or one_character_apart(word, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("catherine", "kathryn"),
        ("mohammed", "muhammad"),
        ("shaun", "sean"),
        ("stephen", "steven"),
        ("philip", "filip"),
        ("knight", "night"),
        ("clark", "klark"),
        ("geoffrey", "jeffrey"),
        ("wright", "rite"),
    ],
)
def test_sound(one: str, other: str) -> None:
    assert keys.sound(one)
    assert keys.sound(one) == keys.sound(other)


@pytest.mark.parametrize("word", ["lee", "李小龍", "", "a1"])
def test_no_sound_where_there_is_too_little_to_hear(word: str) -> None:
    assert keys.sound(word) == ""


def test_short_identifiers_have_no_near_keys() -> None:
    assert keys.identifier_near_keys("1234") == set()
    assert keys.identifier_near_keys("9434765870") & keys.identifier_near_keys("9434765871")
