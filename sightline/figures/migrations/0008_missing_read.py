"""What the extract may read of missing episodes: moments, codes and identifiers, no words, no places."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract

COLUMNS = {
    "missing_episode": "id, child_id, kind, gone_from, reported, missing_since, returned_at, state, changed_at",
    "missing_settled": "episode_id, number, due, at",
    "missing_offer": "episode_id, number, at",
    "missing_interview": "episode_id, number, held_at, late_reason, at",
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0007_other_work_read"), ("missing", "0002_walls")]
    operations: ClassVar = [read_by_extract(table, columns) for table, columns in COLUMNS.items()]
