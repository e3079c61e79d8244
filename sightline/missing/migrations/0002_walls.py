"""Walls and rights of every table of a missing episode, and the functions they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled, working
from sightline.missing.walls_sql import DROP, FUNCTIONS, HISTORY, SEES, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("missing", "0001_initial"),
        ("access", "0003_sharing_agreements"),
        ("deadlines", "0002_walls"),
        ("people", "0002_walls"),
        ("meetings", "0002_walls"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *[
            operation
            for table, sees in SEES.items()
            for operation in walled(f"missing_{table}", and_also=sees, may_write=WRITES[table])
        ],
        *walled("missing_episodeevent", and_also=HISTORY, may_write="walls <@ (SELECT access_walls())"),
        *[facts(f"missing_{table}") for table in (*SEES, "trigger") if table != "episode"],
        working("missing_episode"),
        facts("missing_episodeevent"),
    ]
