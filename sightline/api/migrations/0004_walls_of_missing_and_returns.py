"""Who sees and adds missing reports and returns that were sent."""

from typing import ClassVar

from django.db import migrations

from sightline.api.walls_sql import OF_ALL, OF_CONTACTS, adds, sees
from sightline.core.database import guarded

BEFORE = guarded("api_sent", may_see=sees(OF_CONTACTS), may_write=adds(OF_CONTACTS))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("api", "0003_missing_and_returns")]

    operations: ClassVar = [
        migrations.RunSQL(BEFORE.reverse_sql, BEFORE.sql),
        guarded("api_sent", may_see=sees(OF_ALL), may_write=adds(OF_ALL)),
    ]
