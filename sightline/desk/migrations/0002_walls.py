"""One's own views, and those shared with one's team; changed by whoever made them."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import guarded
from sightline.desk.walls_sql import ONLY_OWN, SEES, WRITES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("desk", "0001_saved_views"), ("access", "0003_sharing_agreements")]

    operations: ClassVar = [
        guarded("desk_savedview", may_see=SEES, may_write=WRITES),
        migrations.RunSQL(ONLY_OWN, migrations.RunSQL.noop),
    ]
