"""What the sealed mailbox holds and nobody needs goes with the working papers."""

from typing import ClassVar

from django.db import migrations

from sightline.information_rights.disposal_sql import PAPERS
from sightline.information_rights.mailbox_papers_sql import MAILBOX

AGAIN = PAPERS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("information_rights", "0006_requests_walls"), ("front_door", "0014_mailbox_walls")]

    operations: ClassVar = [
        migrations.RunSQL(MAILBOX + AGAIN, "DROP FUNCTION information_rights_remove_mailbox(timestamptz)")
    ]
