"""Documents that came with an envelope go with it; where the police have one, the envelope stays."""

from typing import ClassVar

from django.db import migrations

from sightline.information_rights.mailbox_papers_sql import MAILBOX

AGAIN = MAILBOX.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("information_rights", "0008_rows_of_files"),
        ("front_door", "0017_quarantine_walls"),
    ]

    operations: ClassVar = [migrations.RunSQL(AGAIN, migrations.RunSQL.noop)]
