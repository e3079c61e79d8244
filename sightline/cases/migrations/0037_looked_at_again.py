"""Which cases wait for a look; an offer is made again once, and a day of a run has one session."""

from typing import ClassVar

from django.db import migrations

from sightline.cases import again_sql, once_sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0036_policeknow_walls")]

    operations: ClassVar = [
        migrations.RunSQL(
            again_sql.DROP_BEFORE + ";" + again_sql.LOOK_AGAIN, again_sql.DROP + ";" + again_sql.LOOKED_BEFORE
        ),
        migrations.RunSQL(once_sql.ONCE, once_sql.DROP),
    ]
