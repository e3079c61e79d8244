"""The tables `crime`, `suspect`, `crime_suspect` and `nrm_referral`, from what was read of justice.

Crimes and referrals are each left out where the partnership has never recorded one here: the figures then say that they
were not supplied, and not that there were none. Victims, suspects and crimes stay three tables (JU-03).
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from sightline.figures.extract.pseudonyms import Pseudonyms

Row = dict[str, str]


class JusticeRead(NamedTuple):
    """What was read: rows as the database gave them; None where nothing was ever recorded."""

    crimes: list[Any] | None
    named: list[Any]
    suspects: list[Any]
    referrals: list[Any] | None

    def rows(self) -> list[Any]:
        """Every row, for the moment of the newest."""
        return [*(self.crimes or ()), *self.named, *self.suspects, *(self.referrals or ())]

    def children(self) -> list[UUID]:
        """Records of the children in them."""
        return [row.record_id for row in (*(self.crimes or ()), *(self.referrals or ())) if row.record_id]


def justice_tables(
    read: JusticeRead, child_of: Callable[[UUID | None], str], pseudonyms: Pseudonyms
) -> dict[str, list[Row]]:
    """Rows in order of what they say, so that the same records give the same bytes."""
    tables: dict[str, list[Row]] = {}
    if read.crimes is not None:
        tables["crime"] = [_crime(row, child_of, pseudonyms) for row in read.crimes]
        tables["suspect"] = [_suspect(row, pseudonyms) for row in read.suspects]
        tables["crime_suspect"] = [
            {
                "crime_id": pseudonyms.of("crime", row.crime_id),
                "suspect_id": pseudonyms.of("suspect", row.suspect_id),
            }
            for row in read.named
        ]
    if read.referrals is not None:
        tables["nrm_referral"] = [_referral(row, child_of, pseudonyms) for row in read.referrals]
    return {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in tables.items()}


def _crime(row: Any, child_of: Callable[[UUID | None], str], pseudonyms: Pseudonyms) -> Row:
    return {
        "crime_id": pseudonyms.of("crime", row.id),
        "child_id": child_of(row.record_id),
        "recorded_on": row.reported_on.isoformat(),
        "location_type": row.location,
        "outcome_type": str(row.outcome or 0),
    }


def _suspect(row: Any, pseudonyms: Pseudonyms) -> Row:
    return {
        "suspect_id": pseudonyms.of("suspect", row.id),
        "sex": row.sex,
        "age": "" if row.age is None else str(row.age),
        "ethnicity": row.ethnicity,
        "employment": row.employment,
        "taxi_driver": _truth(row.taxi_driver),
        "charged": _truth(row.charged),
    }


def _referral(row: Any, child_of: Callable[[UUID | None], str], pseudonyms: Pseudonyms) -> Row:
    return {
        "nrm_id": pseudonyms.of("nrm", row.id),
        "child_id": child_of(row.record_id),
        "referred_on": row.referred_on.isoformat(),
        "is_child": _truth(row.is_child),
        "exploited_in_area": _truth(row.exploited_in_area),
        "reasonable_grounds": _truth(row.reasonable),
        "conclusive_grounds": _truth(row.conclusive),
    }


def _truth(value: bool | None) -> str:
    return "" if value is None else "true" if value else "false"
