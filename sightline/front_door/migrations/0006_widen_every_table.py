"""A person added to a contact later brings every table that hangs on it, those still to come too."""

from typing import ClassVar

from django.db import migrations

from sightline.front_door.widening_every_sql import WIDEN_EVERY


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0005_lists_in_order")]

    operations: ClassVar = [migrations.RunSQL(WIDEN_EVERY, migrations.RunSQL.noop)]
