"""A correction stays in its case; what changed of a run is written once."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.corrects_sql import CORRECTS_OWN, DROP
from sightline.core.database import facts


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0025_put_right")]

    operations: ClassVar = [migrations.RunSQL(CORRECTS_OWN, DROP), facts("cases_runchange")]
