"""Walls and rights of every table of a meeting, and the functions they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled, working
from sightline.meetings.walls_sql import DROP, FUNCTIONS, HISTORY, SEES, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("meetings", "0001_initial"),
        ("access", "0003_sharing_agreements"),
        ("deadlines", "0002_walls"),
        ("follow_up", "0002_walls"),
        ("people", "0002_walls"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *[
            operation
            for table, sees in SEES.items()
            for operation in walled(f"meetings_{table}", and_also=sees, may_write=WRITES[table])
        ],
        *walled("meetings_meetingevent", and_also=HISTORY, may_write="walls <@ (SELECT access_walls())"),
        *[facts(f"meetings_{table}") for table in SEES if table != "meeting"],
        *[working(f"meetings_{table}") for table in ("meeting", "group", "seat")],
        *[facts(f"meetings_{table}event") for table in ("meeting", "group", "seat")],
    ]
