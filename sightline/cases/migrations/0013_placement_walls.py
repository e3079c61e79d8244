"""Walls and rights of placements, and what the tracker reads of many cases at once."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.referred_sql import DROP, FUNCTIONS
from sightline.cases.walls_sql import SEES_BESIDE, writes
from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0012_placements")]

    operations: ClassVar = [
        *walled("cases_placement", and_also=SEES_BESIDE, may_write=writes("placement")),
        facts("cases_placement"),
        migrations.RunSQL(FUNCTIONS, DROP),
    ]
