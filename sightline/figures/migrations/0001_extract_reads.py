"""What the extract may read of people: never a name, a date of birth with its day, an identifier or an address."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract

COLUMNS = {
    "people_sourcerecord": "id, sex, born_year, born_month, ethnicity, changed_at",
    "people_linkdecision": "one_id, other_id, number, decision, at",
}


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [
        ("people", "0002_walls"),
        ("front_door", "0002_walls"),
        ("follow_up", "0002_walls"),
    ]
    operations: ClassVar = [read_by_extract(table, columns) for table, columns in COLUMNS.items()]
