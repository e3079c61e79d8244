"""A child of a census return as rows: what the return said of them, and their referrals."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.front_door.imports.census_records import Child, Header
from sightline.front_door.imports.census_records import Referral as ReferralGiven
from sightline.front_door.imports.codes import census_codes
from sightline.front_door.imports.contact_rows import chronology_lines, moment_of
from sightline.front_door.models import CensusEntry, Import, Referral
from sightline.front_door.words import FROM
from sightline.people.models import ChronologyLine


def fingerprint(plain: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def said_of_child(child: Child) -> dict[str, Any]:
    return {
        "disabilities": list(child.disabilities),
        "sex_as_given": child.sex_as_given or "",
        "upn_unknown": child.upn_unknown or "",
        "expected_on": child.expected_on,
    }


def entry_row(
    child: Child, record_id: UUID, header: Header, *, of: Import, by: Viewer, at: datetime
) -> CensusEntry:
    """What the return said of the child beside who they are."""
    said = said_of_child(child)
    year = header.year if header.year and 0 < header.year < 10_000 else None
    row = CensusEntry(source_record_id=record_id, year=year, fingerprint=fingerprint(said), **said)
    return _kept(row, record_id, of, by, at)  # type: ignore[no-any-return]


def said_of_referral(given: ReferralGiven) -> dict[str, Any]:
    """The columns of a referral, as far as the return gives them."""
    parts = ("assessments", "plans", "enquiries", "protection_plans")
    detail = {part: [asdict(one) for one in getattr(given, part)] for part in parts}
    return {
        "source": given.source or "",
        "source_code": given.source_code or "",
        "older_source": given.older_source or "",
        "health_provider": given.health_provider or "",
        "no_further_action": given.no_further_action,
        "primary_need": given.primary_need or "",
        "closed_on": given.closed_on,
        "closure_reason": given.closure_reason or "",
        "conference_on": given.conference_on,
        "factors": list(given.factors()),
        "detail": json.loads(json.dumps(detail, default=str)),
    }


def referral_row(
    given: ReferralGiven,
    record_id: UUID,
    header: Header,
    number: int,
    *,
    of: Import,
    by: Viewer,
    at: datetime,
) -> Referral:
    said = said_of_referral(given)
    row = Referral(
        source_record_id=record_id,
        referred_on=given.referred_on,
        ordinal=given.ordinal,
        number=number,
        as_of=header.reference_date,
        fingerprint=fingerprint(said),
        **said,
    )
    return _kept(row, record_id, of, by, at)  # type: ignore[no-any-return]


def _kept(row: Any, record_id: UUID, of: Import, by: Viewer, at: datetime) -> Any:
    row.of_import, row.about, row.by_id, row.at = of, [record_id], by.staff_id, at
    row.controller_id, row.retention_class = of.controller_id, row.RETENTION
    return row


def referral_lines(row: Referral, *, by: Viewer, at: datetime) -> list[ChronologyLine]:
    """The chronology's line of a referral, on the day it was made."""
    whom = f" from {FROM[row.source]}" if row.source else ""
    need = census_codes("primary_need").get(row.primary_need)
    said = [
        f"Main need: {need.lower()}." if need else "",
        "No further action." if row.no_further_action else "",
    ]
    if row.closed_on:
        said.append(f"Closed on {row.closed_on.day} {row.closed_on:%B %Y}.")
    return chronology_lines(
        row.about,
        kind="front_door.referral_brought_in",
        title=f"Referral to children's social care{whom}",
        words=" ".join(one for one in said if one),
        happened_at=moment_of(row.referred_on),
        reference_id=row.pk,
        controller_id=row.controller_id,
        by=by,
        at=at,
    )
