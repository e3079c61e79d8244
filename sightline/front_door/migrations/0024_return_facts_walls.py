"""Walls and rights of what tables of returns say: seen as other records of the front door are, written by the system."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, INSIDE, facts, walled

SYSTEM = "(SELECT access_staff()) IS NULL"
TABLE = "front_door_returnfact"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0023_return_facts")]

    operations: ClassVar = [
        *walled(
            TABLE,
            and_also=f"((SELECT access_may('front_door.read')) OR {SYSTEM})",
            may_write=f"{INSIDE} AND {SYSTEM} AND about @> ARRAY[source_record_id]",
        ),
        facts(TABLE),
        migrations.RunSQL(
            f"GRANT UPDATE (stands) ON {TABLE} TO {APP}", f"REVOKE UPDATE (stands) ON {TABLE} FROM {APP}"
        ),
    ]
