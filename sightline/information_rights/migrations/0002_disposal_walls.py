"""Walls and rights of what is decided about records, and the one function by which records go."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, guarded, walled
from sightline.information_rights import disposal_sql, due_sql

TOMBSTONE = "information_rights_tombstone"
MAY = "(SELECT access_may('information_rights.{}'))"
SEES = f"({MAY.format('review')} OR {MAY.format('confirm')})"
DECIDED = ("kepton", "disposalproposal", "disposalrefused")
HOLD_SEEN = f"""{SEES} AND (subject_id IS NULL
    OR access_walls_round(ARRAY[subject_id]) <@ (SELECT access_walls()))"""
# Who is due is looked for by year of birth; those without one by when they last changed.
INDEXES = """
CREATE INDEX information_rights_born ON people_sourcerecord (born_year);
CREATE INDEX information_rights_not_born ON people_sourcerecord (changed_at) WHERE born_year IS NULL;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("information_rights", "0001_disposal"),
        ("access", "0004_released_why"),
        ("people", "0002_walls"),
        ("core", "0002_tables"),
    ]

    operations: ClassVar = [
        migrations.RunSQL(due_sql.FUNCTIONS, due_sql.UNDO),
        migrations.RunSQL(disposal_sql.FUNCTIONS, disposal_sql.UNDO),
        *[op for table in DECIDED for op in walled(f"information_rights_{table}", and_also=SEES)],
        *[facts(f"information_rights_{table}") for table in DECIDED],
        facts("information_rights_scheduleproposal"),
        facts("information_rights_scheduleanswer"),
        # Tombstones are written by the disposal alone.
        facts(TOMBSTONE),
        migrations.RunSQL(
            f"REVOKE INSERT ON {TOMBSTONE} FROM {APP}", f"GRANT INSERT ON {TOMBSTONE} TO {APP}"
        ),
        guarded(TOMBSTONE, may_see=SEES),
        guarded("access_legalhold", may_see=HOLD_SEEN, may_write=f"{MAY.format('hold')} AND {HOLD_SEEN}"),
        migrations.RunSQL(
            INDEXES, "DROP INDEX information_rights_born; DROP INDEX information_rights_not_born"
        ),
    ]
