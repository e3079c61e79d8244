"""Walls and rights of support, handover, school and programmes; sexual health behind a wall of its own."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.again_sql import DROP_BEFORE, LOOKED_BEFORE
from sightline.cases.judging_sql import SEES
from sightline.cases.turning_sql import DROP, FROM_SEVENTEEN
from sightline.cases.walls_sql import may, writes
from sightline.core.database import facts, walled

TABLES = (
    *("offer", "offertaken", "witness", "nrmconsidered", "nrmsent", "handover", "schoolcontact"),
    *("place", "session"),
)
HEALTH = f"(access_staff() IS NULL OR {may('cases.sexual_health')})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0018_support_and_handover")]

    operations: ClassVar = [
        *[op for table in TABLES for op in walled(f"cases_{table}", and_also=SEES, may_write=writes(table))],
        *walled(
            "cases_healthoffer",
            and_also=f"{SEES} AND {HEALTH}",
            may_write=f"{writes('healthoffer')} AND {may('cases.sexual_health')}",
        ),
        *[facts(f"cases_{table}") for table in (*TABLES, "healthoffer", "run", "term")],
        migrations.RunSQL(FROM_SEVENTEEN, DROP),
        migrations.RunSQL(LOOKED_BEFORE, DROP_BEFORE),
    ]
