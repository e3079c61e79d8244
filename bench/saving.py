"""Saving a contact with everything that goes with it, beside bare single-row inserts of the same columns."""

from dataclasses import replace
from functools import cache
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connections, models

from bench.pages import ids
from sightline.access.models import Post
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.front_door.actions import take_contact
from sightline.front_door.given import Named, Said
from sightline.front_door.models import Contact

TIMES = 200
CALLER = "Head of year, asked in the bench"
# Children as contacts are about them: one of whom much is heard comes up as often here as there. Those of whom the
# bench itself has told are left out, since nobody is told of twenty times in a minute.
CHILDREN = f"""
SELECT source_record_id FROM front_door_contactsubject AS s JOIN front_door_contact AS c ON c.id = s.contact_id
WHERE s.role = 'child' AND c.walls = '{{}}' AND NOT EXISTS (SELECT FROM front_door_contactsubject AS o JOIN
front_door_contact AS b ON b.id = o.contact_id WHERE o.source_record_id = s.source_record_id
AND b.referrer_name = '{CALLER}') ORDER BY md5(s.id::text) LIMIT %s
"""


def adviser() -> Viewer:
    """One of the demonstration's advisers."""
    post = Post.objects.held_on(clock.today()).filter(role="adviser").select_related("staff").earliest("id")
    return viewer_of(post.staff, on=clock.today())


@cache
def bare_table() -> type[models.Model]:
    """A table with a contact's columns and nothing else: no wall, no trigger, no index but its key."""
    fields: dict[str, Any] = {}
    for field in Contact._meta.fields:
        copy = field.clone()
        if isinstance(field, models.ForeignKey):
            copy = models.UUIDField(null=True, db_column=field.column)
        copy._unique = copy.db_index = False
        fields[field.name] = copy
    fields["id"] = Contact._meta.pk.clone()
    meta = type("Meta", (), {"app_label": "core", "managed": False, "db_table": "bench_bare"})
    return type("Bare", (models.Model,), {**fields, "Meta": meta, "__module__": __name__})


def said() -> Said:
    """An invented contact."""
    return Said(
        received_at=clock.now(),
        source="education",
        channel="phone",
        words="Worried that he leaves at lunch with people the school does not know. Told his mother.",
        urgency="amber",
        exploitation="ticked",
        exploitation_type="criminal",
        referrer_name=CALLER,
    )


def with_everything(times: int = TIMES) -> float:
    """Contacts a second through the action: audit, clocks, history, chronology, walls, each its own transaction."""
    by, people = adviser(), ids(CHILDREN % times)
    began = perf_counter()
    for number in range(times):
        with viewing(by):
            take_contact(
                said=replace(said(), received_at=clock.now()),
                people=[Named(record_id=people[number % len(people)])],
                by=by,
                at=clock.now(),
            )
    return times / (perf_counter() - began)


def bare(times: int = TIMES) -> float:
    """Single-row inserts a second through Django, each its own transaction, of the same columns."""
    model = bare_table()
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_bare")
        cursor.execute("CREATE TABLE bench_bare AS SELECT * FROM front_door_contact WHERE false")
        cursor.execute("ALTER TABLE bench_bare ADD PRIMARY KEY (id)")
    with viewing(adviser()):
        row = Contact.objects.order_by("-at")[0]
    values = {
        field.attname: getattr(row, field.attname) for field in Contact._meta.fields if field.name != "id"
    }
    names = {f.column: f.attname for f in model._meta.fields}
    given = {
        names[field.column]: values[field.attname] for field in Contact._meta.fields if field.name != "id"
    }
    began = perf_counter()
    for _ in range(times):
        model(**given).save(force_insert=True)
    rate = times / (perf_counter() - began)
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP TABLE bench_bare")
    return rate


def in_turn() -> tuple[float, float]:
    """Both rates, taken in turn three times: the median of each, so that a moment's noise falls on neither alone."""
    rates = [(with_everything(), bare()) for _ in range(3)]
    return median(each[0] for each in rates), median(each[1] for each in rates)
