"""Walls and rights of warning notices, referrals, and what is done on a crime for its victim."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.justice.walls_sql import CARES, READS, REFERS, SEES_OF_CRIME, written

NOTICES, REFERRALS = ("notice", "noticefollowed"), ("referral", "referraldecision")
OF_CRIME = {"seized": "", "returned": "", "kept": CARES, "learnt": ""}
EACH = {
    **{table: (READS, written()) for table in NOTICES},
    **{table: (READS, written(REFERS)) for table in REFERRALS},
    **{table: (SEES_OF_CRIME, written(who) if who else written()) for table, who in OF_CRIME.items()},
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [("justice", "0003_notices")]

    operations: ClassVar = [
        *[
            operation
            for table, (sees, writes) in EACH.items()
            for operation in walled(f"justice_{table}", and_also=sees, may_write=writes)
        ],
        *[facts(f"justice_{table}") for table in EACH],
    ]
