"""Documents in quarantine and the agreement they come under, as they are read."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from sightline.access.models import Post, Staff
from sightline.access.viewer import Viewer, roles
from sightline.front_door.mailbox_states import AgreementStep
from sightline.front_door.models import (
    DocumentAgreement,
    DocumentAgreementStep,
    DocumentBody,
    DocumentKey,
    Envelope,
    SealedDocument,
)


def documents(viewer: Viewer) -> QuerySet[SealedDocument]:
    """Every document, newest first: with its envelope, how often and when it was opened, and its custody."""
    rows = SealedDocument.objects.visible_to(viewer).select_related("envelope", "custody")
    return rows.annotate(times=Count("openings"), last=Max("openings__at")).order_by("-at", "id")


def document_of(viewer: Viewer, document_id: UUID) -> SealedDocument | None:
    """One document, held until the transaction ends so that opening and handing over take turns."""
    held = SealedDocument.objects.visible_to(viewer).filter(pk=document_id)
    return held.select_related("envelope").first()


def came_with(envelope: Envelope) -> int:
    """How many documents came with a conversation."""
    return SealedDocument.objects.filter(envelope=envelope).count()


def sealed_of(document: SealedDocument) -> tuple[bytes, list[DocumentKey]] | None:
    """The sealed bytes and their keys, where the wall lets this reader have them."""
    body = DocumentBody.objects.filter(document=document).first()
    if body is None:
        return None
    return bytes(body.body), list(DocumentKey.objects.filter(document=document).select_related("key"))


def agreements() -> QuerySet[DocumentAgreement]:
    """Every agreement, newest first, with its steps."""
    rows = DocumentAgreement.objects.select_related("officer", "by").order_by("-at", "id")
    return rows.prefetch_related("steps__by")


def officer_named() -> UUID | None:
    """The officer of the agreement last switched on, who also sees to what came under it after it was switched off."""
    confirmed = DocumentAgreementStep.objects.filter(step=AgreementStep.CONFIRMED).order_by("-at", "id")
    return confirmed.values_list("agreement__officer_id", flat=True).first()


def in_force() -> DocumentAgreement | None:
    """The agreement under which documents are taken now."""
    ended = DocumentAgreementStep.objects.filter(step=AgreementStep.ENDED).values("agreement_id")
    confirmed = DocumentAgreement.objects.filter(steps__step=AgreementStep.CONFIRMED).exclude(pk__in=ended)
    return confirmed.select_related("officer").order_by("-at", "id").first()


def may_be_officers(*, on: date) -> list[Staff]:
    """Staff whose post lets them open documents once they are named."""
    carrying = [role.key for role in roles().values() if "front_door.quarantine" in role.capabilities]
    held = Post.objects.held_on(on).filter(role__in=carrying).values("staff_id")
    return list(Staff.objects.filter(pk__in=held, left_on=None).order_by("name", "pk"))
