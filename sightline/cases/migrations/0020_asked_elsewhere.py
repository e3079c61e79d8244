"""What was declined and is asked of another in its place no longer stands in the way of ending (PW-14, PW-25a)."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.asked_sql import ASKED_ELSEWHERE, DROP, STILL_ASKED


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0019_support_and_handover_walls")]

    operations: ClassVar = [migrations.RunSQL(ASKED_ELSEWHERE, f"{DROP}; {STILL_ASKED}")]
