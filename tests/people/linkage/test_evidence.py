"""What a comparison says in words, and how an address is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.linkage.addresses import Home, split
from sightline.people.linkage.evidence import in_words
from sightline.people.linkage.levels import TOPICS

ALL_KNOWN = {topic.name: len(topic.levels) for topic in TOPICS}
NONE_KNOWN = {topic.name: -1 for topic in TOPICS}


@given(levels=st.fixed_dictionaries({t.name: st.integers(-1, len(t.levels)) for t in TOPICS}))
def test_every_level_has_words_and_no_number_is_shown(levels: dict[str, int]) -> None:
    found = in_words(levels)
    said = [*found.agrees, *found.nearly, *found.differs, *found.not_known]
    assert len(said) >= sum(level >= 0 for level in levels.values())
    assert all(each[0].isupper() and "{" not in each for each in said)
    assert not any(character.isdigit() for each in said for character in each)


def test_the_nearest_level_agrees_the_last_differs_and_what_is_absent_is_said() -> None:
    assert in_words(ALL_KNOWN).agrees[:3] == ("Given name agrees", "Surname agrees", "Date of birth agrees")
    assert not in_words(ALL_KNOWN).differs
    far = in_words(dict.fromkeys(ALL_KNOWN, 0))
    assert "Date of birth differs" in far.differs
    assert not far.agrees
    assert in_words(NONE_KNOWN).not_known == (
        "Given name not held on one of the records",
        "Surname not held on one of the records",
        "Date of birth not held on one of the records",
        "House and street not held on one of the records",
        "Postcode not held on one of the records",
        "NHS number not held on one of the records",
        "Unique pupil number not held on one of the records",
    )


@pytest.mark.parametrize(
    ("lines", "home"),
    [
        ("12 Marley Road\nAldby\nWrekinshire", Home("12", "Marley Road", "Wrekinshire")),
        ("12a Marley Road, Aldby", Home("12a", "Marley Road", "Aldby")),
        ("Flat 3, 12 Marley Road\nAldby", Home("12", "Marley Road", "Aldby")),
        ("Flat 3 12 Marley Road\nAldby", Home("12", "Marley Road", "Aldby")),
        ("The Old Rectory\nAldby", Home("", "The Old Rectory", "Aldby")),
        ("12 Marley Road", Home("12", "Marley Road", "")),
        ("", Home()),
        (" \n , ", Home()),
    ],
)
def test_an_address_is_split(lines: str, home: Home) -> None:
    assert split(lines) == home
