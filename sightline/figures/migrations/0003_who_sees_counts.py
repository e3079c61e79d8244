"""Who may see what was counted: those whose post shows them figures. What was published is for everybody."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, working

READS = "access_may('figures.read')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0002_counts_and_releases")]
    operations: ClassVar = [
        *(working(f"figures_{name}") for name in ("count", "release")),
        *(guarded(f"figures_{name}", may_see=READS) for name in ("count", "release")),
        facts("figures_published"),
    ]
