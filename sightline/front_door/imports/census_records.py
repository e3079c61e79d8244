"""What a children in need census says of one child, as plain objects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from sightline.core.files.faults import Place


@dataclass(frozen=True)
class Header:
    collection: str | None = None
    year: int | None = None
    reference_date: date | None = None
    authority: str | None = None


@dataclass(frozen=True)
class Assessment:
    started_on: date | None
    reviewed_on: date | None
    authorised_on: date | None
    factors: tuple[str, ...]


@dataclass(frozen=True)
class Period:
    """A plan: of a child in need, or of protection with its categories."""

    started_on: date | None
    ended_on: date | None
    first_category: str | None = None
    latest_category: str | None = None


@dataclass(frozen=True)
class Enquiry:
    """A section 47 enquiry."""

    started_on: date | None
    conference_on: date | None
    conference_not_needed: bool | None


@dataclass(frozen=True)
class Referral:
    """One referral to social care. `source` and those beside it are our reading of `source_code`."""

    place: Place
    referred_on: date
    source_code: str | None
    source: str | None
    older_source: str | None
    health_provider: str | None
    no_further_action: bool | None
    primary_need: str | None
    closed_on: date | None
    closure_reason: str | None
    conference_on: date | None
    assessments: tuple[Assessment, ...] = ()
    plans: tuple[Period, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    protection_plans: tuple[Period, ...] = ()
    ordinal: int = 1  # among this child's referrals of one day

    def says_the_same(self, other: Referral) -> bool:
        return replace(self, place=Place(), ordinal=1) == replace(other, place=Place(), ordinal=1)

    def factors(self) -> tuple[str, ...]:
        """Every factor of its assessments, once, in the order given."""
        return tuple(dict.fromkeys(code for one in self.assessments for code in one.factors))


@dataclass(frozen=True)
class Child:
    """A child of the census: no name, known by the council's own identifier."""

    place: Place
    local_id: str
    upn: str | None
    former_upn: str | None
    upn_unknown: str | None
    born_on: date | None
    expected_on: date | None
    died_on: date | None
    sex: str | None  # F, M or U
    sex_as_given: str | None
    ethnicity: str | None
    disabilities: tuple[str, ...]
    referrals: tuple[Referral, ...] = field(default=())


@dataclass
class Census:
    header: Header
    children: list[Child]
