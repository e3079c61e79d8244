"""A letter to a health organisation leaves by a secure way (IS-10)."""

from typing import ClassVar

from django.db import migrations

from sightline.letters.secure_sql import BY_SECURE_WAYS, DROP


class Migration(migrations.Migration):
    dependencies: ClassVar = [("letters", "0002_walls")]

    operations: ClassVar = [migrations.RunSQL(BY_SECURE_WAYS, DROP)]
