"""Who reads and writes limits, other work and crossings; how many cases each worker holds."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.lead_sql import BY_THE_SYSTEM, DROP_HELD, HELD, SEES_LIMIT, SEES_OWN, WRITES
from sightline.core.database import facts, guarded


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0008_caseloads")]

    operations: ClassVar = [
        migrations.RunSQL(HELD, DROP_HELD),
        guarded("cases_limitset", may_see=SEES_LIMIT, may_write=WRITES),
        guarded("cases_otherwork", may_see=SEES_OWN, may_write=WRITES),
        guarded("cases_limitcrossed", may_see=SEES_OWN, may_write=BY_THE_SYSTEM),
        *[facts(f"cases_{table}") for table in ("limitset", "otherwork", "limitcrossed")],
    ]
