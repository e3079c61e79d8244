"""Walls and rights of every table of a case, and the functions they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.walls_sql import (
    BESIDE,
    DROP,
    FUNCTIONS,
    SEES_BESIDE,
    SEES_CASE,
    SEES_HISTORY,
    WRITES_CASE,
    writes,
)
from sightline.core.database import INSIDE, facts, walled, working


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0001_initial"), ("enquiries", "0002_walls")]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *walled("cases_case", and_also=SEES_CASE, may_write=WRITES_CASE),
        *walled("cases_caseevent", and_also=SEES_HISTORY, may_write=INSIDE),
        working("cases_case"),
        facts("cases_caseevent"),
        *[
            operation
            for table in BESIDE
            for operation in walled(f"cases_{table}", and_also=SEES_BESIDE, may_write=writes(table))
        ],
        *[facts(f"cases_{table}") for table in BESIDE],
    ]
