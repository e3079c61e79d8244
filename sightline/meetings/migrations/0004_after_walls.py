"""Walls and rights of what came after a meeting of a group."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.meetings.after_sql import SEES, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0003_after_group_meetings")]

    operations: ClassVar = [
        *[
            operation
            for table, sees in SEES.items()
            for operation in walled(f"meetings_{table}", and_also=sees, may_write=WRITES[table])
        ],
        *[facts(f"meetings_{table}") for table in SEES],
    ]
