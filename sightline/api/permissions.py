"""Who may keep keys, and what a key may be given."""

from collections.abc import Collection
from datetime import date

from sightline.access.models import Post
from sightline.access.permissions import may_administer
from sightline.access.viewer import Viewer, roles
from sightline.api.models import Key
from sightline.api.states import ADMINISTERS, HEARS_OF, READS, WEBHOOKS, Hears, Scope
from sightline.core.leave import Answer, first_refusal, unless

CAPABILITIES = {
    Scope.SEND_CONTACTS.value: "Answer for a key by which the organisation’s own system sends contacts",
    WEBHOOKS: "Say where the organisation’s own system is told of what it sent, for a key one answers for",
    Scope.READ_CONTACTS.value: "Answer for a key by which that system reads what was told of contacts it sent",
    Scope.REPORT_MISSING.value: "Answer for a key by which that system reports missing children",
    Scope.READ_MISSING.value: "Answer for a key by which that system reads which missing reports it sent",
    Scope.SEND_RETURNS.value: "Answer for a key by which a school’s or college’s own system returns pupils, or nil",
    Scope.READ_RETURNS.value: "Answer for a key by which that system reads which returns it sent",
}
MOST_DAYS = 366
NOT_IN_KEY = "This key was not made for that. Ask the system administrator for one that is."
NOTHING = "Choose what the key may do."
NO_POST = "The post that is to answer for the key is not held today."
TOO_LONG = "A key lasts a year at most. Choose an earlier day."
PAST = "Choose a day after today."
NOT_KEEPER = "Only whoever answers for the key, or an administrator, says where its system is told."
KEY_ENDED = "That key does not work any more. Choose another."
NOTHING_HEARD = "Choose what it is told."
NOT_READ = "That key may not read: {names}. Choose another key, or leave it out."
BEYOND = "That post does not carry: {names}."


def may_keep_keys(viewer: Viewer) -> Answer:
    """Administrators make and revoke keys; they read no record with them."""
    return may_administer(viewer)


def carried(post: Post) -> frozenset[str]:
    """What a post's role carries, whoever holds it."""
    role = roles().get(post.role)
    return role.capabilities if role else frozenset()


def may_give(post: Post, scopes: Collection[str], expires_on: date, *, on: date) -> Answer:
    """Whether a key with these capabilities can rest on this post until that day."""
    beyond = [Scope(each).label for each in scopes if each not in carried(post)]
    return first_refusal(
        unless(not scopes, NOTHING),
        unless(not Post.objects.held_on(on).filter(pk=post.pk).exists(), NO_POST),
        unless(bool(beyond), BEYOND.format(names="; ".join(beyond))),
        unless(expires_on <= on, PAST),
        unless((expires_on - on).days > MOST_DAYS, TOO_LONG),
    )


def may_keep_webhooks_of(viewer: Viewer, key: Key) -> Answer:
    """Whoever answers for a key, or keeps keys, says where its system is told."""
    own = viewer.may(WEBHOOKS) and key.post.staff_id == viewer.staff_id
    return unless(not own and not viewer.may(ADMINISTERS), NOT_KEEPER)


def may_hear(key: Key, hears: Collection[str], *, on: date) -> Answer:
    """Whether the system of a key can be told of these: of each only if the key reads it."""
    beyond = [Hears(each).label for each in hears if READS[HEARS_OF[Hears(each)]] not in key.scopes]
    return first_refusal(
        unless(not key.works(on), KEY_ENDED),
        unless(not hears, NOTHING_HEARD),
        unless(bool(beyond), NOT_READ.format(names="; ".join(beyond))),
    )
