"""What the extract counts of schools and colleges: codes and numbers; no place, worry, support or reason in words."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract

COLUMNS = {
    "education_setting": "id, phase, joined_on, left_on, changed_at",
    "education_nilreturn": "setting_id, academic_year, number, nil",
    "education_pupilreturn": "id, setting_id, record_id, academic_year, number, withdrawn, age, factors, attendance,"
    " send, early_help, not_offered, at",
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0009_justice_read"),
        ("education", "0004_walls_of_absence"),
    ]

    operations: ClassVar = [read_by_extract(table, columns) for table, columns in COLUMNS.items()]
