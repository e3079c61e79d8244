"""Walls and rights of files of crimes and what is taken back; a suspect taken back is seen no more."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, walled
from sightline.justice.taken_back_sql import BEFORE, SINCE
from sightline.justice.walls_sql import EMPLOYER, SEES_OF_CRIME, SYSTEM, WITH_SUSPECT, WRITES, may, written, written_plain

OWN = f"({SYSTEM} OR ({may('justice.record')} AND controller_id = {EMPLOYER}))"
PLAIN = ("crimemapping", "crimefile", "crimefileback")
OF_CRIME = ("crimefileentry", "withdrawn")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("justice", "0011_files_and_taking_back")]

    operations: ClassVar = [
        *[guarded(f"justice_{table}", may_see=OWN, may_write=written_plain(WRITES)) for table in PLAIN],
        *walled("justice_crimefilefault", and_also=OWN, may_write=written()),
        *walled("justice_passedback", and_also=WITH_SUSPECT, may_write=written()),
        *[
            operation
            for table in OF_CRIME
            for operation in walled(f"justice_{table}", and_also=SEES_OF_CRIME, may_write=written())
        ],
        *[facts(f"justice_{table}") for table in (*PLAIN, *OF_CRIME, "crimefilefault", "passedback")],
        migrations.RunSQL(SINCE, BEFORE),
    ]
