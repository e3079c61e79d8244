"""Seal many events in one statement."""

from typing import ClassVar

from django.db import migrations

from sightline.access.seal_sets_sql import SETS


class Migration(migrations.Migration):
    replaces: ClassVar = [("access", "0007_seal_in_sets")]
    dependencies: ClassVar = [("access", "0002_walls")]

    operations: ClassVar = [migrations.RunSQL(SETS, migrations.RunSQL.noop)]
