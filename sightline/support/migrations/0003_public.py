"""What the public process reads of the directory."""

from typing import ClassVar

from django.db import migrations

from sightline.support.public_sql import DROP, SCHEMA


class Migration(migrations.Migration):
    dependencies: ClassVar = [("support", "0002_walls")]

    operations: ClassVar = [migrations.RunSQL(SCHEMA, DROP)]
