"""Returns of areas, and with whom research was shared: read by whose post has figures, written by whose keeps these."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import guarded, working

READS, KEEPS = "access_may('figures.read')", "access_may('figures.benchmark')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0014_returns_of_areas")]
    operations: ClassVar = [
        *(working(f"figures_{name}") for name in ("areareturn", "shared")),
        *(guarded(f"figures_{name}", may_see=READS, may_write=KEEPS) for name in ("areareturn", "shared")),
    ]
