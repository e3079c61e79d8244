"""Whose cases they are is asked of the viewer once a read (0195)."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.mine_sql import MINE_ONCE, MINE_EACH


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0030_strength_walls")]

    operations: ClassVar = [migrations.RunSQL(MINE_ONCE, MINE_EACH)]
