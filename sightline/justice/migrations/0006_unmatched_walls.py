"""Walls and rights of the reasons why a crime has no case: read with the crime, written by its force."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.justice.walls_sql import SEES_OF_CRIME, written


class Migration(migrations.Migration):
    dependencies: ClassVar = [("justice", "0005_unmatched")]

    operations: ClassVar = [
        *walled("justice_unmatched", and_also=SEES_OF_CRIME, may_write=written()),
        facts("justice_unmatched"),
    ]
