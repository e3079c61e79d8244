"""Searches as sets of keys: who is found, and under which heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.naming.agreement import Called, PersonFacts
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from sightline.people.naming.clauses import (
    HEADINGS,
    Group,
    group_of,
    held_keys,
    match_clauses,
    name_clauses,
    search_clauses,
)

AMELIA = PersonFacts(
    names=(Called("legal name", "Amelia", "Rose", "Okafor"), Called("alias", "Millie", "", "Smith-Jones")),
    born=Born(2010, 3, 4),
    identifiers=(("NHS number", "9434765870"),),
    postcodes=("TF3 4NF",),
)


@pytest.mark.parametrize(
    ("asked", "group"),
    [
        (Asked("Amelia Okafor", Born(2010, 3, 4)), Group.NAME_AND_BIRTH),
        (Asked("okafor, AMELIA", Born(2010)), Group.NAME_AND_BIRTH),
        (Asked("Amelie Okafur", Born(2010, 3, 4)), Group.LIKE_NAME_AND_BIRTH),
        (Asked("Amy Okafor", Born(2010, 3, 4)), Group.LIKE_NAME_AND_BIRTH),
        (Asked("Amelia Okafor", Born(2010, 4, 3)), Group.LIKE_NAME_AND_NEAR_BIRTH),
        (Asked("Amelia Okafor", Born(2010, 3, 14)), Group.LIKE_NAME_AND_NEAR_BIRTH),
        (Asked("Amelia Okafor", Born(2001, 1, 1)), Group.NAME),
        (Asked("Millie Smithjones"), Group.NAME),
        (Asked("Smith Millie"), Group.NAME),
        (Asked("Amelia Okafur", postcode="tf34nf"), Group.LIKE_NAME_AND_POSTCODE),
        (Asked("A Okafor"), Group.LIKE_NAME),
        (Asked("Okafor"), Group.NAME),
        (Asked("Amelia Okafor Brown"), Group.PART_NAME),
        (Asked("Amelia Brown", Born(2010, 3, 4)), Group.PART_NAME_AND_BIRTH),
        (Asked(identifier="943 476 5870"), Group.IDENTIFIER),
        (Asked(identifier="943 476 5871"), Group.NEAR_IDENTIFIER),
        (Asked("Nobody", identifier="9434765870"), Group.IDENTIFIER),
        (Asked(born=Born(2010, 3, 4)), Group.BIRTH_OR_POSTCODE),
        (Asked(postcode="TF3 4NF"), Group.BIRTH_OR_POSTCODE),
        (Asked("Nobody Known", Born(2010, 3, 4), postcode="TF3 4NF"), Group.BIRTH_OR_POSTCODE),
        (Asked("Grace Brown", Born(2010, 3, 4)), None),
        (Asked("Amelia Brown"), None),
        (Asked(), None),
    ],
)
def test_group(asked: Asked, group: Group | None) -> None:
    assert group_of(search_clauses(asked), held_keys(AMELIA)) is group


def test_every_group_has_a_heading() -> None:
    assert set(HEADINGS) == set(Group)


def test_a_person_matches_themselves_and_a_misspelt_copy() -> None:
    copy = PersonFacts(names=(Called("legal name", "Ameila", "", "Okafour"),), born=Born(2010, 4, 3))
    assert group_of(match_clauses(AMELIA), held_keys(AMELIA)) is Group.IDENTIFIER
    assert group_of(match_clauses(copy), held_keys(AMELIA)) is Group.LIKE_NAME_AND_NEAR_BIRTH


def test_a_name_alone_is_proposed_only_without_a_date_to_differ_by() -> None:
    name = (Called("legal name", "Amelia", "", "Okafor"),)
    dated, undated = PersonFacts(names=name, born=Born(2001, 9, 9)), PersonFacts(names=name)
    assert group_of(match_clauses(dated), held_keys(AMELIA)) is None
    assert group_of(match_clauses(undated), held_keys(AMELIA)) is Group.NAME
    assert group_of(match_clauses(AMELIA), held_keys(undated)) is Group.NAME


def test_a_restricted_person_is_sought_by_a_whole_name_only() -> None:
    assert name_clauses("Okafor") == []
    assert group_of(name_clauses("Amelia Okafor"), held_keys(AMELIA)) is Group.LIKE_NAME


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=20))
def test_any_search_makes_few_clauses(names: str, identifier: str, postcode: str) -> None:
    clauses = search_clauses(Asked(names, Born(2010, 3, 4), identifier, postcode))
    assert len(clauses) < 50
    assert all(len(wanted) < 400 for clause in clauses for wanted in clause.sets)
