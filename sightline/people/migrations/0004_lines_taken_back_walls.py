"""Walls and rights of lines taken back."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0003_lines_taken_back"), ("people", "0002_walls")]

    operations: ClassVar = [
        *walled("people_linetakenback"),
        facts("people_linetakenback"),
    ]
