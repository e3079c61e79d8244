"""Walls and rights of reports and hotspots, and the function they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE, facts, guarded, walled, working
from sightline.intelligence.walls_sql import (
    DROP,
    FUNCTIONS,
    GRADED,
    HISTORY,
    KEEPS_PLACES,
    PLACES,
    REPORT,
    SEES,
    SENDS,
    written,
)

FACTS = ("grading", "passed", "considered", "presented", "said")
WRITERS = {
    "grading": written("grade"),
    "passed": written("grade"),
    "considered": written("consider"),
    "presented": written("consider"),
    "said": written("answer"),
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("intelligence", "0001_initial"),
        ("access", "0007_children_s_homes"),
        ("people", "0002_walls"),
        ("meetings", "0011_kinds_of_terms"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *walled("intelligence_report", and_also=SEES, may_write=f"{INSIDE} AND {SENDS}"),
        *walled("intelligence_reportevent", and_also=HISTORY.format("report")),
        *[
            operation
            for table in FACTS
            for operation in walled(
                f"intelligence_{table}",
                and_also=REPORT if table == "said" else GRADED,
                may_write=WRITERS[table],
            )
        ],
        guarded("intelligence_hotspot", may_see=PLACES, may_write=KEEPS_PLACES),
        guarded("intelligence_hotspotevent", may_see=PLACES),
        guarded("intelligence_hotspotnote", may_see=PLACES, may_write=KEEPS_PLACES),
        working("intelligence_report"),
        working("intelligence_hotspot"),
        facts("intelligence_reportevent"),
        facts("intelligence_hotspotevent"),
        *[facts(f"intelligence_{table}") for table in FACTS],
        facts("intelligence_hotspotnote"),
    ]
