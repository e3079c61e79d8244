"""What a team asked is read by those of it who answer or chase; a post that only asks reads its own asking."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE
from sightline.follow_up.sql import OF_OWN, SEES, narrowed

ASKED, HISTORY = "follow_up_followup", "follow_up_followupevent"


def _seen(condition: str) -> str:
    return f'ALTER POLICY "{HISTORY}_see" ON "{HISTORY}" USING ({INSIDE} AND {condition})'


class Migration(migrations.Migration):
    dependencies: ClassVar = [("follow_up", "0003_answered_there")]

    operations: ClassVar = [
        migrations.RunSQL(narrowed(ASKED, INSIDE, OF_OWN), narrowed(ASKED, INSIDE, SEES)),
        migrations.RunSQL(_seen(OF_OWN), _seen(SEES)),
    ]
