"""What the public process reads of published figures (PR-02, PR-11)."""

from typing import ClassVar

from django.db import migrations

from sightline.figures.public_sql import DROP, FUNCTIONS


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0012_withdrawn_crimes_read"),
        ("content", "0003_published"),
    ]

    operations: ClassVar = [migrations.RunSQL(FUNCTIONS, DROP)]
