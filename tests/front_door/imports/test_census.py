"""What a census return says, and what is odd in it."""

from datetime import date

import pytest

from sightline.core.files.faults import Level, Unreadable
from sightline.front_door.imports.codes import census_codes, referral_sources
from tests.front_door.imports.census_files import (
    HEADER,
    REFERRAL,
    a_return,
    child,
    read,
    read_children,
    sentences,
)

DETAILS = """<CINdetails><CINreferralDate>2023-06-01</CINreferralDate><ReferralSource>3e</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2023-09-01</CINclosureDate>
<ReasonForClosure>RC8</ReasonForClosure><DateOfInitialCPC>2023-07-01</DateOfInitialCPC>
<Assessments><AssessmentActualStartDate>2023-06-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2023-07-10</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>
<AssessmentFactors>11A</AssessmentFactors><AssessmentFactors>10a</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2023-07-11</CINPlanStartDate></CINPlanDates>
<Section47><S47ActualStartDate>2023-06-20</S47ActualStartDate><ICPCnotRequired>0</ICPCnotRequired></Section47>
<ReferralNFA>TRUE</ReferralNFA><ChildProtectionPlans><CPPstartDate>2023-07-01</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
</ChildProtectionPlans></CINdetails>"""


def test_a_whole_child() -> None:
    census, faults = read_children(
        child(
            details=DETAILS,
            traits="<Ethnicity>wbri</Ethnicity><Disabilities><Disability>LD</Disability></Disabilities>",
        )
    )
    assert not list(faults)
    assert (census.header.year, census.header.reference_date) == (2024, date(2024, 3, 31))
    (one,) = census.children
    assert (one.local_id, one.sex, one.ethnicity, one.disabilities) == ("T1", "F", "WBRI", ("LD",))
    assert one.born_on == date(2010, 5, 6)
    (referral,) = one.referrals
    assert (referral.source, referral.older_source, referral.health_provider) == (
        "health",
        "health",
        "hospital",
    )
    assert (referral.source_code, referral.no_further_action) == ("3E", True)
    assert (referral.closed_on, referral.closure_reason) == (date(2023, 9, 1), "RC8")
    assert referral.factors() == ("11A", "10A")
    assert referral.plans[0].started_on == date(2023, 7, 11)
    assert referral.enquiries[0].conference_not_needed is False
    assert referral.protection_plans[0].latest_category == "EMO"


@pytest.mark.parametrize(
    ("given", "sex", "warned"),
    [
        ("<Sex>M</Sex>", "M", False),
        ("<Sex>U</Sex>", "U", False),
        ("<Sex>f</Sex>", "F", False),
        ("<GenderCurrent>1</GenderCurrent>", "M", False),
        ("<GenderCurrent>2</GenderCurrent>", "F", False),
        ("<GenderCurrent>0</GenderCurrent>", "U", False),
        ("<GenderCurrent>9</GenderCurrent>", "U", False),
        ("<Sex>2</Sex>", "F", True),
        ("<GenderCurrent>F</GenderCurrent>", "F", False),
        ("<Sex>X</Sex>", "U", True),
        ("", None, True),
        ("<Sex/><GenderCurrent>2</GenderCurrent>", "F", False),
    ],
)
def test_the_sex_codes_of_every_year(given: str, sex: str | None, warned: bool) -> None:
    base = "<UPNunknown>UN1</UPNunknown><PersonBirthDate>2010-05-06</PersonBirthDate>"
    census, faults = read_children(child(identifiers=base + given))
    assert census.children[0].sex == sex
    assert bool(list(faults)) == warned


def test_an_unborn_child_has_an_expected_date() -> None:
    census, faults = read_children(
        child(
            identifiers="<UPNunknown>UN1</UPNunknown><ExpectedPersonBirthDate>2026-09-01"
            "</ExpectedPersonBirthDate><GenderCurrent>0</GenderCurrent>"
        )
    )
    assert census.children[0].expected_on == date(2026, 9, 1)
    assert not list(faults)


