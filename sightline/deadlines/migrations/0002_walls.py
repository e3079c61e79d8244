"""Walls round clocks, the sweep's exceptions to them, and the first reading of the rules."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.db import migrations

from sightline.core.database import facts, walled, working
from sightline.deadlines import sql
from sightline.deadlines.rule_files import read

# Anybody at work may start a clock that another team or organisation has to meet.
INSIDE = "walls <@ (SELECT access_walls())"
LOADED = datetime(2026, 11, 22, tzinfo=UTC)


def load(apps: Any, schema_editor: Any) -> None:
    """The rules as they stand; later changes come by `sightline manage load_rules`."""
    rule = apps.get_model("deadlines", "Rule")
    rows = [rule(**text.columns(), loaded_at=LOADED) for text in read()]
    rule.objects.using(schema_editor.connection.alias).bulk_create(rows)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("deadlines", "0001_initial"), ("access", "0002_walls")]

    operations: ClassVar = [
        facts("deadlines_rule"),
        facts("deadlines_holiday"),
        working("deadlines_clock"),
        *walled("deadlines_clock", and_also=sql.SEES, may_write=INSIDE),
        facts("deadlines_clockevent"),
        *walled("deadlines_clockevent", and_also=sql.SEES, may_write=INSIDE),
        facts("deadlines_duemoved"),
        *walled("deadlines_duemoved", and_also=sql.SEES_THE_CLOCK),
        facts("deadlines_steptaken"),
        *walled("deadlines_steptaken", and_also=sql.SEES_THE_CLOCK),
        migrations.RunSQL(sql.FUNCTIONS, sql.UNDO),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
