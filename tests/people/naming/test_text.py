"""Names made comparable, whatever was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.naming.text import LONGEST_NAME, MOST_WORDS, as_shown, cleaned, folded, words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zoë\u00a0 Łukasz\t", "Zoë Łukasz"),
        ("A\u202emelia\u202c", "Amelia"),
        ("Ame\u200blia\x00", "Amelia"),
        ("\ud800Sam", "Sam"),
    ],
)
def test_hidden_characters_are_not_kept(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "zoe"),
        ("Łukasz", "LUKASZ"),
        ("Straße", "strasse"),
        ("Bjørn", "bjorn"),
        ("Siân", "SIAN"),
        ("\uff33\uff41\uff4d", "sam"),
        ("ﬁona", "fiona"),
    ],
)
def test_accents_and_case_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("typed", "single", "joined"),
    [
        ("O'Brien", ("obrien",), ()),
        ("O\u2019Brien", ("obrien",), ()),
        ("O Brien", ("brien",), ("obrien",)),
        ("MacDonald", ("mcdonald",), ()),
        ("Mc Donald", ("donald",), ("mcdonald",)),
        ("van der Berg", ("berg",), ("vanderberg",)),
        ("Smith-Jones", ("smith", "jones"), ("smithjones",)),
        ("Al-Hassan", ("hassan",), ("alhassan",)),
        ("De", ("de",), ()),
        ("", (), ()),
        ("李小龍", ("李小龍",), ()),
    ],
)
def test_words(typed: str, single: tuple[str, ...], joined: tuple[str, ...]) -> None:
    taken = words(typed)
    assert taken.single == single
    assert tuple(form for form, _, _ in taken.joined) == joined


def test_a_word_is_covered_by_its_joined_forms() -> None:
    assert words("Anne-Marie Lee").covering(1) == ("marie", "annemarie", "marielee")


def test_parts_are_shown_in_order() -> None:
    assert as_shown("Amelia", "", " Okafor ") == "Amelia Okafor"


@given(st.text(max_size=400))
def test_anything_typed_is_taken(typed: str) -> None:
    kept = cleaned(typed)
    assert len(kept) <= LONGEST_NAME
    assert cleaned(kept) == kept
    assert not any(unicodedata.category(c).startswith("C") for c in kept)
    taken = words(typed)
    assert len(taken.single) <= MOST_WORDS
    assert all(taken.single)
    assert all(0 <= first <= last < len(taken.single) for _, first, last in taken.joined)


def test_ten_million_letters_are_quick() -> None:
    assert len(words("Amelia " * 2_000_000).single) == MOST_WORDS
