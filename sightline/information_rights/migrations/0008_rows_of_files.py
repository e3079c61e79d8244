"""Rows of a file of crimes that were not kept and name nobody go with the working papers."""

from typing import ClassVar

from django.db import migrations

from sightline.information_rights.disposal_sql import PAPERS
from sightline.information_rights.file_papers_sql import FILE_ROWS

AGAIN = PAPERS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("information_rights", "0007_papers_of_the_mailbox"),
        ("justice", "0012_files_and_taking_back_walls"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(FILE_ROWS + AGAIN, "DROP FUNCTION information_rights_remove_file_rows(timestamptz)")
    ]
