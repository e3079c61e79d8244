"""Referrals of inspection list 3, as the census would give them: by child, day and place among that day's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sightline.core.files.cells import Cells
from sightline.core.files.faults import Place
from sightline.core.files.tables import Book
from sightline.front_door.imports.census_records import Referral
from sightline.front_door.imports.codes import referral_sources
from sightline.front_door.imports.fact_tables import BEGAN
from sightline.front_door.imports.list_tables import REFERRALS
from sightline.front_door.imports.persons import Person
from sightline.front_door.imports.return_rows import FUTURE, NO_START, NOBODY, TWICE, person_of, rows_of


@dataclass(frozen=True)
class ReferralRow:
    """A child, and one referral of theirs."""

    place: Place
    person: Person
    given: Referral


def read_referrals(book: Book, today: date) -> list[ReferralRow]:
    """Every referral that can be kept, in the order of the file. Raises Unreadable for another table."""
    found: list[ReferralRow] = []
    by_day: defaultdict[tuple[str | None, date], list[Referral]] = defaultdict(list)
    for row in _rows(book, today):
        same = by_day[row.person.key(), row.given.referred_on]
        if any(one.says_the_same(row.given) for one in same):
            book.faults.warn(row.place, TWICE)
            continue
        same.append(replace(row.given, ordinal=len(same) + 1))
        found.append(replace(row, given=same[-1]))
    return found


def _rows(book: Book, today: date) -> Iterator[ReferralRow]:
    for cells in rows_of(book, REFERRALS, (BEGAN,), today):
        person, day = person_of(cells), cells.day(BEGAN)
        wrong = (
            (person.key() is None, "local_id", NOBODY),
            (day is None, BEGAN, NO_START),
            (day and day > today, BEGAN, FUTURE),
        )
        for is_wrong, name, sentence in wrong:
            if is_wrong:
                book.faults.error(cells.place(name), sentence, cells.shown(name))
                break
        else:
            yield ReferralRow(cells.place(), person, _referral(cells, cast("date", day)))


def _referral(cells: Cells, day: date) -> Referral:
    code = cells.code("source") if "source" in cells.columns else None
    source = referral_sources().get(code or "")
    nfa = cells.code("nfa") if "nfa" in cells.columns else None
    return Referral(
        place=cells.place(),
        referred_on=day,
        source_code=code,
        source=source.source if source else None,
        older_source=source.older_source if source else None,
        health_provider=(source.health_provider or None) if source else None,
        no_further_action={"yes": True, "no": False}.get(str(nfa)),
        primary_need=None,
        closed_on=None,
        closure_reason=None,
        conference_on=None,
    )
