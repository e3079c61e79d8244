"""Walls and rights of every table of the front door, and the numbers of contacts."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, read_by_extract, walled
from sightline.front_door.models.contacts import MOVING
from sightline.front_door.widening_sql import TABLES, WIDEN

# Read by posts that read contacts, and by the system at its own work; never by a partner's post.
READS = "((SELECT access_may('front_door.read')) OR (SELECT access_staff()) IS NULL)"
COUNTED = ("assessment", "callback", "contact", "contactsubject", "decision", "referrertold")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("front_door", "0001_initial"),
        ("people", "0002_walls"),
        ("access", "0002_walls"),
    ]

    operations: ClassVar = [
        *walled("front_door_contact", and_also=READS),
        facts("front_door_contact"),
        migrations.RunSQL(
            f"GRANT UPDATE ({', '.join(MOVING)}) ON front_door_contact TO {APP}",
            f"REVOKE UPDATE ({', '.join(MOVING)}) ON front_door_contact FROM {APP}",
        ),
        *[operation for table in TABLES for operation in walled(table, and_also=READS)],
        *[facts(table) for table in TABLES],
        *[read_by_extract(f"front_door_{table}") for table in COUNTED],
        migrations.RunSQL(
            WIDEN,
            "DROP FUNCTION front_door_widen; DROP FUNCTION front_door_widen_rows; DROP FUNCTION front_door_join",
        ),
        migrations.RunSQL(
            f"CREATE SEQUENCE front_door_reference; GRANT USAGE ON SEQUENCE front_door_reference TO {APP}",
            "DROP SEQUENCE front_door_reference",
        ),
    ]
