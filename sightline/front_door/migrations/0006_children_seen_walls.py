"""Walls and rights of what says that a child was seen."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE, facts, walled
from sightline.front_door import partner_sql

SEEN = "front_door_childseen"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0005_children_seen")]

    operations: ClassVar = [
        *walled(SEEN, and_also=f"({partner_sql.READS})", may_write=f"{INSIDE} AND ({partner_sql.READS})"),
        facts(SEEN),
    ]
