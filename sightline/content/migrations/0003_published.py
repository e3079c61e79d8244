"""What the public process reads of public words."""

from typing import ClassVar

from django.db import migrations

from sightline.content.public_sql import DROP, SCHEMA


class Migration(migrations.Migration):
    dependencies: ClassVar = [("content", "0002_walls")]

    operations: ClassVar = [migrations.RunSQL(SCHEMA, DROP)]
