"""The database roles and how each connects, on the embedded server and on one given by `DATABASE_URL` alike.

owner    owns the tables and runs migrations; may make test databases; not a superuser
app      the site, the worker and the commands; walls hold for it
backup   reads everything past the walls, writes nothing
extract  the figures' reader; sees what policies of its own allow
public   the pages without sign-in; no table, the functions of the schemas `mailbox`, `published`, `directory`
"""

import json
import os
from pathlib import Path
from typing import LiteralString

from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.places import PORT, recorded, settle, var_folder
from sightline.config.postgres.secrets import secret

DATABASE = "sightline"
ROLES: dict[str, LiteralString] = {
    "owner": "LOGIN CREATEDB NOCREATEROLE NOBYPASSRLS",
    "app": "LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    "backup": "LOGIN NOCREATEDB NOCREATEROLE BYPASSRLS",
    "extract": "LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    "public": "LOGIN NOCREATEDB NOCREATEROLE NOBYPASSRLS CONNECTION LIMIT 24",
}
# The public process may run as another account, on another machine: what it needs lies in a folder of its own.
FOLDERS = {"public": "public"}


FOR_EVERY_ROLE = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout")
FOR_THE_ADMINISTRATOR = {"host", "port", "user", "password", "dbname"}


def external() -> dict[str, str]:
    """Return the parts of `DATABASE_URL`, the administrative address of another server, or nothing.

    What it says of encryption holds for every role: the driver's own variables carry it to their connections.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {}
    from psycopg.conninfo import conninfo_to_dict  # slow to import

    parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
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
    return {"HOST": host, "PORT": port, "USER": user, "PASSWORD": password_of(var, role), "NAME": DATABASE}


def password_of(var: Path, role: str) -> str:
    """The password of a role, from the folder in which it is kept."""
    return secret(var / FOLDERS.get(role, ""), f"sightline_{role}")


def note_public_place() -> Path:
    """Write down for the public process where the database is; return the folder that is all it is given."""
    folder = var_folder() / FOLDERS["public"]
    given = connection_settings("public")
    place = {"host": given["HOST"], "port": given["PORT"], "dbname": given["NAME"]}
    note = folder / "database.json"
    note.touch(mode=0o600)
    note.write_text(json.dumps(place) + "\n")
    return folder
