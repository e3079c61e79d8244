"""Charts and the building of reports are for those whose post shows them figures; a report's files are for everybody."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, working

READS = "access_may('figures.read')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0004_charts_and_reports")]
    operations: ClassVar = [
        facts("figures_chart"),
        working("figures_report"),
        *(guarded(f"figures_{name}", may_see=READS) for name in ("chart", "report")),
        facts("figures_reportfile"),
    ]
