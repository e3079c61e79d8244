"""Walls and rights of what the hub's day adds; clocks of what hangs on a contact come inside its walls too."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled
from sightline.front_door.widening_sql import WIDEN_WITH_CLOCKS

SYSTEM = "(SELECT access_staff()) IS NULL"


def held(*capabilities: str) -> str:
    """By a post that carries one of these, or by the system at its own work."""
    words = [f"(SELECT access_may('front_door.{each}'))" for each in capabilities]
    return f"({' OR '.join([*words, SYSTEM])})"


WALLED = {
    "challenge": held("read"),
    "challengestage": held("read"),
    "challengeanswer": held("read"),
    "challengetold": held("read"),
    "handoveritem": held("read"),
    "itemtaken": held("read"),
    "againwhy": held("read"),
    "sampled": held("check_sample"),
    "finding": held("check_sample"),
}
NAMING_NOBODY = {
    "absence": held("read"),
    "handover": held("read"),
    "handovertaken": held("read"),
    "downtimepack": held("downtime"),
    "packtaken": held("downtime"),
    "sample": held("check_sample", "read_audit"),
    "samplereport": held("check_sample", "read_audit"),
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0010_hub_day")]

    operations: ClassVar = [
        *[
            operation
            for table, sees in WALLED.items()
            for operation in walled(f"front_door_{table}", and_also=sees)
        ],
        *[guarded(f"front_door_{table}", may_see=sees) for table, sees in NAMING_NOBODY.items()],
        *[facts(f"front_door_{table}") for table in (*WALLED, *NAMING_NOBODY)],
        migrations.RunSQL(WIDEN_WITH_CLOCKS, migrations.RunSQL.noop),
    ]
