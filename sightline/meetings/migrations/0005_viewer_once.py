"""Whose meetings they are is asked of the viewer once a read (0195)."""

from typing import ClassVar

from django.db import migrations

from sightline.meetings.once_sql import ONCE, EACH


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0004_after_walls")]

    operations: ClassVar = [migrations.RunSQL(ONCE, EACH)]
