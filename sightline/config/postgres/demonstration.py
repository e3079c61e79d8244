"""Tell a demonstration database from a real one, so that only the first is ever emptied.

The mark is a comment on the database, made only while the database has no table.
"""

from pathlib import Path

import psycopg
from psycopg import sql

from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.provisioning import administrator, provision
from sightline.config.postgres.roles import DATABASE, connection_settings

MARK = "demonstration"


def mark(var: Path) -> None:
    """Mark a database that is still empty; refuse one that holds somebody's records."""
    settings = connection_settings("owner")
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=DATABASE,
        autocommit=True,
    ) as owner:
        if _is_marked(owner):
            return
        if owner.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone():
            raise DatabaseUnavailable(
                f"The database of {var} is not a demonstration. Give the demonstration a folder of its own, "
                "with SIGHTLINE_VAR."
            )
        owner.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(DATABASE), sql.Literal(MARK))
        )


def empty(var: Path) -> None:
    """Drop a demonstration database and make it anew."""
    with administrator(var) as connection:
        if not _is_marked(connection):
            raise DatabaseUnavailable("This is not a demonstration database, so it was left alone.")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(DATABASE)))
        provision(var, connection)
    mark(var)


def _is_marked(connection: psycopg.Connection[tuple[object, ...]]) -> bool:
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    row = connection.execute(query, [DATABASE]).fetchone()
    return row is not None and row[0] == MARK
