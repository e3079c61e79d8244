"""Rights and walls of the sealed mailbox, and the functions by which the public process reaches it."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, guarded
from sightline.front_door import mailbox_sql as ours

KEY, ENVELOPE, TEXT, WRAPPED, DRAFT, OPENED, CLOSED = (
    f"front_door_{name}"
    for name in (
        *("mailboxkey", "envelope", "sealedtext", "sealedkey"),
        *("sealeddraft", "envelopeopened", "envelopeclosed"),
    )
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0013_mailbox")]

    operations: ClassVar = [
        guarded(KEY, may_see="true", may_write=f"({ours.SYSTEM} OR (SELECT access_may('access.administer')))"),
        guarded(ENVELOPE, may_see=ours.ENVELOPE, may_write=ours.ENVELOPE),
        guarded(TEXT, may_see=ours.WITHIN, may_write=f"{ours.WITHIN} AND {ours.OPENS} AND writer <> 'teller'"),
        guarded(WRAPPED, may_see=ours.OF_TEXT, may_write=f"{ours.OF_TEXT} AND ({ours.OPENS} OR {ours.SYSTEM})"),
        guarded(DRAFT, may_see="false"),
        guarded(OPENED, may_see=ours.WITHIN, may_write=f"{ours.WITHIN} AND {ours.OPENS}"),
        guarded(CLOSED, may_see=ours.WITHIN, may_write=f"{ours.WITHIN} AND {ours.OPENS}"),
        *(facts(table) for table in (KEY, ENVELOPE, TEXT, WRAPPED, OPENED, CLOSED)),
        migrations.RunSQL(
            f"REVOKE INSERT ON {ENVELOPE} FROM {APP}; GRANT UPDATE (contact_id) ON {ENVELOPE} TO {APP};"
            f"REVOKE ALL ON {DRAFT} FROM {APP}",
            f"GRANT INSERT ON {ENVELOPE} TO {APP}; REVOKE UPDATE (contact_id) ON {ENVELOPE} FROM {APP};"
            f"GRANT ALL ON {DRAFT} TO {APP}",
        ),
        migrations.RunSQL(ours.SCHEMA + ours.FUNCTIONS, ours.DROP),
    ]
