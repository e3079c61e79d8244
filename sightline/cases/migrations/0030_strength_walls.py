"""Whoever is given the monthly monitor reads the numbers, limits and posts of their own organisation's teams (WF-03)."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.lead_sql import (
    HELD_AS_BEFORE,
    HELD_MONITORED,
    MONITORS,
    SEES_LIMIT,
    SEES_OWN,
    SEES_STRENGTH,
    WRITES,
)
from sightline.core.database import facts, guarded


def _sees(table: str, now: str, before: str) -> migrations.RunSQL:
    policy = f"ALTER POLICY cases_{table}_see ON cases_{table} USING"
    return migrations.RunSQL(f"{policy} ({now})", f"{policy} ({before})")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0029_strength")]

    operations: ClassVar = [
        guarded("cases_strength", may_see=SEES_STRENGTH, may_write=WRITES),
        facts("cases_strength"),
        _sees("limitset", SEES_STRENGTH, SEES_LIMIT),
        _sees("otherwork", f"({SEES_OWN} OR {MONITORS})", SEES_OWN),
        migrations.RunSQL(HELD_MONITORED, HELD_AS_BEFORE),
    ]
