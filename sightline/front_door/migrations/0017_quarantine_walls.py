"""Rights and walls of documents in quarantine, and the functions by which the public process leaves one."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, guarded
from sightline.front_door import quarantine_sql as ours

AGREEMENT, STEP, DOCUMENT, BODY, KEY, OPENED, CUSTODY = (
    f"front_door_{name}"
    for name in (
        *("documentagreement", "documentagreementstep", "sealeddocument"),
        *("documentbody", "documentkey", "documentopened", "documentcustody"),
    )
)
ALL = (AGREEMENT, STEP, DOCUMENT, BODY, KEY, OPENED, CUSTODY)
FROM_OUTSIDE = ", ".join((DOCUMENT, BODY, KEY))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0016_quarantine")]

    operations: ClassVar = [
        guarded(AGREEMENT, may_see=ours.SEES_AGREEMENT, may_write=ours.ASKS),
        guarded(STEP, may_see=ours.SEES_AGREEMENT, may_write=ours.TAKES_STEP),
        guarded(DOCUMENT, may_see=ours.DOCUMENT, may_write="false"),
        guarded(BODY, may_see=ours.opened_here(BODY), may_write="false"),
        guarded(KEY, may_see=ours.opened_here(KEY), may_write="false"),
        guarded(OPENED, may_see=ours.OF_DOCUMENT, may_write=ours.BY_OFFICER),
        guarded(CUSTODY, may_see=ours.OF_DOCUMENT, may_write=ours.BY_OFFICER),
        *(facts(table) for table in ALL),
        migrations.RunSQL(
            f"REVOKE INSERT ON {FROM_OUTSIDE} FROM {APP}", f"GRANT INSERT ON {FROM_OUTSIDE} TO {APP}"
        ),
        migrations.RunSQL(ours.FUNCTIONS, ours.DROP),
    ]
