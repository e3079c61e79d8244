"""Reading what an extract counts, as the database role that sees only that: restricted children among the rest."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.rows import namedtuple_row

from sightline.education.states import ASKED
from sightline.figures.extract import cases_sql, justice_sql, missing_sql, schools_sql
from sightline.figures.extract.cases import CasesRead, counted_on
from sightline.figures.extract.justice import JusticeRead
from sightline.figures.extract.schools import SchoolsRead, academic_years

LONDON = "AT TIME ZONE 'Europe/London'"

CONTACTS = f"""
SELECT c.id, c.about_open_case, c.source, c.health_provider, c.channel, c.exploitation, c.exploitation_type,
       c.referrer_reachable, c.decision_due_on, (c.received_at {LONDON})::date AS received_on,
       d.level, d.outcome, first.decided_on, a.assessment_outcome, a.support_given,
       (told.told_at {LONDON})::date AS told_on, nobody.id IS NOT NULL AS nobody,
       child.source_record_id AS record_id,
       greatest(c.at, d.at, a.at, told.at, nobody.at) AS changed_at
FROM front_door_contact c
LEFT JOIN LATERAL (SELECT * FROM front_door_decision d WHERE d.contact_id = c.id
                   ORDER BY d.number DESC LIMIT 1) d ON true
LEFT JOIN LATERAL (SELECT f.decided_on FROM front_door_decision f WHERE f.contact_id = c.id
                   ORDER BY f.number LIMIT 1) first ON true
LEFT JOIN LATERAL (SELECT * FROM front_door_assessment a WHERE a.contact_id = c.id
                   ORDER BY a.number DESC LIMIT 1) a ON true
LEFT JOIN LATERAL (SELECT * FROM front_door_referrertold t WHERE t.contact_id = c.id AND t.how <> 'nobody'
                   ORDER BY t.number LIMIT 1) told ON true
LEFT JOIN LATERAL (SELECT * FROM front_door_referrertold t WHERE t.contact_id = c.id AND t.how = 'nobody'
                   ORDER BY t.number DESC LIMIT 1) nobody ON true
LEFT JOIN LATERAL (SELECT s.source_record_id FROM front_door_contactsubject s
                   WHERE s.contact_id = c.id AND s.role = 'child' AND s.stands ORDER BY s.number LIMIT 1) child ON true
WHERE (((c.received_at {LONDON})::date BETWEEN %(since)s AND %(until)s) OR c.id = ANY(%(also)s))
  AND c.state <> 'withdrawn'
"""  # noqa: S608 - made of constants

FOLLOW_UPS = f"""
SELECT f.id, f.kind, f.asked_of, f.origin_kind, f.origin_id, f.about, f.answer, f.outcome_known,
       (f.asked_at {LONDON})::date AS asked_on, (f.due_at {LONDON})::date AS due_on,
       (f.answered_at {LONDON})::date AS answered_on, (f.done_at {LONDON})::date AS done_on,
       f.escalated_at IS NOT NULL AS escalated, f.changed_at
FROM follow_up_followup f
WHERE (f.asked_at {LONDON})::date BETWEEN %(since)s AND %(until)s
  AND NOT (f.state = 'withdrawn' AND f.answer = '')
"""  # noqa: S608 - made of constants

RECORDS = """
SELECT id, sex, born_year, born_month, ethnicity, changed_at
FROM people_sourcerecord WHERE id = ANY(%(ids)s) ORDER BY id
"""

LINKS = """
SELECT l.one_id, l.other_id FROM people_linkdecision l
WHERE l.decision = 'confirmed' AND NOT EXISTS (
    SELECT FROM people_linkdecision later
    WHERE later.one_id = l.one_id AND later.other_id = l.other_id AND later.number > l.number)
"""


class Reader:
    """One moment of the records: every table is read in the same snapshot."""

    def __init__(self, cursor: "psycopg.Cursor[Any]") -> None:
        self._cursor = cursor

    def contacts(self, since: date, until: date, also: list[UUID]) -> list[Any]:
        """Contacts received in the period, and those its follow-ups came from."""
        return self._rows(CONTACTS, since=since, until=until, also=also)

    def follow_ups(self, since: date, until: date) -> list[Any]:
        """Follow-ups asked in the period; one withdrawn before any answer was asked of nobody in the end."""
        return self._rows(FOLLOW_UPS, since=since, until=until)

    def cases(self, since: date, until: date) -> CasesRead | None:
        """Cases that were open in the period, what hangs on them, and who held them; None where none ever was."""
        if not self._rows(cases_sql.EVER)[0].any:
            return None
        queries = (cases_sql.CASES, cases_sql.STATUSES, cases_sql.LEVELS)
        cases, statuses, levels = (self._rows(query, since=since, until=until) for query in queries)
        held = self._rows(cases_sql.CASELOADS, days=list(counted_on(since, until)))
        return CasesRead(cases, statuses, levels, held)

    def missing(self, since: date, until: date) -> list[Any] | None:
        """Missing episodes that began in the period; None where none was ever recorded."""
        if not self._rows(missing_sql.EVER)[0].any:
            return None
        return self._rows(missing_sql.EPISODES, since=since, until=until)

    def justice(self, since: date, until: date) -> JusticeRead:
        """Crimes and referrals of the period, and who is suspected of those crimes."""
        ever = self._rows(justice_sql.EVER)[0]
        crimes, named, referrals = (
            self._rows(query, since=since, until=until)
            for query in (justice_sql.CRIMES, justice_sql.NAMED, justice_sql.REFERRALS)
        )
        suspects = self._rows(justice_sql.SUSPECTS, ids=sorted({row.suspect_id for row in named}))
        return JusticeRead(
            crimes if ever.crimes else None, named, suspects, referrals if ever.referrals else None
        )

    def schools(self, since: date, until: date) -> SchoolsRead | None:
        """What settings returned for the academic years of the period; None where nobody ever returned anything."""
        if not self._rows(schools_sql.EVER)[0].any:
            return None
        years = academic_years(since, until)
        asked = self._rows(schools_sql.SETTINGS, years=years, phases=[str(each) for each in ASKED])
        return SchoolsRead(asked, self._rows(schools_sql.PUPILS, years=years))

    def records(self, ids: list[UUID]) -> list[Any]:
        return self._rows(RECORDS, ids=ids)

    def links(self) -> list[tuple[UUID, UUID]]:
        return [(row.one_id, row.other_id) for row in self._rows(LINKS)]

    def _rows(self, query: str, **values: object) -> list[Any]:
        self._cursor.execute(query, values)
        return self._cursor.fetchall()


@contextmanager
def reader() -> Iterator[Reader]:
    """A connection as the extract's own role to the database the site uses."""
    given = settings.SIGHTLINE_EXTRACT_ROLE
    with psycopg.connect(
        host=given["HOST"],
        port=given["PORT"],
        user=given["USER"],
        password=given["PASSWORD"],
        dbname=connection.settings_dict["NAME"],
        autocommit=False,
        row_factory=namedtuple_row,
    ) as opened:
        opened.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        opened.read_only = True
        with opened.cursor() as cursor:
            yield Reader(cursor)
