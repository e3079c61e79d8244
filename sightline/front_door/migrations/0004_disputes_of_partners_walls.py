"""Walls and rights of what partners send and are told; what they may know of the decisions they had a part in."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE, facts, walled
from sightline.front_door import partner_sql

SENT, TOLD = "front_door_partnerdispute", "front_door_partnernews"


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("front_door", "0003_disputes_of_partners"),
        ("follow_up", "0002_walls"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(partner_sql.FUNCTION, partner_sql.DROP),
        *walled(SENT, and_also=partner_sql.SEES, may_write=partner_sql.of_a_part_taken(SENT, INSIDE)),
        *walled(TOLD, and_also=partner_sql.SEES, may_write=f"{INSIDE} AND ({partner_sql.READS})"),
        facts(SENT),
        facts(TOLD),
    ]
