"""Walls and rights of markers, audits, rates, changes of practice, and management on release."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled
from sightline.justice.walls_sql import READS, SEES_OF_CRIME, WITH_SUSPECT, WRITES, may, written, written_plain

RELEASE = ("managed", "condition", "housing", "notification")
RATES = may("justice.rates")
PLAIN = {
    "markersaudited": (READS, WRITES),
    "convictionrate": (f"({RATES} OR (SELECT access_staff()) IS NULL)", RATES),
    "practice": (READS, may("justice.refer")),
}
MANAGES = f"{may('justice.release')} AND controller_id = (SELECT access_employer()) AND {WITH_SUSPECT}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("justice", "0009_marking_and_release")]

    operations: ClassVar = [
        *walled("justice_marker", and_also=SEES_OF_CRIME, may_write=written()),
        *[
            operation
            for table in RELEASE
            for operation in walled(
                f"justice_{table}", and_also=WITH_SUSPECT, may_write=written(f"({MANAGES})")
            )
        ],
        *[
            guarded(f"justice_{table}", may_see=sees, may_write=written_plain(who))
            for table, (sees, who) in PLAIN.items()
        ],
        *[facts(f"justice_{table}") for table in ("marker", *RELEASE, *PLAIN)],
    ]
