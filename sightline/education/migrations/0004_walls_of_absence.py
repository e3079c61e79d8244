"""Walls and rights of absences, transfers, answers and files."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled
from sightline.education.walls_sql import MINE, SEES, may, writes, writes_about, writes_or_oversees

ABOUT = ("absence", "transfer")
HERE = ("returnfile", "filefault")
TRACED = f"{writes_or_oversees('tracestep')} AND EXISTS (SELECT 1 FROM education_absence a" + (
    " WHERE a.id = education_tracestep.absence_id AND a.setting_id = education_tracestep.setting_id"
    " AND a.about <@ education_tracestep.about)"
)
MEETS = f"({may('education.oversee')} AND by_id = {MINE})"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("education", "0003_absence_transfers_answers_files")]

    operations: ClassVar = [
        *[op for table in ABOUT for op in walled(f"education_{table}", and_also=SEES, may_write=writes_about(table))],
        *walled("education_tracestep", and_also=SEES, may_write=f"walls <@ (SELECT access_walls()) AND {TRACED}"),
        guarded("education_settinganswer", may_see=SEES, may_write=writes_or_oversees("settinganswer")),
        guarded("education_leadsmeeting", may_see=may("education.open"), may_write=MEETS),
        *[guarded(f"education_{table}", may_see=SEES, may_write=writes(table)) for table in HERE],
        *[facts(f"education_{table}") for table in (*ABOUT, *HERE, "tracestep", "settinganswer", "leadsmeeting")],
    ]
