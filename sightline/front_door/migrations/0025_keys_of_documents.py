"""The functions by which keys of documents are replaced and a loss is rehearsed."""

from typing import ClassVar

from django.db import migrations

from sightline.front_door import quarantine_keys_sql as ours


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0024_return_facts_walls")]

    operations: ClassVar = [migrations.RunSQL(ours.FUNCTIONS, ours.DROP)]
