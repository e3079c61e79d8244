"""What a migration says about a table: who may do what to its rows. One word a kind of table.

Facts are never edited, working rows are never deleted, walled rows carry a wall. The database role the
site connects as is refused by the server itself; triggers alone would not do, since it may switch them off.
"""

from django.db import migrations

APP = "sightline_app"
OWNER = "sightline_owner"
EXTRACT = "sightline_extract"

# Nearly every row has no wall: said first, the planner knows it from its statistics. A viewer without walls
# at all (no sign-in, or a post that reads no records) sees neither kind.
INSIDE = "(SELECT access_walls() IS NOT NULL) AND (walls = '{}' OR walls <@ (SELECT access_walls()))"


def facts(table: str) -> migrations.RunSQL:
    """Rows of this table are written once."""
    return migrations.RunSQL(
        f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {APP}',
        f'GRANT UPDATE, DELETE ON "{table}" TO {APP}',
    )


def working(table: str) -> migrations.RunSQL:
    """Rows of this table change but do not vanish."""
    return migrations.RunSQL(
        f'REVOKE DELETE, TRUNCATE ON "{table}" FROM {APP}', f'GRANT DELETE ON "{table}" TO {APP}'
    )


def guarded(table: str, *, may_see: str, may_write: str | None = None) -> migrations.RunSQL:
    """Row security with the conditions given, plain SQL over what `access_set_viewer` wrote."""
    may_write = may_write or may_see
    return migrations.RunSQL(
        f"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
        CREATE POLICY "{table}_owner" ON "{table}" TO {OWNER} USING (true) WITH CHECK (true);
        CREATE POLICY "{table}_see" ON "{table}" FOR SELECT TO {APP} USING ({may_see});
        CREATE POLICY "{table}_add" ON "{table}" FOR INSERT TO {APP} WITH CHECK ({may_write});
        CREATE POLICY "{table}_change" ON "{table}" FOR UPDATE TO {APP}
            USING ({may_see}) WITH CHECK ({may_write});
        CREATE POLICY "{table}_remove" ON "{table}" FOR DELETE TO {APP} USING ({may_see});
        """,
        f"""
        DROP POLICY "{table}_owner" ON "{table}"; DROP POLICY "{table}_see" ON "{table}";
        DROP POLICY "{table}_add" ON "{table}"; DROP POLICY "{table}_change" ON "{table}";
        DROP POLICY "{table}_remove" ON "{table}";
        ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;
        """,
    )


def walled(
    table: str, *, and_also: str = "true", may_write: str | None = None, seen_by: str = ""
) -> list[migrations.RunSQL]:
    """Rows carry `about` and `walls`: seen and written only by a viewer inside every wall round them.

    `and_also` narrows further; `may_write` lets others add rows that they cannot read back; `seen_by` is the whole
    condition, in place of both. History tables of walled rows need this too.
    """
    return [
        migrations.RunSQL(
            f"""
            CREATE TRIGGER aa_fill_walls BEFORE INSERT OR UPDATE ON "{table}"
                FOR EACH ROW EXECUTE FUNCTION access_fill_walls();
            CREATE INDEX "{table}_about" ON "{table}" USING gin (about);
            """,
            f'DROP TRIGGER aa_fill_walls ON "{table}"; DROP INDEX "{table}_about"',
        ),
        guarded(table, may_see=seen_by or f"{INSIDE} AND {and_also}", may_write=may_write),
    ]


def read_by_extract(table: str, columns: str = "") -> migrations.RunSQL:
    """The extract counts every row, behind walls too, as pseudonyms: one of the closed exceptions.

    `columns`, as "id, day", where the table also holds words, names or whereabouts.
    """
    which = f"SELECT ({columns})" if columns else "SELECT"
    return migrations.RunSQL(
        f"""
        GRANT {which} ON "{table}" TO {EXTRACT};
        CREATE POLICY "{table}_extract" ON "{table}" FOR SELECT TO {EXTRACT} USING (true);
        """,
        f'DROP POLICY "{table}_extract" ON "{table}"; REVOKE {which} ON "{table}" FROM {EXTRACT}',
    )


def also_read_by_extract(table: str, columns: str) -> migrations.RunSQL:
    """Further columns, as "id, day", of a table the extract reads already."""
    which = f'SELECT ({columns}) ON "{table}"'
    return migrations.RunSQL(f"GRANT {which} TO {EXTRACT}", f"REVOKE {which} FROM {EXTRACT}")
