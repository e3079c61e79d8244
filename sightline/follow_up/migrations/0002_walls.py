"""Walls round follow-ups, their moves and chases; the extract may count follow-ups."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, read_by_extract, walled, working
from sightline.follow_up import sql


class Migration(migrations.Migration):
    replaces: ClassVar = [  # what a database made before has been through
        ("follow_up", "0003_open_ones"),
        ("follow_up", "0004_put_right"),
        ("follow_up", "0005_told_outside"),
        ("follow_up", "0006_told_outside_walls"),
        ("follow_up", "0007_chases_by_the_quick_way"),
    ]
    dependencies: ClassVar = [("follow_up", "0001_initial"), ("deadlines", "0002_walls")]

    operations: ClassVar = [
        working("follow_up_followup"),
        *walled("follow_up_followup", and_also=sql.SEES),
        facts("follow_up_followupevent"),
        *walled("follow_up_followupevent", and_also=sql.SEES, may_write="walls <@ (SELECT access_walls())"),
        facts("follow_up_move"),
        *walled("follow_up_move", and_also=sql.WITH_ITS_FOLLOW_UP),
        facts("follow_up_chase"),
        *walled("follow_up_chase", and_also=sql.CHASE),
        *walled("follow_up_toldoutside", and_also=sql.OUTSIDE),
        facts("follow_up_toldoutside"),
        *walled("follow_up_namegiven", and_also=sql.WITH_WHAT_WAS_TOLD),
        facts("follow_up_namegiven"),
        read_by_extract("follow_up_followup"),
    ]
