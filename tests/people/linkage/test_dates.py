"""Dates of birth as files hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.linkage.dates import NOT_KNOWN, Written, written


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2012-03-04", Written("2012", "03", "04")),
        ("20120304", Written("2012", "03", "04")),
        ("2012-03-04T00:00:00", Written("2012", "03", "04")),
        ("04/03/2012 00:00", Written("2012", "03", "04")),
        ("2012-03", Written("2012", "03")),
        ("2012", Written("2012")),
        ("2012-00-00", Written("2012")),
        ("2012-??-04", Written("2012", "", "04")),
        ("--03-04", Written("", "03", "04")),
        ("2012-02-31", Written("2012", "02", "31")),
        ("2012-25-03", Written("2012", "25", "03")),
        ("0000-00-00", NOT_KNOWN),
        ("1900-01-01", NOT_KNOWN),
        ("9999-12-31", NOT_KNOWN),
        ("0012-03-04", Written("", "03", "04")),
        ("soon", NOT_KNOWN),
        ("", NOT_KNOWN),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(text: str, read: Written) -> None:
    assert written(text) == read


def test_only_a_whole_date_is_whole() -> None:
    assert written("2012-03-04").whole == "20120304"
    assert written("2012-03").whole == ""


@given(st.text(max_size=60))
def test_whatever_stands_there_is_digits_or_nothing(text: str) -> None:
    read = written(text)
    assert all(
        part == "" or (part.isascii() and part.isdigit()) for part in (read.year, read.month, read.day)
    )
