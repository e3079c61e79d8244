"""Children who had been given help and came again (FD-33), in one statement, with the base it is out of.

The base is every contact of the period about at least one named child. A contact counts as "came again" when, for any
of those children by any of their linked records, another contact was decided as early help or the pathway within the
window (CL-22) before it was received. Contacts behind a wall are counted only for those inside it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.deadlines.queries import rule_on
from sightline.front_door.models import AgainWhy, Contact
from sightline.front_door.models.parts import READ
from sightline.front_door.queries.monitoring import Period
from sightline.front_door.states import FirstOutcome, SubjectRole

WINDOW = "CL-22"
HELPED = [FirstOutcome.EARLY_HELP.value, FirstOutcome.PATHWAY.value]

OF_PERIOD = "c.received_at >= %(first)s AND c.received_at < %(after)s"
OF_CONTACT = "c.id = %(contact)s"

AGAIN = """
WITH RECURSIVE later AS (
    SELECT s.contact_id, c.received_at, s.source_record_id AS record,
           ((c.received_at AT TIME ZONE 'Europe/London')::date - make_interval(months => %(months)s))::timestamp
               AT TIME ZONE 'Europe/London' AS since
    FROM front_door_contactsubject s JOIN front_door_contact c ON c.id = s.contact_id
    WHERE s.stands AND s.role = %(child)s AND {which}
), links AS (
    SELECT one, other FROM people_links((SELECT coalesce(array_agg(DISTINCT record), '{{}}') FROM later))
), both_ways AS (
    SELECT one AS a, other AS b FROM links UNION SELECT other, one FROM links
), same AS (
    SELECT DISTINCT record AS asked, record AS held FROM later
    UNION
    SELECT same.asked, both_ways.b FROM same JOIN both_ways ON both_ways.a = same.held
), again AS (
    SELECT DISTINCT ON (later.contact_id) later.contact_id, later.received_at, d.contact_id AS earlier_id,
           d.decided_at AS helped_at
    FROM later
    JOIN same ON same.asked = later.record
    JOIN front_door_contactsubject s ON s.source_record_id = same.held AND s.stands AND s.role = %(child)s
    JOIN front_door_decision d ON d.contact_id = s.contact_id
    WHERE d.contact_id <> later.contact_id AND d.outcome = ANY(%(helped)s)
      AND d.decided_at >= later.since AND d.decided_at < later.received_at
    ORDER BY later.contact_id, d.decided_at DESC, d.contact_id
)
SELECT base.contacts, again.contact_id, again.received_at, again.earlier_id, again.helped_at
FROM (SELECT count(DISTINCT contact_id) AS contacts FROM later) base LEFT JOIN again ON true
ORDER BY again.received_at, again.contact_id
"""


@dataclass(frozen=True)
class Again:
    """One contact about a child who had been given help within the window before."""

    contact_id: UUID
    received_at: datetime
    earlier_id: UUID
    helped_at: datetime


@dataclass(frozen=True)
class CameAgainCounts:
    """How many contacts about a named child there were, and which of them were about one helped before."""

    base: int
    again: list[Again]
    why: dict[UUID, str]


def came_again(viewer: Viewer, period: Period) -> CameAgainCounts:
    """Contacts in a period about a child given early help, or passed to the pathway, within the window before."""
    within = period.within("at")
    base, found = _again(
        viewer,
        OF_PERIOD,
        months=rule_on(WINDOW, period.first).length.count,
        first=within["at__gte"],
        after=within["at__lt"],
    )
    return CameAgainCounts(base=base, again=found, why=reasons(found_ids(found)))


def helped_before(viewer: Viewer, contact: Contact) -> list[Again]:
    """The same of one contact."""
    on = london(contact.received_at).date()
    return _again(viewer, OF_CONTACT, months=rule_on(WINDOW, on).length.count, contact=contact.pk)[1]


def found_ids(found: list[Again]) -> list[UUID]:
    """The contacts."""
    return [each.contact_id for each in found]


def reasons(contact_ids: list[UUID]) -> dict[UUID, str]:
    """Why each came again, as far as somebody said. One read."""
    rows = AgainWhy.objects.filter(contact_id__in=contact_ids).order_by("number")
    return dict(rows.values_list("contact_id", "why"))


def _again(viewer: Viewer, which: str, **given: Any) -> tuple[int, list[Again]]:
    if not viewer.may(READ):
        return 0, []
    with connection.cursor() as cursor:
        cursor.execute(AGAIN.format(which=which), {"child": SubjectRole.CHILD, "helped": HELPED, **given})
        rows = cursor.fetchall()
    return rows[0][0], [Again(*row[1:]) for row in rows if row[1] is not None]
