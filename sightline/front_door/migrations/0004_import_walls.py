"""Walls and rights of files brought in and of what became of them."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled

SYSTEM = "((SELECT access_staff()) IS NULL AND (SELECT access_walls()) IS NOT NULL)"
READS = "((SELECT access_may('front_door.read')) OR (SELECT access_staff()) IS NULL)"
IMPORTS = f"((SELECT access_may('front_door.import')) OR {SYSTEM})"
SENDS = f"(sent_by_id = (SELECT access_staff()) OR {SYSTEM})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("front_door", "0003_imports"), ("front_door", "0002_walls")]

    operations: ClassVar = [
        *[op for table in ("referral", "censusentry") for op in walled(f"front_door_{table}", and_also=READS)],
        *[op for table in ("importfault", "imported") for op in walled(f"front_door_{table}", and_also=IMPORTS)],
        *[
            guarded(f"front_door_{table}", may_see=IMPORTS)
            for table in ("columnmapping", "import", "importresult")
        ],
        guarded("front_door_upload", may_see=SENDS),
        *[
            facts(f"front_door_{table}")
            for table in (
                "referral", "censusentry", "importfault", "imported", "columnmapping", "import", "importresult",
            )
        ],
    ]
