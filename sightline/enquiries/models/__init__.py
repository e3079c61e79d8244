"""Rows of an enquiry. All of them are facts."""

from sightline.enquiries.models.enquiries import Asked, Enquiry, Subject
from sightline.enquiries.models.entries import Entry, Mentioned, Reading, Release, Withdrawal
from sightline.enquiries.models.mistaken import SubjectAnswer
from sightline.enquiries.models.outcomes import Conclusion, Drawn, OutcomeTold, Printed, Reasons
from sightline.enquiries.models.parts import Naming, read_whole, standing

__all__ = [
    "Asked",
    "Conclusion",
    "Drawn",
    "Enquiry",
    "Entry",
    "Mentioned",
    "Naming",
    "OutcomeTold",
    "Printed",
    "Reading",
    "Reasons",
    "Release",
    "Subject",
    "SubjectAnswer",
    "Withdrawal",
    "read_whole",
    "standing",
]
