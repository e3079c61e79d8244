"""Walls and rights of settings and of what they returned."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled, working
from sightline.education.walls_sql import KEEPS, SEES, writes, writes_about


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("education", "0001_initial"),
        ("access", "0003_sharing_agreements"),
        ("people", "0002_walls"),
    ]

    operations: ClassVar = [
        guarded("education_setting", may_see="true", may_write=KEEPS),
        *walled("education_pupilreturn", and_also=SEES, may_write=writes_about("pupilreturn")),
        guarded("education_nilreturn", may_see=SEES, may_write=writes("nilreturn")),
        working("education_setting"),
        facts("education_settingevent"),
        facts("education_pupilreturn"),
        facts("education_nilreturn"),
    ]
