"""Identifiers are checked and never refused."""

import pytest

from sightline.front_door.imports import identifiers as ids


@pytest.mark.parametrize(
    ("upn", "good"), [("B801200005001", True), ("A801200005001", False), ("B80120000500", False)]
)
def test_the_check_letter_of_a_pupil_number(upn: str, good: bool) -> None:
    assert (ids.upn_trouble(upn) is None) == good


def test_a_temporary_pupil_number_ends_in_a_letter() -> None:
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    assert [letter for letter in letters if ids.upn_trouble(f"{letter}80120000500B") is None] != []
    assert "never used" in str(ids.upn_trouble("B80120000500O"))


@pytest.mark.parametrize(("number", "good"), [("9434765870", True), ("9434765871", False), ("12", False)])
def test_nhs_numbers(number: str, good: bool) -> None:
    assert (ids.nhs_trouble(number) is None) == good


def test_postcodes_are_written_one_way_and_only_whole_ones_pass() -> None:
    assert ids.tidy_postcode("tf34nf") == "TF3 4NF"
    assert ids.postcode_trouble("TF3 4NF") is None
    assert ids.postcode_trouble("I AM NOT A POSTCODE TF3 4NF")
    assert ids.postcode_trouble("ZZ99 3VZ") is None


def test_local_identifiers() -> None:
    assert ids.local_id_trouble("RND000215205141") is None
    assert ids.local_id_trouble("a_b")
