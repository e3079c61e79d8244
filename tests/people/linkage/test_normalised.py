"""What of a row is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.linkage.normalised import LISTS, READ, TEXTS, normalised
from sightline.people.naming.short_forms import long_forms


def test_names_are_folded_as_the_search_folds_them() -> None:
    row = normalised({"given_name": " Anne-Marie ", "surname": "O’Brien", "other_names": "Zoë"})
    assert (row["given"], row["surname"], row["called"]) == ("annemarie", "obrien", "annemarie obrien")
    assert row["given_words"] == ["anne", "marie"]
    assert row["every_given"] == ["anne", "marie", "zoe"]


@pytest.mark.parametrize("said", ["Baby", "UNKNOWN", "not known", "Unborn", "Twin 1", "n/k", "xx", " "])
def test_what_says_that_there_is_no_name_is_none(said: str) -> None:
    assert normalised({"given_name": said, "surname": "Kirkby"})["given"] is None


def test_two_short_forms_share_a_long_name_and_two_long_names_do_not() -> None:
    assert long_forms("kate") & long_forms("katie")
    assert not long_forms("alexander") & long_forms("alexandra")


def test_an_address_is_written_one_way() -> None:
    one = normalised(
        {"house_number": "012 A", "street": "Marley  Rd.", "postcode": "zx1 4ee", "town": "Ald by"}
    )
    other = normalised(
        {"house_number": "12a", "street": "MARLEY ROAD", "postcode": "ZX14EE", "town": "Aldby"}
    )
    assert one == other
    assert one["home"] == "12a marleyroad"
    assert one["district"] == "ZX1"


@pytest.mark.parametrize("said", ["0000000000", "999 999 9999", "----", "Unknown"])
def test_a_stand_in_is_no_identifier(said: str) -> None:
    assert normalised({"nhs_number": said})["nhs"] is None


def test_an_identifier_is_letters_and_digits() -> None:
    assert normalised({"nhs_number": "943 476 5919"})["nhs"] == "9434765919"


@given(st.dictionaries(st.sampled_from(READ), st.text(max_size=80)))
def test_whatever_a_row_says_can_be_compared(row: dict[str, str]) -> None:
    """Names and addresses in ASCII, so that every engine counts their letters alike."""
    found = normalised(row)
    assert found.keys() == {*TEXTS, *LISTS}
    assert all(each is None or each for each in found.values())
    texts = [found[name] for name in ("given", "surname", "street", "town", "home") if found[name]]
    assert all(isinstance(each, str) and each.isascii() for each in texts)
