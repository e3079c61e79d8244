"""Walls and rights of visits, planned ones, and safety notes."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.judging_sql import SEES
from sightline.cases.walls_sql import writes
from sightline.core.database import facts, walled

TABLES = ("visit", "visitplanned", "safetynote")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0010_visits")]

    operations: ClassVar = [
        *[op for table in TABLES for op in walled(f"cases_{table}", and_also=SEES, may_write=writes(table))],
        *[facts(f"cases_{table}") for table in TABLES],
    ]
