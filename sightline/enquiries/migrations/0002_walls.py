"""Walls and rights of every table of an enquiry, and the functions they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.enquiries.walls_sql import DROP, FUNCTIONS, SEES, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("enquiries", "0001_initial"),
        ("access", "0003_sharing_agreements"),
        ("follow_up", "0002_walls"),
        ("front_door", "0002_walls"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *[
            operation
            for table, sees in SEES.items()
            for operation in walled(f"enquiries_{table}", and_also=sees, may_write=WRITES[table])
        ],
        *[facts(f"enquiries_{table}") for table in SEES],
    ]
