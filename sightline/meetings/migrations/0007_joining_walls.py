"""Walls and rights of joining links."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.meetings.joining_sql import SEES, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0006_joining")]

    operations: ClassVar = [
        *walled("meetings_joining", and_also=SEES, may_write=WRITES),
        facts("meetings_joining"),
    ]
