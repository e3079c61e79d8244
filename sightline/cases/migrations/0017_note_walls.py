"""Managers' notes are read with the case; analysis stands behind a wall of its own, and others see that it is held."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.judging_sql import SEES
from sightline.cases.lead_sql import ANALYSES, DROP_ANALYSES, READS_ANALYSIS, WRITES_ANALYSIS, WRITES_NOTE
from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0016_notes")]

    operations: ClassVar = [
        migrations.RunSQL(ANALYSES, DROP_ANALYSES),
        *walled("cases_managementnote", and_also=SEES, may_write=WRITES_NOTE),
        *walled("cases_analysisnote", and_also=READS_ANALYSIS, may_write=WRITES_ANALYSIS),
        *[facts(f"cases_{table}") for table in ("managementnote", "analysisnote")],
    ]
