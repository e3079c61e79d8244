"""Entries drawn into a case: read by who reads the entry, counted for those on the case."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.drawn_sql import DROP, HELD, SEES, WRITES
from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0027_drawn_into")]

    operations: ClassVar = [
        *walled("cases_drawninto", and_also=SEES, may_write=WRITES),
        facts("cases_drawninto"),
        migrations.RunSQL(HELD, DROP),
    ]
