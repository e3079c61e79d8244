"""What the police know of a case is read with it; a force is told which crimes have a case beside them."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.judging_sql import SEES
from sightline.cases.police_sql import BESIDE_CRIMES, DROP, WRITES
from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0035_policeknow"), ("justice", "0004_notices_walls")]

    operations: ClassVar = [
        migrations.RunSQL(BESIDE_CRIMES, DROP),
        *walled("cases_policeknow", and_also=SEES, may_write=WRITES),
        facts("cases_policeknow"),
    ]
