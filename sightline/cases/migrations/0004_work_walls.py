"""Walls and rights of assessments, judgements and endings, and what the database says of judgements by itself."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.judging_sql import DROP, READINGS, SEES, TRIGGER, WORK
from sightline.cases.walls_sql import writes
from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0003_work")]

    operations: ClassVar = [
        migrations.RunSQL(TRIGGER, DROP),
        *[op for table in WORK for op in walled(f"cases_{table}", and_also=SEES, may_write=writes(table))],
        *[op for table, rule in READINGS.items() for op in walled(f"cases_{table}", and_also=SEES, may_write=rule)],
        *[facts(f"cases_{table}") for table in (*WORK, *READINGS)],
        facts("cases_scalechosen"),
    ]
