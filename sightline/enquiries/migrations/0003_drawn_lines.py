"""A drawn line keeps the wall of its entry, and those that the last decision rests on are counted."""

from typing import ClassVar

from django.db import migrations

from sightline.enquiries.drawn_sql import HELD, SAW_DRAWN, SEES_DRAWN


class Migration(migrations.Migration):
    dependencies: ClassVar = [("enquiries", "0002_walls")]

    operations: ClassVar = [
        migrations.RunSQL(HELD, migrations.RunSQL.noop),
        migrations.RunSQL(SEES_DRAWN, SAW_DRAWN),
    ]
