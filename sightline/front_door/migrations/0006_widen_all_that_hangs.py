"""Whatever hangs on a contact comes inside the walls of a person attached later, without being named one by one."""

from typing import ClassVar

from django.db import migrations

from sightline.front_door.widening_sql import WIDEN_ALL


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0005_lists_in_order")]

    operations: ClassVar = [migrations.RunSQL(WIDEN_ALL, "DROP FUNCTION front_door_hanging")]
