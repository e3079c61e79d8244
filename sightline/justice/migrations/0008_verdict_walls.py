"""Walls and rights of what courts found, and the numbers of a crime for those who see the crime."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.justice.court_sql import DROP, FUNCTIONS
from sightline.justice.walls_sql import WITH_BOTH, written


class Migration(migrations.Migration):
    dependencies: ClassVar = [("justice", "0007_verdicts")]

    operations: ClassVar = [
        *walled("justice_verdict", and_also=WITH_BOTH, may_write=written()),
        facts("justice_verdict"),
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.RunSQL("DROP FUNCTION justice_suspects_held(uuid)", migrations.RunSQL.noop),
    ]
