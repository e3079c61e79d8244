"""Walls and rights of safety plans."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.judging_sql import SEES
from sightline.cases.walls_sql import writes
from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0005_safety_plan")]

    operations: ClassVar = [
        *walled("cases_safetyplan", and_also=SEES, may_write=writes("safetyplan")),
        facts("cases_safetyplan"),
    ]
