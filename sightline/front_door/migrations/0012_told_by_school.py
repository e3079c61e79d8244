"""What whoever keeps the list of schools may know of the contacts they told us of: numbers, by organisation."""

from typing import ClassVar

from django.db import migrations

from sightline.front_door import schools_sql


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0011_told_with_episodes"), ("education", "0006_walls_of_spoken")]

    operations: ClassVar = [migrations.RunSQL(schools_sql.FUNCTION, schools_sql.DROP)]
