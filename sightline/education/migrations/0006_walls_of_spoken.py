"""Rights of what was said with the leads, and the totals that every setting may know."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded
from sightline.education.walls_sql import DROP_TOTALS, MINE, SYSTEM, TOTALS, may

READS = f"({SYSTEM} OR {may('education.oversee')})"
WRITES = (
    f"by_id = {MINE} AND {may('education.oversee')} AND EXISTS (SELECT 1 FROM education_setting s"
    " WHERE s.id = education_leadspoken.setting_id AND s.agency_id = education_leadspoken.controller_id)"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("education", "0005_lead_spoken")]

    operations: ClassVar = [
        guarded("education_leadspoken", may_see=READS, may_write=WRITES),
        facts("education_leadspoken"),
        migrations.RunSQL(TOTALS, DROP_TOTALS),
    ]
