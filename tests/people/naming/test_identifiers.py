"""Identifiers: written one way, warned of, never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.naming import identifiers
from sightline.people.naming.identifiers import check_identifier, check_postcode


@pytest.mark.parametrize(
    ("kind", "typed", "value", "warning"),
    [
        (identifiers.NHS, "943 476 5870", "9434765870", ""),
        (identifiers.NHS, "943-476-5871", "9434765871", "check digit"),
        (identifiers.NHS, "943", "943", "10 digits"),
        (identifiers.UPN, "b801200005001", "B801200005001", ""),
        (identifiers.UPN, "A801200005001", "A801200005001", "check letter"),
        (identifiers.UPN, "A80120000500B", "A80120000500B", "temporary"),
        (identifiers.FORMER_UPN, "12", "12", "a letter and 12 digits"),
        (identifiers.LOCAL, " la/00-12 ", "LA0012", ""),
        (identifiers.LOCAL, "--", "", "no letters or digits"),
    ],
)
def test_written_one_way_with_a_warning(kind: str, typed: str, value: str, warning: str) -> None:
    checked = check_identifier(kind, typed)
    assert checked.value == value
    assert warning in checked.warning
    assert checked.valid == (warning == "")


@pytest.mark.parametrize(
    ("typed", "value", "fine"),
    [
        ("tf3  4nf", "TF3 4NF", True),
        ("TF34NF", "TF3 4NF", True),
        ("ZZ99 3VZ", "ZZ99 3VZ", True),
        ("GIR 0AA", "GIR 0AA", True),
        ("W1A 1HQ", "W1A 1HQ", True),
        ("I am not a postcode TF3 4NF", "IAMNOTAPOSTC", False),
        ("nope", "NOPE", False),
        ("", "", True),
    ],
)
def test_postcodes(typed: str, value: str, fine: bool) -> None:
    checked = check_postcode(typed)
    assert checked.value == value
    assert checked.valid is fine


@given(st.sampled_from(["nhs", "upn", "local"]), st.text(max_size=100))
def test_nothing_typed_stops_it(kind: str, typed: str) -> None:
    assert len(check_identifier(kind, typed).value) <= identifiers.LONGEST_IDENTIFIER
    check_postcode(typed)
