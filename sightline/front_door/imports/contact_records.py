"""What a row of a file says of a contact and of a child, as plain objects."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, time

from sightline.core.files.dates import PartialDate
from sightline.core.files.faults import Place


@dataclass(frozen=True)
class ChildGiven:
    """A child as the file tells of them. Any part may be missing; with none of them there is no child."""

    name: str | None = None  # as given, where it is not given in parts
    given_names: str | None = None
    family_name: str | None = None
    other_names: str | None = None
    born: PartialDate | None = None
    sex: str | None = None
    ethnicity: str | None = None
    address: str | None = None
    postcode: str | None = None
    nhs_number: str | None = None
    upn: str | None = None
    local_id: str | None = None

    def is_anybody(self) -> bool:
        """Sex and ethnicity alone tell of nobody."""
        return any((self.name, self.given_names, self.family_name, self.other_names, self.born, self.address,
                    self.postcode, self.nhs_number, self.upn, self.local_id))  # fmt: skip


def _plain(value: object) -> object:
    return vars(value) if isinstance(value, (ChildGiven, PartialDate)) else str(value)


@dataclass(frozen=True)
class ContactGiven:
    """A contact as the file tells of it. `as_given` keeps the file's own words for coded facts."""

    place: Place
    reference: str | None
    received_on: date
    received_time: time | None = None
    source: str = "other"
    older_source: str | None = None
    health_provider: str | None = None
    channel: str | None = None
    referrer_name: str | None = None
    referrer_role: str | None = None
    referrer_organisation: str | None = None
    referrer_details: str | None = None
    referrer_reachable: bool | None = None
    narrative: str | None = None
    lawful_basis: str | None = None
    family_told: str | None = None
    family_not_told_because: str | None = None
    urgency: str | None = None
    exploitation: bool | None = None
    exploitation_type: str | None = None
    threshold: str | None = None
    outcome: str | None = None
    decision_reason: str | None = None
    decided_on: date | None = None
    decided_by: str | None = None
    referrer_told_on: date | None = None
    as_given: dict[str, str] = field(default_factory=dict)
    children: tuple[ChildGiven, ...] = ()
    rows: tuple[int, ...] = ()  # where in the file it stands
    ordinal: int = 1  # among rows without a reference that say the same

    def fingerprint(self) -> str:
        """The same for rows that say the same, wherever they stand."""
        plain = {
            name: value for name, value in vars(self).items() if name not in ("place", "rows", "ordinal")
        }
        return hashlib.sha256(json.dumps(plain, sort_keys=True, default=_plain).encode()).hexdigest()

    def key(self) -> str:
        """What tells this contact from every other of its sender: their reference, or all the row says."""
        return f"ref:{self.reference}" if self.reference else f"row:{self.fingerprint()}:{self.ordinal}"
