"""Rights of where training is: read by all, written once."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0007_training_link")]

    operations: ClassVar = [facts("front_door_traininglink")]
