"""Who is looking: the person of one transaction, signed so that the database can check it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from sightline.access.models import Post, Staff
from sightline.access.roles import Role
from sightline.core import clock

# How long one signature may be used, by the backend it was made for.
SIGNATURE_SECONDS = 600
# Row history keeps its context from the same two settings that django-pghistory sends before every statement:
# once for the transaction is enough, and saving a contact is a tenth quicker.
SET_VIEWER = """
SELECT access_set_viewer(%s, %s::numeric),
       set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)
"""


@dataclass(frozen=True)
class Viewer:
    """A person with what their posts of today let them do, or the system working for a stated purpose."""

    staff_id: UUID | None
    name: str
    employer_id: UUID | None
    team_ids: frozenset[UUID] = frozenset()
    area_ids: frozenset[UUID] = frozenset()
    roles: tuple[str, ...] = ()
    capabilities: frozenset[str] = frozenset()
    records: bool = False
    purpose: str = "page"
    walls: tuple[UUID, ...] = field(default=())

    def may(self, capability: str) -> bool:
        """Whether one of this person's posts carries the capability."""
        return capability in self.capabilities

    @property
    def person_id(self) -> UUID:
        """The person's id, for what only people do. The system at work has none: TypeError."""
        if self.staff_id is None:
            raise TypeError(f"{self.purpose} is not a person")
        return self.staff_id


def roles() -> dict[str, Role]:
    """The roles of config/roles.py, by key."""
    found: dict[str, Role] = import_string(settings.SIGHTLINE_ROLES)
    return found


def viewer_of(staff: Staff, *, on: date) -> Viewer:
    """The viewer a member of staff is on a day. No post, no capability: a leaver is nobody the same day."""
    posts = list(Post.objects.held_on(on).filter(staff=staff).order_by("starts_on", "id"))
    known, registered = roles(), staff.is_registered_social_worker(on=on)
    held = [known[post.role] for post in posts if post.role in known]
    return Viewer(
        staff_id=staff.pk,
        name=staff.name,
        employer_id=posts[-1].employer_id if posts else None,
        team_ids=frozenset(post.team_id for post in posts if post.team_id),
        area_ids=frozenset(post.area_id for post in posts if post.area_id),
        roles=tuple(role.key for role in held),
        capabilities=frozenset[str]().union(*(role.held_by(registered=registered) for role in held)),
        records=any(role.records for role in held),
    )


def system_viewer(purpose: str, *, walls: Iterable[UUID] = (), capabilities: Iterable[str] = ()) -> Viewer:
    """The worker or a command at work. It stands inside the walls it is given and no others."""
    return Viewer(
        staff_id=None,
        name="Sightline",
        employer_id=None,
        capabilities=frozenset(capabilities),
        records=True,
        purpose=purpose,
        walls=tuple(walls),
    )


@lru_cache(maxsize=4)
def private_key(path: Path) -> rsa.RSAPrivateKey:
    """The key that signs viewers, from a file only the site's own account can read."""
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size != 2048:
        raise ValueError(f"{path.name} is not a 2048-bit RSA key")
    return key


def make_private_key(path: Path) -> None:
    """Make the key where there is none yet, readable by this account only."""
    if path.exists():
        return
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def claim_of(viewer: Viewer, *, backend: int) -> str:
    """What is signed: the viewer, the backend it may be used in, and until when."""
    at = clock.now().timestamp()
    return json.dumps(
        {
            "staff": str(viewer.staff_id) if viewer.staff_id else None,
            "employer": str(viewer.employer_id) if viewer.employer_id else None,
            "teams": sorted(map(str, viewer.team_ids)),
            "may": sorted(viewer.capabilities),
            "records": viewer.records,
            "purpose": viewer.purpose,
            "walls": sorted(map(str, viewer.walls)),
            "pid": backend,
            "at": at,
            "until": clock.wall_clock().timestamp() + SIGNATURE_SECONDS,
        },
        sort_keys=True,
    )


def set_viewer(viewer: Viewer) -> None:
    """Tell the database who is looking, for the rest of this transaction."""
    connection.ensure_connection()
    claim = claim_of(viewer, backend=connection.connection.info.backend_pid)
    signature = private_key(settings.SIGHTLINE_VIEWER_KEY).sign(
        claim.encode(), padding.PKCS1v15(), hashes.SHA256()
    )
    with connection.cursor() as cursor:
        cursor.execute(SET_VIEWER, [claim, str(int.from_bytes(signature, "big")), str(uuid4()), _who(viewer)])


def _who(viewer: Viewer) -> str:
    """What row history keeps of whose change it was, as django-pghistory writes it."""
    return json.dumps({"staff": str(viewer.staff_id) if viewer.staff_id else viewer.purpose})


@contextmanager
def viewing(viewer: Viewer) -> Iterator[Viewer]:
    """One transaction seen through this viewer's eyes. Row history records whose it was."""
    with transaction.atomic():
        set_viewer(viewer)
        yield viewer


def because(viewer: Viewer, why: str) -> None:
    """Keep a reason with every row that this transaction changes from now on. Never a word about a child."""
    if why:
        told = json.dumps({**json.loads(_who(viewer)), "why": why})
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [told])
