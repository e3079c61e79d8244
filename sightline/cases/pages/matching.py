"""Confirmed cases beside crimes, and crimes beside cases, as lines and counts (JU-01, JU-01a, JU-07b)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.queries.matching import CrimeBeside, Matched
from sightline.core import words
from sightline.justice.matched import Disclosed, NoCase, NoCrime
from sightline.justice.offences import shown
from sightline.justice.states import Outcome

YEARS = 6
NOT_SAID = "Not said yet"


@dataclass(frozen=True)
class Line:
    """One case, or one crime."""

    cells: list[str]
    href: str
    note_href: str
    note: str


def years(today: date) -> dict[str, tuple[date, date]]:
    """The latest financial years: what each is called, its first and its last day."""
    begun = today.year - (today < date(today.year, 4, 1))
    return {
        f"{year}/{(year + 1) % 100:02d}": (date(year, 4, 1), date(year + 1, 4, 1) - timedelta(days=1))
        for year in range(begun, begun - YEARS, -1)
    }


def counts_of_cases(found: Sequence[Matched]) -> list[tuple[str, int]]:
    """The counts above the list, each of confirmed cases; the figures count the same."""
    told = [each.known for each in found if each.known]
    return [
        ("Confirmed cases", len(found)),
        ("A crime is on record", sum(not each.is_gap for each in found)),
        ("No crime is on record", sum(each.is_gap for each in found)),
        ("The police team knows of it", sum(each.known for each in told)),
        ("The child told the police", sum(each.disclosed == Disclosed.YES for each in told)),
        ("The child was referred to the National Referral Mechanism", sum(each.referred for each in found)),
    ]


def counts_of_crimes(found: Sequence[CrimeBeside]) -> list[tuple[str, int]]:
    return [
        ("Crimes", len(found)),
        ("The child has a case here", sum(each.has_case for each in found)),
        ("Harm is confirmed in it", sum(each.confirmed for each in found)),
        ("The child has no case here", sum(not each.has_case for each in found)),
        ("Of these, a reason is on record", sum(bool(each.why) for each in found if not each.has_case)),
    ]


def case_lines(rows: Sequence[Matched], names: Mapping[UUID, str]) -> list[Line]:
    """Cases by reference."""
    return [_case(each, names) for each in rows]


def _case(each: Matched, names: Mapping[UUID, str]) -> Line:
    known, crimes = each.known, "; ".join(_crime(crime) for crime in each.crimes)
    return Line(
        cells=[
            each.case.reference,
            names.get(each.case.child_id, ""),
            crimes or "None on record",
            _why_none(each),
            NOT_SAID if known is None else "Yes" if known.known else "No",
            NOT_SAID if known is None else str(Disclosed(known.disclosed).label),
            "Yes" if each.referred else "No",
        ],
        href=reverse("cases:one", args=[each.case.pk]),
        note_href=reverse("cases:police_know", args=[each.case.pk]),
        note="Note what the police know",
    )


def _crime(crime: object) -> str:
    reference, outcome = getattr(crime, "reference", ""), getattr(crime, "outcome", None)
    return f"{reference}, {Outcome(outcome).label if outcome else 'no outcome yet'}"


def _why_none(each: Matched) -> str:
    if not each.is_gap:
        return ""
    if each.known is None or not each.known.no_crime:
        return NOT_SAID
    return " ".join(filter(None, [str(NoCrime(each.known.no_crime).label), each.known.words]))


def crime_lines(viewer: Viewer, rows: Sequence[CrimeBeside], names: Mapping[UUID, str]) -> list[Line]:
    """Crimes in order of the day they were reported."""
    records = viewer.may("justice.record")
    return [_beside(each, names, records) for each in rows]


def _beside(each: CrimeBeside, names: Mapping[UUID, str], records: bool) -> Line:
    it = each.crime
    said = "Yes, harm is confirmed" if each.confirmed else "Yes" if each.has_case else "No"
    why = " ".join(filter(None, [str(NoCase(each.why.why).label), each.why.words])) if each.why else NOT_SAID
    return Line(
        cells=[
            it.reference,
            names.get(it.child_id, ""),
            words.day(it.reported_on),
            shown(it.offence),
            said,
            "" if each.has_case else why,
        ],
        href=reverse("justice:crime", args=[it.pk]),
        note_href=reverse("justice:no_case", args=[it.pk]) if records and not each.has_case else "",
        note="Say why it has no case",
    )
