"""Walls and rights of taking somebody off a contact, and the function that lets their wall go."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, walled
from sightline.front_door.narrowing_sql import NARROW
from sightline.front_door.widening_sql import WIDEN_ALL

READS = "((SELECT access_may('front_door.read')) OR (SELECT access_staff()) IS NULL)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("front_door", "0006_taking_off"),
        ("front_door", "0006_widen_all_that_hangs"),
        ("follow_up", "0002_walls"),
        ("deadlines", "0002_walls"),
    ]

    operations: ClassVar = [
        *walled("front_door_subjectchange", and_also=READS),
        facts("front_door_subjectchange"),
        migrations.RunSQL(
            f"GRANT UPDATE (stands) ON front_door_contactsubject TO {APP}",
            f"REVOKE UPDATE (stands) ON front_door_contactsubject FROM {APP}",
        ),
        migrations.RunSQL(WIDEN_ALL, migrations.RunSQL.noop),
        migrations.RunSQL(NARROW, "DROP FUNCTION front_door_narrow"),
    ]
