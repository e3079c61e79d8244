"""Walls and rights of requests for records, their lines and what was decided on them."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.information_rights.request_sql import FUNCTIONS, REFUSAL, SEES, UNDO, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("information_rights", "0005_requests"), ("people", "0002_walls")]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS + REFUSAL, UNDO),
        *[
            operation
            for table, sees in SEES.items()
            for operation in walled(f"information_rights_{table}", and_also=sees, may_write=WRITES[table])
        ],
        *[facts(f"information_rights_{table}") for table in SEES],
    ]
