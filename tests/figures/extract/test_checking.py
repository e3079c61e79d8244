"""The rules of the extract, each broken once."""

import pytest

from sightline.figures.extract.checking import Tables, faults, rules

CHILD = {
    "child_id": "c1", "sex": "F", "birth_month": "2010-04", "ethnicity": "WBRI", "send": "",
    "placed_by_other_authority": "", "lives_in_area": "true",
}  # fmt: skip
CONTACT = {
    "contact_id": "k1", "child_id": "c1", "received_on": "2026-03-02", "source": "health", "health_provider": "gp",
    "channel": "phone", "exploitation": "ticked", "exploitation_type": "sexual", "threshold": "acute",
    "outcome": "pathway", "about_open_case": "false", "assessment_outcome": "not_a_factor",
    "support_given": "advice", "decision_due_on": "2026-03-03", "decided_on": "2026-03-02",
    "referrer_told_on": "", "referrer_reachable": "true",
}  # fmt: skip
FOLLOW_UP = {
    "follow_up_id": "f1", "contact_id": "k1", "child_id": "c1", "kind": "early_help", "asked_of": "voluntary",
    "asked_on": "2026-03-02", "due_on": "2026-03-02", "answered_on": "2026-03-03", "answer": "accepted",
    "done_on": "2026-03-04", "outcome_known": "true", "escalated": "false",
}  # fmt: skip


CRIME = {
    "crime_id": "k1", "child_id": CHILD["child_id"], "recorded_on": "2026-03-02", "location_type": "park",
    "outcome_type": "0",
}  # fmt: skip
PUPIL = {
    "pupil_id": "p1", "child_id": CHILD["child_id"], "setting_id": "t1", "academic_year": "2025/26 academic",
    "sex": "F", "age": "14", "ethnicity": "", "send": "none", "attendance": "87.5", "early_help": "accepted",
    "not_offered_reason": "",
}  # fmt: skip
SUSPECT = {
    "suspect_id": "s1", "sex": "M", "age": "31", "ethnicity": "", "employment": "employed", "taxi_driver": "",
    "charged": "false",
}  # fmt: skip


def tables(**changes: dict[str, str]) -> Tables:
    return {
        "child": [CHILD | changes.get("child", {})],
        "contact": [CONTACT | changes.get("contact", {})],
        "follow_up": [FOLLOW_UP | changes.get("follow_up", {})],
        "crime": [CRIME | changes.get("crime", {})],
        "suspect": [SUSPECT | changes.get("suspect", {})],
        "school_pupil": [PUPIL | changes.get("school_pupil", {})],
        "school_indicator": [{"pupil_id": "p1", "factor": "health"} | changes.get("school_indicator", {})],
        "crime_suspect": [{"crime_id": "k1", "suspect_id": "s1"} | changes.get("crime_suspect", {})],
    }


def test_good_tables_have_no_fault() -> None:
    assert list(faults(tables())) == []
    assert {name: len(columns) for name, columns in rules().items()} == {
        "child": 7,
        "contact": 17,
        "follow_up": 12,
        "case": 8,
        "statutory_status": 4,
        "caseload": 4,
        "risk_level": 3,
        "missing_episode": 9,
        "crime": 5,
        "suspect": 7,
        "crime_suspect": 2,
        "nrm_referral": 7,
        "school_setting": 3,
        "school_pupil": 11,
        "school_indicator": 2,
    }


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("child", {"child_id": ""}),
        ("child", {"sex": "X"}),
        ("child", {"birth_month": "2010-13"}),
        ("child", {"lives_in_area": "yes"}),
        ("contact", {"received_on": ""}),
        ("contact", {"received_on": "02/03/2026"}),
        ("contact", {"source": ""}),
        ("contact", {"source": "police"}),
        ("contact", {"exploitation": "none"}),
        ("contact", {"outcome": "advice"}),
        ("contact", {"assessment_outcome": "opened"}),
        ("contact", {"decided_on": "2026-03-01"}),
        ("contact", {"child_id": "nobody"}),
        ("follow_up", {"contact_id": "none"}),
        ("follow_up", {"due_on": "2026-03-01"}),
        ("follow_up", {"answered_on": "2026-03-01"}),
        ("follow_up", {"answered_on": ""}),
        ("follow_up", {"answer": "declined"}),
        ("follow_up", {"done_on": "2026-03-01"}),
        ("follow_up", {"escalated": ""}),
        ("crime", {"child_id": "nobody"}),
        ("crime", {"location_type": "moon"}),
        ("crime", {"outcome_type": ""}),
        ("crime", {"outcome_type": "23"}),
        ("crime", {"outcome_type": "one"}),
        ("suspect", {"age": "121"}),
        ("suspect", {"age": "-1"}),
        ("suspect", {"charged": ""}),
        ("suspect", {"employment": "driver"}),
        ("crime_suspect", {"crime_id": "k2"}),
        ("crime_suspect", {"suspect_id": "s2"}),
        ("school_pupil", {"attendance": "101"}),
        ("school_pupil", {"attendance": "most"}),
        ("school_pupil", {"not_offered_reason": "other"}),
        ("school_indicator", {"pupil_id": "p2"}),
        ("school_indicator", {"factor": ""}),
    ],
)
def test_each_rule_is_held(table: str, change: dict[str, str]) -> None:
    found = list(faults(tables(**{table: change})))
    assert any(line.startswith(table) for line in found), found


def test_a_key_stands_once_and_columns_are_those_of_the_format() -> None:
    twice = tables()
    twice["child"] *= 2
    assert any("twice" in line for line in faults(twice))
    fewer = tables()
    fewer["child"] = [{"child_id": "c1"}]
    assert any("columns" in line for line in faults(fewer))
