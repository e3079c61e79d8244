"""Walls and rights of what returns say of missing episodes: for those who keep every episode, written by the system."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, walled
from sightline.missing.walls_sql import ALL, INSIDE, SYSTEM

TABLES = ("missing_returnedepisode", "missing_returnedcare")
WRITES = f"{INSIDE} AND {SYSTEM} AND about @> ARRAY[child_id]"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("missing", "0003_returns")]

    operations: ClassVar = [
        *[
            operation
            for table in TABLES
            for operation in walled(table, and_also=f"({ALL})", may_write=WRITES)
        ],
        *[facts(table) for table in TABLES],
        *[
            migrations.RunSQL(
                f"GRANT UPDATE (stands) ON {table} TO {APP}", f"REVOKE UPDATE (stands) ON {table} FROM {APP}"
            )
            for table in TABLES
        ],
    ]
