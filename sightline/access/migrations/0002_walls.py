"""The viewer, the walls, and the seals on the record of access, from the first day; rights on history."""

from typing import Any, ClassVar

from django.db import migrations

from sightline.access import seal_sql, viewer_sql
from sightline.access.keys import install_key
from sightline.core.database import facts, guarded, walled, working

WALL_KEEPER = "(SELECT access_may('people.restrict'))"
# Somebody whose post reads no records may still keep drafts of their own: their rows stand in no wall.
OWN = "staff_id = (SELECT access_staff())"
OWN_DRAFTS = f"{OWN} AND (walls = '{{}}' OR walls <@ (SELECT access_walls()))"
HISTORY_OF = ("agency", "area", "team", "staff", "post")
LIMITS = """
CREATE TABLE access_limit (key text PRIMARY KEY, value text NOT NULL, ends_at timestamptz);
CREATE INDEX access_limit_ends ON access_limit (ends_at)
"""


def install(apps: Any, schema_editor: Any) -> None:
    install_key(schema_editor.connection)


class Migration(migrations.Migration):
    replaces: ClassVar = [  # what a database made before has been through
        ("access", "0003_sessions"),
        ("access", "0004_record_indexes"),
        ("access", "0005_whole_history"),
        ("access", "0006_history_and_limits"),
    ]
    dependencies: ClassVar = [("access", "0001_initial"), ("core", "0002_tables")]

    operations: ClassVar = [
        migrations.RunSQL(viewer_sql.TABLES + viewer_sql.functions(), migrations.RunSQL.noop),
        migrations.RunSQL(seal_sql.SEALS, migrations.RunSQL.noop),
        migrations.RunPython(install, migrations.RunPython.noop),
        # The record of access: added to by everybody, read by those who check it, changed by nobody.
        facts("access_auditevent"),
        guarded(
            "access_auditevent", may_see="(SELECT access_may('access.read_record'))", may_write="true"
        ),
        facts("access_auditwords"),
        *walled(
            "access_auditwords", and_also="(SELECT access_may('access.read_record'))", may_write="true"
        ),
        guarded("access_seal", may_see="(SELECT access_may('access.read_record'))"),
        # What somebody is writing is theirs alone.
        *walled("access_draft", seen_by=OWN_DRAFTS),
        working("access_wall"),
        facts("access_wallcover"),
        working("access_wallmember"),
        guarded("access_wall", may_see=f"id = ANY((SELECT access_walls())::uuid[]) OR {WALL_KEEPER}"),
        guarded("access_wallcover", may_see=f"wall_id = ANY((SELECT access_walls())::uuid[]) OR {WALL_KEEPER}"),
        guarded("access_wallmember", may_see=f"wall_id = ANY((SELECT access_walls())::uuid[]) OR {WALL_KEEPER}"),
        *[working(table) for table in ("access_agency", "access_area", "access_team", "access_post")],
        *[working(table) for table in ("access_message", "access_legalhold", "access_retentionrule")],
        working("access_staff"),
        facts("core_event"),
        *walled("core_event"),
        facts("core_reaction"),
        *[facts(f"access_{table}event") for table in HISTORY_OF],
        *[
            guarded(
                f"access_{table}event", may_see="(SELECT access_may('access.administer'))", may_write="true"
            )
            for table in HISTORY_OF
        ],
        # The short memory of signing in.
        migrations.RunSQL(LIMITS, "DROP TABLE access_limit"),
    ]
