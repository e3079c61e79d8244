"""Supervision is personal to those in it; that it took place is read by whoever leads; a case's lines with the case."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.judging_sql import SEES
from sightline.cases.lead_sql import DROP_SUPERVISED, IN_SESSION, SEES_OWN, SUPERVISED, SUPERVISES
from sightline.cases.walls_sql import writes
from sightline.core.database import facts, guarded, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0014_supervision")]

    operations: ClassVar = [
        migrations.RunSQL(SUPERVISED, DROP_SUPERVISED),
        guarded("cases_supervision", may_see=IN_SESSION, may_write=SUPERVISES),
        guarded("cases_supervised", may_see=SEES_OWN, may_write=SUPERVISES),
        *walled("cases_casediscussed", and_also=SEES, may_write=writes("casediscussed")),
        *[facts(f"cases_{table}") for table in ("supervision", "supervised", "casediscussed")],
    ]
