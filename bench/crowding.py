"""Pages with much on them: a child of whom a thousand things are on record, and cases with something of everything.

The child's own contacts and lines are told again earlier; visits and offers are recorded through their actions.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

EVENTS = 1_000
BUSY, VISITS, OFFERS = 10, 12, 3
# Open cases with meetings and letters, and whether any was visited.
CASES = f"""
SELECT c.id, EXISTS (SELECT FROM cases_visit v WHERE v.case_id = c.id) FROM cases_case c
WHERE c.walls = '{{}}' AND c.state = 'allocated'
AND EXISTS (SELECT FROM meetings_meeting m WHERE m.about @> ARRAY[c.child_id])
AND EXISTS (SELECT FROM letters_letter l WHERE l.about @> ARRAY[c.child_id]) ORDER BY c.opened_on, c.id LIMIT {BUSY}
"""
AGAIN = "interval '11 days' * {n}"
# Of those with a case, one of whom much is held, with the number of lines: always the same child.
WHOM = """
SELECT c.child_id, count(*) FROM cases_case c JOIN people_chronologyline l ON l.record_id = c.child_id
WHERE c.walls = '{}' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
"""
CONTACTS = "id IN (SELECT contact_id FROM front_door_contactsubject WHERE source_record_id = '{child}')"
# Table, which rows, and what of a copy differs; everything else stays as it is.
COPIED = (
    ("front_door_contact", CONTACTS, {
        "id": "md5(id::text || '{n}')::uuid", "reference": "left(md5(id::text || '{n}'), 12)",
        "their_reference": "''", "received_at": "received_at - " + AGAIN,
    }),
    ("front_door_contactsubject", "source_record_id = '{child}'", {
        "id": "md5(id::text || '{n}')::uuid", "contact_id": "md5(contact_id::text || '{n}')::uuid",
    }),
    ("people_chronologyline", "record_id = '{child}'", {
        "id": "md5(id::text || '{n}')::uuid", "happened_at": "happened_at - " + AGAIN,
        "reference_id": "CASE WHEN kind = 'front_door.contact_taken' THEN md5(reference_id::text || '{n}')::uuid"
                        " ELSE reference_id END",
    }),
)  # fmt: skip


def crowded_child() -> UUID:
    """The child, made so the first time it is asked for."""
    from django.db import connections, transaction

    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute(WHOM)
        child, lines = cursor.fetchone()
        if lines < EVENTS:
            _tell_again(cursor, child, times=-(-EVENTS // lines) - 1)
        return UUID(str(child))


def _tell_again(cursor: Any, child: UUID, *, times: int) -> None:
    """As the owner, with the triggers at rest: what they would fill is copied too."""
    from bench.scale import columns_of

    for table, which, changed in COPIED:
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        cursor.execute(f'CREATE TEMP TABLE told AS SELECT * FROM "{table}" WHERE {which.format(child=child)}')
        columns = [column.name for column in columns_of(cursor, table)]
        names = ", ".join(f'"{name}"' for name in columns)
        for n in range(1, times + 1):
            values = ", ".join(
                changed[name].format(n=n) if name in changed else f'"{name}"' for name in columns
            )
            cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM told')
        cursor.execute("DROP TABLE told")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # none may wait when the triggers come back
        cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
        cursor.execute(f'ANALYZE "{table}"')


def busy_cases() -> list[UUID]:
    """Open cases with meetings, letters, visits and offers; the last two are put there the first time."""
    from django.db import connections

    from sightline.access.models import Post
    from sightline.access.viewer import viewer_of, viewing
    from sightline.core import clock

    with connections["owner"].cursor() as cursor:
        cursor.execute(CASES)
        found = cursor.fetchall()
    post = (
        Post.objects.held_on(clock.today()).filter(role="practitioner").select_related("staff").earliest("id")
    )
    with viewing(viewer_of(post.staff, on=clock.today())) as by:
        for case, visited in found:
            if not visited:
                _work_on(case, by)
    return [case for case, _ in found]


def _work_on(case: UUID, by: Any) -> None:
    from sightline.cases.actions import offer_support, record_visit
    from sightline.cases.offering import Offered, Stage, What, Whom
    from sightline.cases.visiting import Came, How, Visited, Where
    from sightline.core import clock

    today, now = clock.today(), clock.now()
    for number in range(VISITS):
        visit = Visited(
            came=Came.SEEN, visited_on=today - timedelta(days=number), where=Where.SCHOOL, how=How.FACE, minutes=60,
            alone_offered=True, alone_taken=True, child_words="School is better this week.", done="Talked over lunch",
        )  # fmt: skip
        record_visit(case_id=case, visited=visit, by=by, at=now)
    for number in range(OFFERS):
        offer = Offered(
            what=What.THERAPY, to_whom=Whom.FATHER, service=f"Hope House {number}", stage=Stage.FOUND,
            offered_on=today - timedelta(days=number), words="Somebody to talk to",
        )  # fmt: skip
        offer_support(case_id=case, offered=offer, by=by, at=now)
