"""Allegations and serious incidents are read by the managers of the case alone."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.lead_sql import SEES_SERIOUS, writes_serious
from sightline.core.database import facts, walled

TABLES = ("allegation", "allegationtold", "incident", "incidentstep")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0023_serious")]

    operations: ClassVar = [
        *[
            operation
            for table in TABLES
            for operation in walled(
                f"cases_{table}", and_also=SEES_SERIOUS, may_write=writes_serious(table)
            )
        ],
        *[facts(f"cases_{table}") for table in TABLES],
    ]
