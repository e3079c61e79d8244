"""Making and revoking keys, and noting that one is in use."""

import secrets
from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Post
from sightline.access.viewer import Viewer, because
from sightline.api.models import Key
from sightline.api.permissions import may_give, may_keep_keys
from sightline.api.queries import digest_of
from sightline.core.clock import london
from sightline.core.leave import Refused, unless

MADE_ALREADY = (
    "This key has been made already, and its secret is shown once only. If you did not copy it, revoke the key and "
    "make another."
)
REVOKED_ALREADY = "This key has been revoked already, by {name}."
SAY_WHY = "Say why."


@action("api.key_made")
def make_key(
    *, key: UUID, title: str, post: Post, scopes: list[str], expires_on: date, by: Viewer, at: datetime
) -> tuple[Key, str]:
    """A key, and the token that is shown once. `key` is the page's own: sent twice, it makes one."""
    may_keep_keys(by).demand()
    unless(Key.objects.filter(pk=key).exists(), MADE_ALREADY).demand()
    may_give(post, scopes, expires_on, on=london(at).date()).demand()
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    made = Key(
        pk=key,
        title=title,
        agency_id=post.employer_id,
        post=post,
        prefix=prefix,
        digest=digest_of(secret),
        scopes=sorted(scopes),
        expires_on=expires_on,
        made_by_id=by.person_id,
        made_at=at,
    )
    made.save(force_insert=True)
    return made, f"sl_{prefix}_{secret}"


@action("api.key_revoked")
def revoke_key(*, key: Key, why: str, by: Viewer, at: datetime) -> Key:
    """From this moment no call is answered by it."""
    may_keep_keys(by).demand()
    unless(not why.strip(), SAY_WHY).demand()
    because(by, why)
    row = Key.objects.select_for_update(of=("self",)).select_related("revoked_by").get(pk=key.pk)
    if row.revoked_by is not None:
        raise Refused(REVOKED_ALREADY.format(name=row.revoked_by.name))
    row.revoked_by_id, row.revoked_at, row.revoked_why = by.person_id, at, why.strip()
    row.save(update_fields=["revoked_by", "revoked_at", "revoked_why"])
    return row


@action("api.key_used")
def note_used(*, key: Key, by: Viewer, at: datetime) -> Key:
    """The day it was last used, once a day."""
    key.last_used_on = london(at).date()
    key.save(update_fields=["last_used_on"])
    return key
