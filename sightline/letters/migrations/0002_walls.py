"""Walls and rights of letters and of what hangs on them."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled, working
from sightline.letters.walls_sql import CHANGES, FACTS, SEES, WITH_LETTER, within


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("letters", "0001_initial"),
        ("access", "0003_sharing_agreements"),
        ("deadlines", "0002_walls"),
        ("people", "0002_walls"),
    ]

    operations: ClassVar = [
        *walled("letters_letter", and_also=SEES, may_write=CHANGES),
        *walled("letters_letterevent", and_also=SEES, may_write="walls <@ (SELECT access_walls())"),
        *[
            operation
            for table in FACTS
            for operation in walled(f"letters_{table}", and_also=WITH_LETTER, may_write=within(table))
        ],
        working("letters_letter"),
        facts("letters_letterevent"),
        *[facts(f"letters_{table}") for table in FACTS],
    ]
