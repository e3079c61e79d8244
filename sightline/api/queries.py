"""Whose a key is, whom it calls as, and what its organisation sent."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from sightline.access.models import Post
from sightline.access.viewer import Viewer, roles, set_viewer
from sightline.api.models import Attempt, Key, Notice, Sent, Webhook
from sightline.api.states import ADMINISTERS, AS_SENT, BESIDE, READS, Kind, Scope
from sightline.core.clock import london
from sightline.missing.models import Report

SHAPE = re.compile(r"sl_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
NOBODY_S = "0" * 64


def digest_of(text: str) -> str:
    """A secret of 256 random bits needs no slow digest."""
    return hashlib.sha256(text.encode()).hexdigest()


def key_named(token: str) -> tuple[Key | None, bool]:
    """The key a token names, and whether its secret is right; the same work whatever is wrong with it."""
    shape = SHAPE.fullmatch(token)
    prefix, secret = shape.groups() if shape else ("", "")
    key = Key.objects.select_related("agency", "post__staff", "post__employer").filter(prefix=prefix).first()
    right = compare_digest(digest_of(secret), key.digest if key else NOBODY_S)
    return key, right


def viewer_of_key(key: Key, *, on: date) -> Viewer | None:
    """Whom a key calls as: whoever holds its post, in that post alone, able to do what the key is for.

    None where it calls as nobody: the post has ended, or its holder or the agency has left.
    """
    post = Post.objects.held_on(on).select_related("staff", "employer").filter(pk=key.post_id).first()
    role = roles().get(post.role) if post else None
    if post is None or role is None or post.employer_id != key.agency_id or post.employer.left_on is not None:
        return None
    carried = role.held_by(registered=post.staff.is_registered_social_worker(on=on))
    scopes = [Scope(each) for each in key.scopes if each in carried]
    beside = frozenset[str]().union(*(BESIDE.get(each, frozenset()) for each in scopes))
    return Viewer(
        staff_id=post.staff_id,
        name=post.staff.name,
        employer_id=post.employer_id,
        team_ids=frozenset({post.team_id} if post.team_id else ()),
        area_ids=frozenset({post.area_id} if post.area_id else ()),
        roles=(role.key,),
        capabilities=frozenset(each.value for each in scopes) | (beside & carried),
        records=role.records,
        purpose=f"key {key.prefix}",
    )


def keys() -> QuerySet[Key]:
    """Every key, those that work first, then by agency."""
    rows = Key.objects.select_related("agency", "post__staff", "made_by", "revoked_by")
    return rows.order_by("revoked_at", "agency__name", "title", "id")


def posts_for(scopes: Collection[str], *, on: date) -> list[Post]:
    """Posts held today whose role carries any of these."""
    fitting = [key for key, role in roles().items() if role.capabilities & set(scopes)]
    rows = Post.objects.held_on(on).filter(role__in=fitting, employer__left_on=None)
    return list(
        rows.select_related("staff", "employer").order_by("employer__name", "staff__name", "starts_on")
    )


def sent(viewer: Viewer, kind: Kind) -> QuerySet[Sent]:
    """What the viewer's organisation sent, the newest first."""
    rows: QuerySet[Sent] = Sent.objects.visible_to(viewer).filter(kind=kind)
    return rows.order_by("-at", "id")


@dataclass(frozen=True)
class Told:
    """That whoever told us was told, and in which words."""

    told_at: datetime
    how: str
    words: str


def told_of(rows: Collection[Sent]) -> dict[UUID, list[Told]]:
    """What the sender was told of each, in order: one read however many."""
    found: dict[UUID, list[Told]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, told_at, how, words FROM api_told(%s)", [[each.pk for each in rows]])
        for pk, *told in cursor.fetchall():
            found[pk].append(Told(*told))
    return found


def states_of(viewer: Viewer, rows: Collection[Sent]) -> dict[UUID, str]:
    """Where the episodes of missing reports stand, of those the viewer may open; by what was sent."""
    reports = Report.objects.visible_to(viewer).filter(pk__in=[each.report_id for each in rows])
    found = dict(reports.values_list("pk", "episode__state"))
    return {each.pk: found[each.report_id] for each in rows if each.report_id in found}


def what_is_read(viewer: Viewer, made: Sent) -> str | None:
    """Where a thing that was sent stands, as this caller reads it now; None where they read nothing of it."""
    if not viewer.may(READS[Kind(made.kind)]):
        return None
    if made.kind == Kind.CONTACT:
        return "told" if told_of([made]) else AS_SENT
    return states_of(viewer, [made]).get(made.pk, AS_SENT)


def as_read(webhook: Webhook, made: Sent, *, by: Viewer, at: datetime) -> str | None:
    """Where it stands as the webhook's key reads it; None where the key ended or reads nothing of it."""
    today = london(at).date()
    caller = viewer_of_key(webhook.key, on=today) if webhook.key.works(today) else None
    if caller is None:
        return None
    set_viewer(caller)
    try:
        return what_is_read(caller, made)
    finally:
        set_viewer(by)


def webhooks(viewer: Viewer) -> QuerySet[Webhook]:
    """Webhooks the viewer keeps, with how many notices wait and how many were given up; those that work first."""
    rows: QuerySet[Webhook] = Webhook.objects.visible_to(viewer).select_related(
        "key__agency", "key__post__staff", "made_by", "off_by"
    )
    waits = Q(notices__next_at__isnull=False, notices__tries__gt=0)
    counted = rows.annotate(
        trying=Count("notices", filter=waits),
        given_up=Count("notices", filter=Q(notices__stopped_at__isnull=False)),
    )
    return counted.order_by("off_at", "key__agency__name", "title", "id")


def keys_to_hear_by(viewer: Viewer, *, on: date) -> list[Key]:
    """Keys that work and read something, of those the viewer may register a webhook for."""
    rows = keys().filter(revoked_at=None, expires_on__gt=on, scopes__overlap=list(READS.values()))
    if not viewer.may(ADMINISTERS):
        rows = rows.filter(post__staff_id=viewer.person_id)
    return list(rows)


def notices_of(webhook: Webhook, viewer: Viewer) -> QuerySet[Notice]:
    """What a webhook is told, the newest first."""
    rows: QuerySet[Notice] = Notice.objects.visible_to(viewer).filter(webhook=webhook)
    return rows.select_related("sent").order_by("-at", "id")


def attempts_of(webhook: Webhook, viewer: Viewer) -> QuerySet[Attempt]:
    """Every call of a webhook, the newest first."""
    rows: QuerySet[Attempt] = Attempt.objects.visible_to(viewer).filter(notice__webhook=webhook)
    return rows.select_related("notice__sent").order_by("-at", "id")


def next_due(viewer: Viewer, *, now: datetime) -> UUID | None:
    """The notice that has waited longest for its next attempt."""
    rows = Notice.objects.visible_to(viewer).filter(next_at__lte=now, webhook__off_at=None)
    found: UUID | None = rows.order_by("next_at", "id").values_list("pk", flat=True).first()
    return found
