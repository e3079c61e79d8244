"""What the extract may read of other work of a team: numbers, and no words of what it is."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0006_cases_read"), ("cases", "0009_caseload_walls")]
    operations: ClassVar = [read_by_extract("cases_otherwork", "team_id, staff_id, month, number, cases, at")]
