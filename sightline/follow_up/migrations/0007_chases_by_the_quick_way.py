"""Who sees a chase is asked in an order that spares the partnership's pages one look for each row."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE
from sightline.follow_up import sql

SEES = f"{INSIDE} AND {sql.CHASE}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("follow_up", "0006_told_outside_walls")]

    operations: ClassVar = [
        migrations.RunSQL(
            f"""
            ALTER POLICY "follow_up_chase_see" ON "follow_up_chase" USING ({SEES});
            ALTER POLICY "follow_up_chase_add" ON "follow_up_chase" WITH CHECK ({SEES});
            ALTER POLICY "follow_up_chase_change" ON "follow_up_chase" USING ({SEES}) WITH CHECK ({SEES});
            ALTER POLICY "follow_up_chase_remove" ON "follow_up_chase" USING ({SEES});
            """,
            migrations.RunSQL.noop,
        ),
    ]
