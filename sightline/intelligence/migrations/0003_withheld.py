"""Names of places and people of concern are looked for in what is made public (IS-08)."""

from typing import ClassVar

from django.db import migrations

from sightline.intelligence.withheld_sql import DROP, WITHHELD_FROM_MINUTES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("intelligence", "0002_walls"), ("justice", "0002_walls")]

    operations: ClassVar = [migrations.RunSQL(WITHHELD_FROM_MINUTES, DROP)]
