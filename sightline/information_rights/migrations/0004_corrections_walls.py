"""Walls and rights of what is sealed, severed or put away."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE, facts, walled
from sightline.information_rights import correction_sql

OWN = "(SELECT access_staff())"
MAY = "(SELECT access_may('information_rights.{}'))"
TABLES = ("correction", "correctionanswer", "putaway")
# Until it is answered the second person sees it; afterwards those named, and whoever proposed it, alone.
SEEN = f"""({OWN} = ANY(named) OR by_id = {OWN}
    OR {MAY.format("confirm")} AND information_rights_unanswered(id))"""
ADDS = f"{INSIDE} AND ({MAY.format('correct')} OR {MAY.format('confirm')})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("information_rights", "0003_corrections"), ("people", "0002_walls")]

    operations: ClassVar = [
        migrations.RunSQL(correction_sql.FUNCTIONS, correction_sql.UNDO),
        *walled("information_rights_correction", and_also=SEEN, may_write=ADDS),
        *walled(
            "information_rights_correctionanswer",
            and_also=f"(EXISTS (SELECT FROM information_rights_correction c WHERE c.id = correction_id) OR by_id = {OWN})",
            may_write=ADDS,
        ),
        *walled("information_rights_putaway", and_also=f"{OWN} = ANY(named)"),
        *[facts(f"information_rights_{table}") for table in TABLES],
    ]
