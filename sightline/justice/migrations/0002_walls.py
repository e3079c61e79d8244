"""Walls and rights of crimes, suspects and what hangs on them, and the functions they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled, working
from sightline.justice.walls_sql import (
    CARES,
    DROP,
    FUNCTIONS,
    HISTORY,
    OF_CRIME,
    SEES_CRIME,
    SEES_OF_CRIME,
    SEES_SUSPECT,
    WITH_BOTH,
    WITH_SUSPECT,
    WRITES_CRIME,
    written,
)

BOTH = ("suspected", "charge")
FACTS = ("support", *OF_CRIME, "passed", *BOTH)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("justice", "0001_initial"),
        ("access", "0003_sharing_agreements"),
        ("deadlines", "0002_walls"),
        ("people", "0002_walls"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *walled("justice_crime", and_also=SEES_CRIME, may_write=WRITES_CRIME),
        *walled("justice_crimeevent", and_also=HISTORY.format("crime"), may_write=WRITES_CRIME),
        *walled("justice_suspect", and_also=SEES_SUSPECT, may_write=WRITES_CRIME),
        *walled("justice_suspectevent", and_also=HISTORY.format("suspect"), may_write=WRITES_CRIME),
        *walled("justice_support", and_also=SEES_OF_CRIME, may_write=written()),
        *[
            operation
            for table in OF_CRIME
            for operation in walled(
                f"justice_{table}",
                and_also=SEES_OF_CRIME,
                may_write=written(CARES) if table == "victimtold" else written(),
            )
        ],
        *walled("justice_passed", and_also=WITH_SUSPECT, may_write=written()),
        *[
            operation
            for table in BOTH
            for operation in walled(f"justice_{table}", and_also=WITH_BOTH, may_write=written())
        ],
        *[working(f"justice_{table}") for table in ("crime", "suspect")],
        *[facts(f"justice_{table}event") for table in ("crime", "suspect")],
        *[facts(f"justice_{table}") for table in FACTS],
    ]
