"""The extract leaves out crimes withdrawn as recorded by mistake: it reads whether each still stands."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import also_read_by_extract


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0011_police_know_read"),
        ("justice", "0012_files_and_taking_back_walls"),
    ]

    operations: ClassVar = [also_read_by_extract("justice_crime", "state")]
