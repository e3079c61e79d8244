"""The database roles and who they are; made on the embedded server and on one given by `DATABASE_URL` alike.

owner    owns the tables and runs migrations; may make test databases; not a superuser
app      the site, the worker and the commands; walls hold for it
backup   reads everything past the walls, writes nothing
extract  the figures' reader; sees what policies of its own allow
"""

import os
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.places import PORT, recorded, settle, var_folder
from sightline.config.postgres.secrets import secret
from sightline.config.postgres.server import SUPERUSER

DATABASE = "sightline"
OLDEST_SERVER = 15
ROLES: dict[str, LiteralString] = {
    "owner": "LOGIN CREATEDB NOCREATEROLE NOBYPASSRLS",
    "app": "LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    "backup": "LOGIN NOCREATEDB NOCREATEROLE BYPASSRLS",
    "extract": "LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS",
}


FOR_EVERY_ROLE = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout")
FOR_THE_ADMINISTRATOR = {"host", "port", "user", "password", "dbname"}


def external() -> dict[str, str]:
    """Return the parts of `DATABASE_URL`, the administrative address of another server; empty if there is none.

    What it says of encryption holds for every role: the driver's own variables carry it to their connections.
    """
    url = os.environ.get("DATABASE_URL", "")
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()} if url else {}
    for name in FOR_EVERY_ROLE:
        if name in parts:
            os.environ[f"PG{name.upper()}"] = parts[name]
    unknown = sorted(parts.keys() - FOR_THE_ADMINISTRATOR - set(FOR_EVERY_ROLE))
    if unknown:
        raise DatabaseUnavailable(f"DATABASE_URL may not carry {', '.join(unknown)}.")
    return parts


def connection_settings(role: str) -> dict[str, str]:
    """Return Django's HOST, PORT, USER, PASSWORD and NAME for one role; starts nothing."""
    if role not in ROLES:
        raise ValueError(f"No database role is called {role}")
    var = var_folder()
    elsewhere = external()
    if elsewhere:
        host, port = elsewhere.get("host", ""), elsewhere.get("port", str(PORT))
    else:
        place = recorded(var) or settle(var)
        host, port = str(place.socket), str(PORT)
    user = f"sightline_{role}"
    return {"HOST": host, "PORT": port, "USER": user, "PASSWORD": secret(var, user), "NAME": DATABASE}


def administrator(var: Path) -> psycopg.Connection[tuple[object, ...]]:
    """Connect as the server's administrator."""
    elsewhere = external()
    try:
        if elsewhere:
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
    """Make the roles and the database, or bring them up to what is written here; may be run again at any time."""
    if connection.info.server_version < OLDEST_SERVER * 10000:
        raise DatabaseUnavailable(f"The database server is older than PostgreSQL {OLDEST_SERVER}.")
    for role, attributes in ROLES.items():
        _make_role(connection, f"sightline_{role}", attributes, secret(var, f"sightline_{role}"))
    connection.execute("GRANT pg_read_all_data TO sightline_backup")
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        _make_database(connection)


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
    """Make the database as its owner, who then lets in the other roles and nobody else."""
    where = connection.info
    with psycopg.connect(
        host=where.host,
        port=where.port,
        dbname=where.dbname,
        user="sightline_owner",
        password=secret(var_folder(), "sightline_owner"),
        autocommit=True,
    ) as owner:
        name = sql.Identifier(DATABASE)
        owner.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(name))
        owner.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        owner.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO sightline_app, sightline_backup, sightline_extract").format(name)
        )
