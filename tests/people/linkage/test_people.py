"""Who is proposed as one person and who is not, family by family. Everybody is invented."""

from pathlib import Path

import pytest

from tests.people.linkage.linked import links

HEAD = "record_id,given_name,other_names,surname,date_of_birth,house_number,street,town,postcode,nhs_number,upn\n"
HOME = "12,Marley Road,Aldby,ZX1 4EE"
AWAY = "7,Kirkham Close,Fenby,ZX6 2FF"
NHS, OTHER_NHS = "9434765919", "4010232137"
SAVED = f"1,Amelia,Rose,Thornbrook,2012-03-04,{HOME},,\n"


def band(tmp_path: Path, one: str, other: str) -> str | None:
    found = links(tmp_path, council=HEAD + one, health=HEAD + other)
    return next(iter(found.values()), None)


@pytest.mark.parametrize(
    "other",
    [
        f"2,Amelia,,Thornbrook,2012-03-04,{HOME},,",
        f"2,AMELIA,Rose,THORNBROOK,2012-03-04,{HOME.upper()},,",
        f"2,Amelia,,Thornbrook-Quarley,2012-03-04,{HOME},,",
        f"2,Amelia,,Thornbrok,2012-03-04,{HOME},,",
    ],
)
def test_the_same_name_birthday_and_address_are_listed_first(other: str, tmp_path: Path) -> None:
    assert band(tmp_path, SAVED, other) == "confirm"


@pytest.mark.parametrize(
    "other",
    [
        f"2,Thornbrook,,Amelia,2012-03-04,{HOME},,",  # the names turned round
        f"2,Amelia,,Quarley,2012-03-04,{HOME},,",  # another surname
        f"2,Amelai,,Thonbrook,2012-03-04,{HOME},,",  # misspelt
        f"2,Millie,,Thornbrook,2012-03-04,{HOME},,",  # a short form
        f"2,A,,Thornbrook,2012-03-04,{HOME},,",  # an initial
        f"2,Amelia,,Thornbrook,2012-04-03,{HOME},,",  # day and month turned round
        f"2,Amelia,,Thornbrook,2012-03-05,{HOME},,",  # a digit out
        f"2,Amelia,,Thornbrook,,{HOME},,",  # no date
        f"2,Amelia,,Thornbrook,2012,{HOME},,",  # part of one
        f"2,Amelia,,Thornbrook,2012-03-04,{AWAY},,",  # moved
        "2,Amelia,,Thornbrook,2012-03-04,,,,,,",  # no address
    ],
)
def test_what_changes_or_is_written_wrongly_is_still_proposed(other: str, tmp_path: Path) -> None:
    assert band(tmp_path, SAVED, other) == "propose"


@pytest.mark.parametrize(
    "other",
    [
        f"2,Oliver,,Thornbrook,2012-03-04,{HOME},,",  # a twin
        f"2,Oliver,,Thornbrook,2014-08-19,{HOME},,",  # a brother
        f"2,Sophie,Rose,Thornbrook,2014-08-19,{HOME},,",  # a sister with the same second name
        f"2,Karol,,Wyrzyk,2009-11-30,{HOME},,",  # of the same house
        f"2,Amelia,,Quarley,2015-07-21,{HOME},,",  # a namesake of the same house
        f"2,,,Thornbrook,2014-08-19,{HOME},,",  # not named, another birthday
        "2,Amelia,,,,,,,,,",  # a given name alone
        f"2,,,,,{HOME},,",  # an address alone
        "2,,,,2012-03-04,,,,,,",  # a birthday alone
        "2,,,,,,,,,,",
    ],
)
def test_relatives_neighbours_and_scraps_are_not_linked(other: str, tmp_path: Path) -> None:
    assert band(tmp_path, SAVED, other) is None


def test_twins_kept_by_two_agencies_are_each_linked_to_themselves(tmp_path: Path) -> None:
    twins = f"1,Amelia,,Thornbrook,2012-03-04,{HOME},,\n2,Oliver,,Thornbrook,2012-03-04,{HOME},,\n"
    found = links(tmp_path, council=HEAD + twins, health=HEAD + twins)
    assert found == {("council:1", "health:1"): "confirm", ("council:2", "health:2"): "confirm"}


def test_an_identifier_carries_a_changed_name_and_address(tmp_path: Path) -> None:
    one = f"1,Amelia,,Thornbrook,2012-03-04,{HOME},{NHS},\n"
    assert band(tmp_path, one, f"2,Amelia,,Quarley,2012-03-04,{AWAY},943 476 5919,\n") == "confirm"


def test_twins_with_one_number_by_mistake_are_never_listed_first(tmp_path: Path) -> None:
    one = f"1,Amelia,Rose,Thornbrook,2012-03-04,{HOME},{NHS},\n"
    for name in ("Oliver,", "Sophie,Rose", "Amelie,", "Rose,Sophie"):
        assert band(tmp_path, one, f"2,{name},Thornbrook,2012-03-04,{HOME},{NHS},\n") != "confirm"


def test_numbers_that_differ_keep_a_pair_out_of_the_first_band(tmp_path: Path) -> None:
    one = f"1,Amelia,,Thornbrook,2012-03-04,{HOME},{NHS},\n"
    for number in (OTHER_NHS, "9434765991"):
        assert band(tmp_path, one, f"2,Amelia,,Thornbrook,2012-03-04,{HOME},{number},\n") == "propose"


def test_a_number_that_many_people_hold_says_nothing(tmp_path: Path) -> None:
    names = (
        "Aaron",
        "Bridget",
        "Caleb",
        "Daisy",
        "Ezra",
        "Fatima",
        "Gwen",
        "Hamza",
        "Igor",
        "Jakub",
        "Keira",
        "Lena",
    )
    rows = [
        f"{at},{name},,Surname{name},20{at + 5:02}-0{at % 9 + 1}-1{at % 9},{at},{name} Street,,,4010232137,"
        for at, name in enumerate(names)
    ]
    assert not links(tmp_path, council=HEAD + "\n".join(rows) + "\n")


def test_sex_and_ethnicity_are_not_read(tmp_path: Path) -> None:
    head = HEAD.strip() + ",sex,ethnicity\n"
    same = links(tmp_path, a=head + SAVED.strip() + ",F,WBRI\n", b=head + SAVED.strip() + ",M,BAFR\n")
    assert same == {("a:1", "b:1"): "confirm"}
