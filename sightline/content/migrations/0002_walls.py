"""Rights of public words: who reads them before they are published, and that two people publish."""

from typing import ClassVar

from django.db import migrations

from sightline.content.walls_sql import (
    BY_TWO,
    DROP,
    SEES,
    WRITES_SIGNATURE,
    WRITES_STEP,
    WRITES_VERSION,
)
from sightline.core.database import facts, guarded


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("content", "0001_initial"),
        ("access", "0003_sharing_agreements"),
    ]

    operations: ClassVar = [
        guarded("content_version", may_see=SEES, may_write=WRITES_VERSION),
        guarded("content_step", may_see=SEES, may_write=WRITES_STEP),
        guarded("content_signature", may_see=SEES, may_write=WRITES_SIGNATURE),
        *[facts(f"content_{table}") for table in ("version", "step", "signature")],
        migrations.RunSQL(BY_TWO, DROP),
    ]
