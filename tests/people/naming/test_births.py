"""Dates of birth as identifiers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.naming.births import (
    Born,
    DateMatch,
    agreeing_keys,
    close_keys,
    compare_births,
    held_keys,
    read_born,
)

BORN = Born(2010, 3, 4)
SOME = st.dates(date(1990, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("other", "match"),
    [
        (Born(2010, 3, 4), DateMatch.SAME),
        (Born(2010, 4, 3), DateMatch.SWAPPED),
        (Born(2011, 3, 4), DateMatch.ONE_DIGIT),
        (Born(2010, 3, 14), DateMatch.ONE_DIGIT),
        (Born(2010, 3, 28), DateMatch.MOSTLY),
        (Born(2010, 3), DateMatch.SAME_AS_FAR_AS_KNOWN),
        (Born(2010), DateMatch.SAME_AS_FAR_AS_KNOWN),
        (Born(None, 4, 3), DateMatch.SWAPPED),
        (Born(2011), DateMatch.DIFFERENT),
        (Born(2001, 12, 25), DateMatch.DIFFERENT),
        (Born(), DateMatch.NOT_HELD),
    ],
)
def test_how_two_dates_stand(other: Born, match: DateMatch) -> None:
    assert compare_births(BORN, other) is match
    assert compare_births(other, BORN) is match


def test_parts_that_do_not_meet_tell_nothing() -> None:
    assert compare_births(Born(2010), Born(None, 3, 4)) is DateMatch.NOT_HELD


@given(SOME, SOME)
def test_keys_find_what_agrees_or_nearly_agrees(one: date, other: date) -> None:
    asked, held = Born(one.year, one.month, one.day), Born(other.year, other.month, other.day)
    match = compare_births(asked, held)
    assert bool(agreeing_keys(asked) & held_keys(held)) == (match is DateMatch.SAME)
    near = {DateMatch.SAME, DateMatch.SWAPPED, DateMatch.ONE_DIGIT, DateMatch.MOSTLY}
    assert bool((agreeing_keys(asked) | close_keys(asked)) & held_keys(held)) == (match in near)


@given(SOME, st.sets(st.sampled_from(["year", "month", "day"]), min_size=1, max_size=2))
def test_a_date_held_in_part_is_found_by_the_whole(one: date, known: set[str]) -> None:
    asked = Born(one.year, one.month, one.day)
    held = Born(**{part: getattr(one, part) for part in known})
    assert close_keys(asked) & held_keys(held)


def test_a_part_asked_finds_the_whole() -> None:
    assert agreeing_keys(Born(2010, 3)) & held_keys(BORN)
    assert agreeing_keys(Born(2010)) & held_keys(BORN)
    assert not agreeing_keys(Born(None, None, 4))
    assert not agreeing_keys(Born())


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (BORN, "4 March 2010"),
        (Born(2010), "2010"),
        (Born(2010, 3), "March 2010"),
        (Born(None, None, 4), "day 4"),
        (Born(2010, None, 4), "day 4, 2010"),
        (Born(), "not held"),
    ],
)
def test_in_words(born: Born, said: str) -> None:
    assert born.in_words() == said


def test_reading_boxes_keeps_what_can_be_read() -> None:
    assert read_born(" 2010 ", "3", "") == (Born(2010, 3), [])
    born, warnings = read_born("twenty", "13", "٣")
    assert born == Born()
    assert len(warnings) == 3
