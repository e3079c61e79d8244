"""Who sees and adds what was sent, and what a sender was told."""

from typing import ClassVar

from django.db import migrations

from sightline.api.walls_sql import DROP_TOLD, OF_CONTACTS, TOLD, adds, sees
from sightline.core.database import facts, guarded, working


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("api", "0001_initial"),
        ("front_door", "0001_initial"),
    ]

    operations: ClassVar = [
        guarded("api_sent", may_see=sees(OF_CONTACTS), may_write=adds(OF_CONTACTS)),
        facts("api_sent"),
        working("api_key"),
        facts("api_keyevent"),
        migrations.RunSQL(TOLD, DROP_TOLD),
    ]
