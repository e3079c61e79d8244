"""Make the database and its roles on a server, through its administrator."""

import os
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.places import PORT, settle, var_folder
from sightline.config.postgres.roles import DATABASE, ROLES, external, password_of
from sightline.config.postgres.secrets import secret
from sightline.config.postgres.server import SUPERUSER

OLDEST_SERVER = 15


def administrator(var: Path) -> psycopg.Connection[tuple[object, ...]]:
    """Connect as the server's administrator."""
    try:
        if external():
            return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        place = settle(var)
        return psycopg.connect(
            host=str(place.socket),
            port=PORT,
            user=SUPERUSER,
            password=secret(var, SUPERUSER),
            dbname="postgres",
            autocommit=True,
        )
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(f"The database server did not let its administrator in: {error}") from error


def provision(var: Path, connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Make the roles and the database, or bring them up to what is written here; may be run again."""
    if connection.info.server_version < OLDEST_SERVER * 10000:
        raise DatabaseUnavailable(f"The database server is older than PostgreSQL {OLDEST_SERVER}.")
    for role, attributes in ROLES.items():
        _make_role(connection, f"sightline_{role}", attributes, password_of(var, role))
    connection.execute("GRANT pg_read_all_data TO sightline_backup")
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        _make_database(connection)
    _let_in(connection)


def _make_role(
    connection: psycopg.Connection[tuple[object, ...]], name: str, attributes: LiteralString, password: str
) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = sql.SQL("ALTER ROLE") if known else sql.SQL("CREATE ROLE")
    connection.execute(
        sql.SQL("{} {} WITH {} PASSWORD {}").format(
            verb, sql.Identifier(name), sql.SQL(attributes), sql.Literal(password)
        )
    )


def _make_database(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Make the database as its owner, and let nobody in by themselves."""
    with _owner(connection) as owner:
        name = sql.Identifier(DATABASE)
        owner.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(name))
        owner.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))


def _let_in(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """The other roles, and nobody else; also those that were added after the database was made."""
    with _owner(connection) as owner:
        owner.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(DATABASE),
                sql.SQL(", ").join(sql.Identifier(f"sightline_{role}") for role in ROLES if role != "owner"),
            )
        )


def _owner(connection: psycopg.Connection[tuple[object, ...]]) -> psycopg.Connection[tuple[object, ...]]:
    where = connection.info
    return psycopg.connect(
        host=where.host,
        port=where.port,
        dbname=where.dbname,
        user="sightline_owner",
        password=secret(var_folder(), "sightline_owner"),
        autocommit=True,
    )
