"""Walls and rights of silence that went to a manager outside the wall."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.follow_up import sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("follow_up", "0005_told_outside")]

    operations: ClassVar = [
        *walled("follow_up_toldoutside", and_also=sql.OUTSIDE),
        facts("follow_up_toldoutside"),
        *walled("follow_up_namegiven", and_also=sql.WITH_WHAT_WAS_TOLD),
        facts("follow_up_namegiven"),
    ]
