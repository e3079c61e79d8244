"""Whether somebody belongs to an enquiry: read with its subjects, said by its social workers."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled
from sightline.enquiries.walls_sql import HERE, OF_WHOLE, READS, _within


class Migration(migrations.Migration):
    dependencies: ClassVar = [("enquiries", "0004_mistaken")]

    operations: ClassVar = [
        *walled(
            "enquiries_subjectanswer",
            and_also=f"({READS} OR enquiry_id IN {HERE})",
            may_write=f"{_within('subjectanswer')} AND {OF_WHOLE}",
        ),
        facts("enquiries_subjectanswer"),
    ]
