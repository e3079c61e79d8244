"""Seal many events in one statement."""

from typing import ClassVar

from django.db import migrations

from sightline.access.seal_sets_sql import SETS


class Migration(migrations.Migration):
    dependencies: ClassVar = [("access", "0006_history_and_limits")]

    operations: ClassVar = [migrations.RunSQL(SETS, migrations.RunSQL.noop)]
