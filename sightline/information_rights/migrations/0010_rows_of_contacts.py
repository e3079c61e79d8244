"""Rows of contacts and returns that were not kept and name nobody go with the working papers, as those of crimes do."""

from typing import ClassVar

from django.db import migrations

from sightline.information_rights.file_papers_sql import FILE_ROWS

AGAIN = FILE_ROWS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("information_rights", "0009_documents_of_the_mailbox"),
        ("front_door", "0020_rows_not_kept"),
    ]

    operations: ClassVar = [migrations.RunSQL(AGAIN, migrations.RunSQL.noop)]
