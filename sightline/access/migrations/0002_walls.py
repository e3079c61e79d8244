"""The viewer, the walls, and the seals on the record of access, from the first day."""

from typing import Any, ClassVar

from django.db import migrations

from sightline.access import seal_sql, viewer_sql
from sightline.access.keys import install_key
from sightline.core.database import facts, guarded, walled, working

WALL_KEEPER = "(SELECT access_may('people.restrict'))"


def install(apps: Any, schema_editor: Any) -> None:
    install_key(schema_editor.connection)


class Migration(migrations.Migration):
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
        *walled("access_draft", and_also="staff_id = (SELECT access_staff())"),
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
    ]
