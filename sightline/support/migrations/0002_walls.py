"""Walls and rights of the directory."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded
from sightline.support.walls_sql import KEEPS, KEEPS_VERSION, SEES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0001_initial"), ("access", "0003_sharing_agreements")]

    operations: ClassVar = [
        guarded("support_service", may_see=SEES, may_write=KEEPS),
        guarded("support_serviceversion", may_see=SEES, may_write=KEEPS_VERSION),
        facts("support_service"),
        facts("support_serviceversion"),
    ]
