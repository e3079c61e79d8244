"""Totals of absences for those who bring patterns of missing episodes to the review group (MS-09)."""

from typing import ClassVar

from django.db import migrations

from sightline.education.walls_sql import ABSENCES, DROP_ABSENCES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("education", "0006_walls_of_spoken")]

    operations: ClassVar = [migrations.RunSQL(ABSENCES, DROP_ABSENCES)]
