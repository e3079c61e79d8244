"""What is asked about the child by anybody stands in the way of ending (PW-14)."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.asked_sql import DROP, STILL_ASKED


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0006_safety_plan_walls"), ("follow_up", "0004_own_team")]

    operations: ClassVar = [migrations.RunSQL(STILL_ASKED, DROP)]
