"""Walls and rights of files taken back; contacts withdrawn with them are shown to no partner and counted for no school."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled
from sightline.front_door import partner_sql, schools_sql

SYSTEM = "((SELECT access_staff()) IS NULL AND (SELECT access_walls()) IS NOT NULL)"
IMPORTS = f"((SELECT access_may('front_door.import')) OR {SYSTEM})"
BACK, ENTRY = "front_door_importback", "front_door_importbackentry"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0018_files_taken_back")]

    operations: ClassVar = [
        guarded(BACK, may_see=IMPORTS),
        *walled(ENTRY, and_also=IMPORTS),
        facts(BACK),
        facts(ENTRY),
        migrations.RunSQL(partner_sql.AGAIN, migrations.RunSQL.noop),
        migrations.RunSQL(schools_sql.AGAIN, migrations.RunSQL.noop),
    ]