@pytest.mark.parametrize(
    ("identifiers", "word"),
    [
        ("<UPN>A123456789123</UPN><PersonBirthDate>2010-05-06</PersonBirthDate><Sex>F</Sex>", "check letter"),
        (
            "<UPN>123</UPN><PersonBirthDate>2010-05-06</PersonBirthDate><Sex>F</Sex>",
            "is a letter and 12 digits",
        ),
        ("<PersonBirthDate>2010-05-06</PersonBirthDate><Sex>F</Sex>", "neither a unique pupil number"),
        (
            "<UPNunknown>UN9</UPNunknown><PersonBirthDate>2010-05-06</PersonBirthDate><Sex>F</Sex>",
            "not on the",
        ),
        ("<UPNunknown>UN1</UPNunknown><Sex>F</Sex>", "neither a date of birth"),
        (
            "<UPNunknown>UN1</UPNunknown><PersonBirthDate>06/05/2010</PersonBirthDate><Sex>F</Sex>",
            "not written",
        ),
        ("<UPNunknown>UN1</UPNunknown><PersonBirthDate>2030-01-01</PersonBirthDate><Sex>F</Sex>", "future"),
        (
            "<UPNunknown>UN1</UPNunknown><PersonBirthDate>2024-01-01</PersonBirthDate><Sex>F</Sex>",
            "before the date",
        ),
        (
            "<UPNunknown>UN1</UPNunknown><PersonBirthDate>2010-05-06</PersonBirthDate><Sex>F</Sex>"
            "<PersonDeathDate>2009-01-01</PersonDeathDate>",
            "date of death",
        ),
        (
            "<LAchildID>T2</LAchildID><UPNunknown>UN1</UPNunknown><PersonBirthDate>2010-05-06</PersonBirthDate>"
            "<Sex>F</Sex>",
            "More than one local",
        ),
    ],
)
def test_what_is_odd_about_a_child_is_flagged_and_the_child_kept(identifiers: str, word: str) -> None:
    census, faults = read_children(child(identifiers=identifiers))
    assert len(census.children) == 1
    assert any(word in sentence for sentence in sentences(faults))
    assert not faults.count(Level.ERROR)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("<ReferralSource>6", "<ReferralSource>99", "referral source"),
        ("N1", "N77", "not on the census's list"),
        ("false", "perhaps", "neither true nor false"),
        ("2023-06-01", "2027-06-01", "future"),
        ("2023-06-01", "2025-06-01", "later than the day"),
        (
            "<ReferralNFA>",
            "<CINclosureDate>2023-01-01</CINclosureDate><ReasonForClosure>RC1</ReasonForClosure>"
            "<ReferralNFA>",
            "closed before",
        ),
        ("<ReferralNFA>", "<CINclosureDate>2023-07-01</CINclosureDate><ReferralNFA>", "not both"),
        (
            "<ReferralNFA>",
            "<Assessments><AssessmentActualStartDate>2023-07-01</AssessmentActualStartDate>"
            "<AssessmentAuthorisationDate>2023-06-30</AssessmentAuthorisationDate></Assessments><ReferralNFA>",
            "authorised",
        ),
        (
            "<ReferralNFA>",
            "<Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>21</AssessmentFactors>"
            "<AssessmentFactors>ZZ</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments><ReferralNFA>",
            "beside",
        ),
    ],
)
def test_what_is_odd_about_a_referral_is_flagged_and_the_referral_kept(old: str, new: str, word: str) -> None:
    census, faults = read_children(child(details=REFERRAL.replace(old, new)))
    assert len(census.children[0].referrals) == 1
    assert any(word in sentence for sentence in sentences(faults))
    assert not faults.count(Level.ERROR)


@pytest.mark.parametrize("local_id", [None, "", "   ", "x" * 101])
def test_a_child_nothing_can_name_is_refused_and_the_rest_kept(local_id: str | None) -> None:
    census, faults = read_children(child(local_id), child("T2"))
    assert [one.local_id for one in census.children] == ["T2"]
    assert faults.count(Level.ERROR) == 1


@pytest.mark.parametrize("day", ["", "soon", "2023-02-30"])
def test_a_referral_without_a_day_is_refused_and_its_child_kept(day: str) -> None:
    census, faults = read_children(child(details=REFERRAL.replace("2023-06-01", day) + REFERRAL))
    assert len(census.children[0].referrals) == 1
    (error,) = [fault for fault in faults if fault.level is Level.ERROR]
    assert (error.place.child, error.place.column) == ("T1", "CINreferralDate")


def test_referrals_given_twice_and_two_of_one_day() -> None:
    other = REFERRAL.replace("<ReferralSource>6", "<ReferralSource>2A")
    census, faults = read_children(child(details=REFERRAL + REFERRAL + other))
    assert [(one.source_code, one.ordinal) for one in census.children[0].referrals] == [("6", 1), ("2A", 2)]
    assert sum("given twice" in sentence for sentence in sentences(faults)) == 1


def test_a_child_given_twice_is_one_child() -> None:
    again = child(
        identifiers="<UPN>B801200005001</UPN><PersonBirthDate>2011-01-01</PersonBirthDate><Sex>F</Sex>",
        details=REFERRAL.replace("2023-06-01", "2023-08-01"),
    )
    census, faults = read_children(child(), again)
    (one,) = census.children
    assert (one.upn, one.born_on, len(one.referrals)) == ("B801200005001", date(2010, 5, 6), 2)
    assert any("differ in born on" in sentence for sentence in sentences(faults))


def test_a_header_of_another_year_warns() -> None:
    _, faults = read(a_return(child(), header=HEADER.replace("<Year>2024", "<Year>2023")))
    assert "year of the header" in sentences(faults)[0]
    _, faults = read(a_return(child(), header=HEADER.replace("<Year>2024", "<Year>2010")))
    assert any("not one from 2017" in sentence for sentence in sentences(faults))


def test_a_return_without_header_or_children() -> None:
    census, faults = read(a_return(child(), header=""))
    assert len(census.children) == 1
    assert "which return" in sentences(faults)[0]
    census, faults = read(a_return())
    assert census.children == []
    assert sentences(faults) == ["This return holds no children."]


@pytest.mark.parametrize("name", ["CLA", "SSDA903", "School Census"])
def test_another_return_is_named(name: str) -> None:
    with pytest.raises(Unreadable, match=f"“{name}” return"):
        read(a_return(child(), header=HEADER.replace("CIN", name)))


@pytest.mark.parametrize("content", ["<SSDA903><EPISODES/></SSDA903>", "<html><body>x</body></html>"])
def test_xml_of_another_kind_is_refused(content: str) -> None:
    with pytest.raises(Unreadable, match="not a children in need census"):
        read(content)


def test_every_source_of_the_census_has_a_place_in_ours() -> None:
    assert len(referral_sources()) == 22
    assert {one.source for one in referral_sources().values()} == {
        "police",
        "council",
        "education",
        "health",
        "housing",
        "individual",
        "anonymous",
        "other",
    }
    assert all((one.source == "health") == bool(one.health_provider) for one in referral_sources().values())
    assert len(census_codes("ethnicity")) == 20
