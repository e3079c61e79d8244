"""The sealed mailbox as it is read: what waits, one conversation, the keys in use."""

from uuid import UUID

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When

from sightline.access.models import Team
from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.front_door.mailbox_states import OPENERS, Custodian, HowSoon, Writer
from sightline.front_door.models import (
    Envelope,
    EnvelopeClosed,
    EnvelopeOpened,
    MailboxKey,
    SealedKey,
    SealedText,
)


def waiting(viewer: Viewer) -> QuerySet[Envelope]:
    """Envelopes nobody has dealt with, or to which more was said since anybody looked; danger first, then the oldest.

    Each with when its clock runs out (`due_at`), when its teller last said something (`told_at`), how often (`told`)
    and how much of that somebody has opened (`read`; None: nothing).
    """
    running = Clock.objects.filter(subject_id=OuterRef("pk"), stopped_at=None).order_by("due_at", "id")
    told = SealedText.objects.filter(envelope=OuterRef("pk"), writer=Writer.TELLER).order_by("-at", "-id")
    opened = EnvelopeOpened.objects.filter(envelope=OuterRef("pk")).order_by("-told")
    counted = told.order_by().values("envelope").annotate(n=Count("pk"))
    return (
        Envelope.objects.visible_to(viewer)
        .annotate(
            due_at=Subquery(running.values("due_at")[:1]),
            told_at=Subquery(told.values("at")[:1]),
            told=Subquery(counted.values("n")),
            read=Subquery(opened.values("told")[:1]),
            is_closed=Exists(EnvelopeClosed.objects.filter(envelope=OuterRef("pk"))),
        )
        .filter(Q(contact=None, is_closed=False) | Q(told__gt=F("read")))
        .order_by(Case(When(how_soon=HowSoon.NOW, then=0), default=1), "at", "id")
    )


def closing_of(envelope: Envelope) -> EnvelopeClosed | None:
    """That it was closed, by whom and why."""
    return EnvelopeClosed.objects.filter(envelope=envelope).select_related("by").first()


def texts_of(envelope: Envelope) -> list[SealedText]:
    """The texts of a conversation as they came, each with its sealed keys. Two reads."""
    found = SealedText.objects.filter(envelope=envelope).select_related("by").order_by("at", "id")
    return list(found.prefetch_related("keys__key"))


def keys_in_use() -> dict[Custodian, MailboxKey]:
    """The newest key of each custodian."""
    newest = MailboxKey.objects.order_by("custodian", "-number").distinct("custodian")
    return {Custodian(key.custodian): key for key in newest}


def next_number(custodian: Custodian) -> int:
    """The number of a custodian's next key."""
    last = MailboxKey.objects.filter(custodian=custodian).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def not_sealed_to(key: MailboxKey) -> QuerySet[SealedText]:
    """Texts that a key in use does not open yet."""
    held = SealedKey.objects.filter(text=OuterRef("pk"), key=key)
    return SealedText.objects.filter(~Exists(held)).order_by("at", "id").prefetch_related("keys")


def missing_keys() -> list[Custodian]:
    """Custodians without a key: until each has one, nothing can be sent."""
    there = keys_in_use()
    return [each for each in (*OPENERS, Custodian.SIGNING) if each not in there]


def without_clock(viewer: Viewer) -> QuerySet[Envelope]:
    """Envelopes that wait with no clock running, and none begun since their teller last said something."""
    begun = Clock.objects.filter(subject_id=OuterRef("pk")).filter(
        Q(stopped_at=None) | Q(started_at__gte=OuterRef("told_at"))
    )
    return waiting(viewer).filter(~Exists(begun))


def custodian_of(viewer: Viewer) -> Custodian:
    """With whose key somebody reads: the emergency duty team has its own."""
    duty = Team.objects.filter(pk__in=viewer.team_ids, kind=TeamKind.EMERGENCY_DUTY)
    return Custodian.EMERGENCY if duty.exists() else Custodian.MAIN


def envelope_of(viewer: Viewer, envelope_id: UUID) -> Envelope | None:
    """One envelope, held until the transaction ends."""
    return Envelope.objects.visible_to(viewer).select_for_update().filter(pk=envelope_id).first()
