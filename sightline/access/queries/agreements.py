"""Reads of the register of sharing agreements: where each version stands on a day, and which ones cover a sharing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from sightline.access.models import (
    Agency,
    AgreementParty,
    AgreementReview,
    AgreementSignature,
    SharingAgreement,
)
from sightline.access.states import AgencyKind, AgreementState, SharingPurpose

Versions = QuerySet[Any]  # SharingAgreement with what `agreements` adds


def agreements(*, on: date) -> Versions:
    """Every version, with `state` as it is on a day, `due_on` (its next review) and `over_on` (first day without)."""
    later = SharingAgreement.objects.filter(
        number=OuterRef("number"), version__gt=OuterRef("version"), answer__agreed=True
    )
    review = AgreementReview.objects.filter(agreement=OuterRef("pk")).order_by("-at", "-id")
    dated = SharingAgreement.objects.annotate(
        due_on=Coalesce(Subquery(review.values("next_review_on")[:1]), F("review_on")),
        over_on=Least("ends_on", "ending__ends_on"),
        replaced_on=Subquery(later.order_by("starts_on").values("starts_on")[:1], output_field=DateField()),
    )
    return dated.annotate(state=_state(on)).select_related(
        "by", "answer", "answer__by", "ending", "ending__by", "ask_first"
    )


def _state(on: date) -> Case:
    """The ladder by which a version's state is told; the first that holds."""
    return Case(
        When(answer=None, then=Value(AgreementState.PROPOSED.value)),
        When(answer__agreed=False, then=Value(AgreementState.TURNED_DOWN.value)),
        When(over_on__lte=on, then=Value(AgreementState.ENDED.value)),
        When(replaced_on__lte=on, then=Value(AgreementState.SUPERSEDED.value)),
        When(starts_on__gt=on, then=Value(AgreementState.TO_BEGIN.value)),
        default=Value(AgreementState.IN_FORCE.value),
        output_field=CharField(),
    )


def register(
    *,
    on: date,
    state: str = "",
    purpose: str = "",
    agency: Agency | None = None,
    kind: str = "",
    named: str = "",
    past_review: bool = False,
) -> Versions:
    """The register as a list: what waits and what is in force; other states, and earlier versions, when asked for."""
    found = agreements(on=on).prefetch_related(_parties())
    shown = [AgreementState.PROPOSED, AgreementState.TO_BEGIN, AgreementState.IN_FORCE]
    found = found.filter(state=state) if state else found.filter(state__in=shown)
    if past_review:
        found = found.filter(state=AgreementState.IN_FORCE, due_on__lt=on)
    if purpose:
        found = found.filter(purposes__contains=[purpose])
    if agency:
        found = found.filter(Exists(_party(Q(agency=agency) | Q(kind=agency.kind))))
    if kind:
        found = found.filter(Exists(_party(Q(kind=kind) | Q(agency__kind=kind))))
    if named:
        found = found.filter(title__icontains=named)
    return found.order_by("due_on", "number", "-version")


def _party(which: Q) -> QuerySet[AgreementParty]:
    return AgreementParty.objects.filter(which, agreement=OuterRef("pk"))


def _parties() -> "Prefetch[str]":
    signed = AgreementSignature.objects.select_related("agency", "by").order_by("signed_on", "id")
    parties = AgreementParty.objects.select_related("agency").order_by("agency__name", "kind")
    return Prefetch("parties", parties.prefetch_related(Prefetch("signatures", signed)))


def one_agreement(*, on: date) -> Versions:
    """Every version with all that hangs on it, for the page of one."""
    return agreements(on=on).prefetch_related(
        _parties(),
        Prefetch("reviews", AgreementReview.objects.select_related("by").order_by("-at", "-id")),
    )


def versions_of_agreement(number: int, *, on: date) -> Versions:
    """Every version of one agreement, the last first."""
    return agreements(on=on).filter(number=number).order_by("-version")


def agreements_covering(parties: Iterable[Agency], purpose: SharingPurpose, on: date) -> Versions:
    """Agreements in force on a day under which all these organisations may share for a purpose.

    Each must be a party, by name or by its kind, and have signed: itself, or somebody for the whole kind. An agreement
    past its review still counts until it is withdrawn or replaced; `due_on` says since when it has been overdue.
    `ask_first` names whose leave comes first, where an investigation must not be compromised.
    """
    found = agreements(on=on).filter(state=AgreementState.IN_FORCE, purposes__contains=[purpose])
    for agency in parties:
        by_itself = Q(party__agency=agency)
        by_kind = Q(party__kind=AgencyKind(agency.kind)) & (Q(agency=None) | Q(agency=agency))
        signed = AgreementSignature.objects.filter(
            by_itself | by_kind, party__agreement=OuterRef("pk"), signed_on__lte=on
        )
        found = found.filter(Exists(signed))
    return found.order_by("number")


def parties_of_agreements() -> QuerySet[AgreementParty]:
    """Every party of every version."""
    return AgreementParty.objects.select_related("agency", "agreement")


def last_number() -> int:
    """The highest number given in the register."""
    return SharingAgreement.objects.aggregate(last=Max("number"))["last"] or 0


def past_their_review(*, on: date) -> int:
    """How many agreements in force ought to have been reviewed by now."""
    return agreements(on=on).filter(state=AgreementState.IN_FORCE, due_on__lt=on).count()
