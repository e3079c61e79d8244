"""A post that keeps groups asks for their meetings, and reads nothing about a child."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE
from sightline.follow_up.sql import FOR_GROUPS, OF_OWN, narrowed

ASKED, HISTORY = "follow_up_followup", "follow_up_followupevent"


def _seen(condition: str) -> str:
    return f'ALTER POLICY "{HISTORY}_see" ON "{HISTORY}" USING ({INSIDE} AND {condition})'


class Migration(migrations.Migration):
    dependencies: ClassVar = [("follow_up", "0004_own_team")]

    operations: ClassVar = [
        migrations.RunSQL(narrowed(ASKED, INSIDE, FOR_GROUPS), narrowed(ASKED, INSIDE, OF_OWN)),
        migrations.RunSQL(_seen(FOR_GROUPS), _seen(OF_OWN)),
    ]
