"""What agrees and what differs, in words."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from sightline.people.naming.agreement import (
    Called,
    PersonFacts,
    Verdict,
    agreeing,
    compare,
    differing,
)
from sightline.people.naming.asked import Asked, findings_for
from sightline.people.naming.births import Born

AMELIA = PersonFacts(
    names=(Called("legal name", "Amelia", "Rose", "Okafor"), Called("previous name", "Amelia", "", "Smyth")),
    born=Born(2010, 3, 4),
    identifiers=(("NHS number", "9434765870"), ("Local reference", "LA0012")),
    postcodes=("TF3 4NF",),
)
TEXT = st.text(max_size=30)
PEOPLE = st.builds(
    PersonFacts,
    names=st.lists(st.builds(Called, st.just("alias"), TEXT, TEXT, TEXT), max_size=3).map(tuple),
    born=st.builds(
        Born,
        st.none() | st.integers(1990, 2026),
        st.none() | st.integers(1, 12),
        st.none() | st.integers(1, 31),
    ),
    identifiers=st.lists(st.tuples(st.sampled_from(["NHS number", "UPN"]), TEXT), max_size=2).map(tuple),
    postcodes=st.lists(TEXT, max_size=2).map(tuple),
)


def test_a_misspelt_name_and_a_digit_out() -> None:
    other = PersonFacts(
        names=(Called("legal name", "Amelie", "", "Okafur"),),
        born=Born(2010, 3, 5),
        identifiers=(("NHS number", "9434765871"),),
        postcodes=("TF1 1AA",),
    )
    findings = compare(AMELIA, other)
    assert agreeing(findings) == [
        "Given name is one letter apart: Amelia and Amelie",
        "Surname is one letter apart: Okafor and Okafur",
        "Date of birth is one digit apart: 4 March 2010 and 5 March 2010",
        "NHS number is one character apart: 9434765870 and 9434765871",
    ]
    assert differing(findings) == ["Postcode differs: TF3 4NF and TF1 1AA"]


def test_a_previous_name_is_said() -> None:
    other = PersonFacts(names=(Called("legal name", "Amelia", "", "Smyth"),))
    assert "Surname agrees: Smyth (previous name)" in agreeing(compare(AMELIA, other))


def test_names_the_other_way_round() -> None:
    other = PersonFacts(names=(Called("legal name", "Okafor", "", "Amelia"),))
    assert "Given name and surname are the other way round" in agreeing(compare(AMELIA, other))


def test_a_record_without_a_name_or_date() -> None:
    verdicts = {f.topic: f.verdict for f in compare(AMELIA, PersonFacts())}
    assert verdicts == {"name": Verdict.NOT_HELD, "date of birth": Verdict.NOT_HELD}


def test_a_person_agrees_with_themselves() -> None:
    assert differing(compare(AMELIA, AMELIA)) == []


@given(PEOPLE, PEOPLE)
def test_any_two_people_can_be_compared(left: PersonFacts, right: PersonFacts) -> None:
    ours, theirs = compare(left, right), compare(right, left)
    assert [f.verdict for f in ours if f.topic == "date of birth"] == [
        f.verdict for f in theirs if f.topic == "date of birth"
    ]
    assert all(f.sentence for f in ours)


def test_no_protected_characteristic_is_compared() -> None:
    compared = {field.name for field in dataclasses.fields(PersonFacts)}
    assert compared == {"names", "born", "identifiers", "postcodes"}


def test_what_was_asked_and_how_it_came_out() -> None:
    asked = Asked("okafur, amy", Born(2010, 4, 3), "943 476 5870", "tf3 4nf")
    assert [f.sentence for f in findings_for(asked, AMELIA)] == [
        "“okafur” is one letter from the surname Okafor",
        "“amy” is a form of the given name Amelia",
        "Day and month of birth are the other way round: 3 April 2010 and 4 March 2010",
        "NHS number agrees: 9434765870",
        "Postcode agrees: TF3 4NF",
    ]


def test_what_was_not_asked_is_not_said() -> None:
    assert (
        findings_for(Asked(names="a"), AMELIA)[0].sentence == "“a” may be an initial of the given name Amelia"
    )
    assert [f.topic for f in findings_for(Asked(identifier="123"), AMELIA)] == ["identifier"]
    assert findings_for(Asked(names="Zeb"), PersonFacts())[0].verdict is Verdict.NOT_HELD
    assert findings_for(Asked(identifier="LA12"), PersonFacts())[0].verdict is Verdict.NOT_HELD


def test_empty_searches() -> None:
    assert Asked(" -- ", Born(), " ", "-").empty
    assert not Asked(born=Born(2010)).empty


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=20), PEOPLE)
def test_anything_can_be_asked(names: str, identifier: str, postcode: str, person: PersonFacts) -> None:
    findings_for(Asked(names, Born(2010), identifier, postcode), person)
