"""Whether the child of a confirmed case told the police: the answer that stands, and no words."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0010_schools_read"), ("cases", "0036_policeknow_walls")]
    operations: ClassVar = [read_by_extract("cases_policeknow", "case_id, number, disclosed, at")]
