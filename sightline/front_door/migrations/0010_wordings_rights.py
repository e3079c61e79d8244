"""Rights of versions of scripts and words: read by all, written once."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0009_wordings")]

    operations: ClassVar = [facts("front_door_wording"), facts("front_door_wordinginuse")]
