"""The posts that follow missing children home (`roles`)."""

from sightline.access.roles import Role
from sightline.config.role_parts import (
    ANSWER,
    CALLS,
    CHASE,
    MEETS,
    MISSING,
    REPORTS_BY_KEY,
    SEARCH,
    SENDS_BY_KEY,
    role,
)

MISSING_ROLES: list[Role] = [
    role(
        "missing_coordinator",
        "Missing coordinator",
        "Keeps missing episodes, return home interviews and trigger plans, gives interviews to those who hold them, "
        "and calls meetings where a child goes missing again and again.",
        SEARCH,
        MISSING,
        CHASE,
        {"people.add", "missing.coordinate", "missing.grade", "missing.interview", "missing.patterns"},
        CALLS,
    ),
    role(
        "return_interviewer",
        "Return-interview worker",
        "Offers and records the return home interviews that their own organisation was given; opens those episodes and "
        "no others.",
        {"missing.open", "missing.interview"},
        ANSWER,
        MEETS,
    ),
    role(
        "police_missing",
        "Police missing-person officer",
        "Reports missing children, gives the police’s own grade of risk and records the prevention interview; reads "
        "the trigger plans shared with the police, and not what a child said in an interview.",
        {"missing.open", "missing.police", "missing.report", "missing.grade"},
        SENDS_BY_KEY,
        REPORTS_BY_KEY,
        ANSWER,
        MEETS,
    ),
    role(
        "care_home_manager",
        "Care-home manager",
        "Reads the trigger plans of the children who live in the home, reports one of them missing and says when they "
        "are back.",
        {"missing.open", "missing.of_residents", "missing.report"},
        SENDS_BY_KEY,
        REPORTS_BY_KEY,
        ANSWER,
        MEETS,
    ),
    role(
        "reviewing_officer",
        "Independent reviewing officer",
        "Checks the quality of return home interviews with children in care, and of the review of the plan after them.",
        {"missing.open", "missing.check"},
        ANSWER,
        MEETS,
    ),
]
