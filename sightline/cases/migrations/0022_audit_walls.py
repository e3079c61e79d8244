"""Audits are read in numbers; what was drawn and found, by auditors alone, inside the walls round the child."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.lead_sql import (
    AUDITED,
    DROP_AUDITED,
    REPORTS_AUDIT,
    SEES_AUDIT,
    SEES_AUDITED,
    WRITES_AUDIT,
    WRITES_AUDITED,
    WRITES_FINDING,
)
from sightline.core.database import facts, guarded, walled


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0021_audits")]

    operations: ClassVar = [
        migrations.RunSQL(AUDITED, DROP_AUDITED),
        guarded("cases_audit", may_see=SEES_AUDIT, may_write=WRITES_AUDIT),
        guarded("cases_auditreport", may_see=SEES_AUDIT, may_write=REPORTS_AUDIT),
        *walled("cases_auditedcase", and_also=SEES_AUDITED, may_write=WRITES_AUDITED),
        *walled("cases_auditfinding", and_also=SEES_AUDITED, may_write=WRITES_FINDING),
        *[facts(f"cases_{table}") for table in ("audit", "auditreport", "auditedcase", "auditfinding")],
    ]
