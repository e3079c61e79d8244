"""The database server: an embedded PostgreSQL 18 under `var/`, or the one `DATABASE_URL` names."""

from pathlib import Path
from urllib.parse import quote

from sightline.config.postgres import server
from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.places import var_folder
from sightline.config.postgres.roles import ROLES, connection_settings, external, note_public_place
from sightline.config.postgres.server import is_running

__all__ = [
    "DatabaseUnavailable",
    "answering",
    "connection_settings",
    "database_urls",
    "ensure_started",
    "is_running",
    "note_public_place",
    "stop",
    "var_folder",
]


def ensure_started(var: Path | None = None) -> None:
    """See that the server answers and has its roles and database; start the embedded one if it does not."""
    folder = var or var_folder()
    mark = folder / "secrets" / "provisioned"
    try:
        if not external() and not server.start(folder) and mark.exists():
            return
        from sightline.config.postgres.provisioning import administrator, provision  # slow to import

        with administrator(folder) as connection:
            provision(folder, connection)
        mark.touch(mode=0o600)
    except PermissionError as error:
        raise DatabaseUnavailable(
            f"{error.filename} belongs to another account. Run this as that account, or set SIGHTLINE_VAR."
        ) from error


def answering(var: Path | None = None) -> bool:
    """Say whether a server is named by `DATABASE_URL`, or the embedded one answers with its database made."""
    folder = var or var_folder()
    return bool(external()) or (is_running(folder) and (folder / "secrets" / "provisioned").exists())


def stop(var: Path | None = None) -> bool:
    """Stop the embedded server; say whether there was one to stop.

    A server named by `DATABASE_URL` is not ours to stop.
    """
    return not external() and server.stop(var or var_folder())


def database_urls() -> dict[str, str]:
    """Return an address for each role, for programs that take one (`psql`, `pg_dump`, DuckDB)."""
    urls = {}
    for role in ROLES:
        given = {name: quote(value, safe="") for name, value in connection_settings(role).items()}
        urls[role] = (
            f"postgresql://{given['USER']}:{given['PASSWORD']}@/{given['NAME']}?host={given['HOST']}&port={given['PORT']}"
        )
    return urls
