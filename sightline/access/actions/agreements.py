"""Writes of the register of sharing agreements: proposed by one person, signed off by a second (IS-03a, IS-14)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import (
    Agency,
    AgreementAnswer,
    AgreementEnding,
    AgreementParty,
    AgreementReview,
    AgreementSignature,
    SharingAgreement,
)
from sightline.access.permissions import may_keep_agreements, may_sign_off
from sightline.access.queries.agreements import agreements, last_number
from sightline.access.queries.holders import holders_of
from sightline.access.states import AGREEMENT, AgreementAct, AgreementState
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn

LOCK = 7_311_501
GONE = "There is no such agreement."
NO_PARTIES = "Choose at least two organisations, or one kind of organisation: an agreement has parties."
WAITS = "Another version of this agreement waits for a second person. Have that answered first."
SIGNED = "That signature is in the register already."
NOT_OF_KIND = "That organisation is not of the kind this agreement was made with."
TOO_SOON = "Choose a later day: the next review is still to come."
NO_WHY = "Say why."


@action("access.agreement_proposed")
def propose_agreement(
    *,
    text: Mapping[str, Any],
    agencies: Iterable[UUID],
    kinds: Iterable[str],
    by: Viewer,
    at: datetime,
    replaces: SharingAgreement | None = None,
    why: str = "",
) -> SharingAgreement:
    """Put an agreement, or another version of one, to a second person. `text` is its columns by name."""
    may_keep_agreements(by).demand()
    parties = [{"agency_id": key} for key in agencies] + [{"kind": kind} for kind in kinds]
    if len(parties) < 2 and not any("kind" in party for party in parties):
        raise Refused(NO_PARTIES)
    _one_at_a_time()
    number, version = _place(replaces, london(at).date())
    if replaces is not None and not why.strip():
        raise Refused(NO_WHY)
    made = SharingAgreement.objects.create(
        **text, number=number, version=version, why=why.strip(), by_id=by.person_id, at=at
    )
    AgreementParty.objects.bulk_create(AgreementParty(agreement=made, **party) for party in parties)
    _tell_second_person(made, by=by, at=at)
    return made


@action("access.agreement_answered")
def answer_agreement(
    *, agreement_id: UUID, agreed: bool, words: str, by: Viewer, at: datetime
) -> AgreementAnswer:
    """A second person signs it off, and it counts from its first day; or does not, and says why."""
    _one_at_a_time()
    held = _standing(
        agreement_id, AgreementAct.SIGN_OFF if agreed else AgreementAct.TURN_DOWN, london(at).date()
    )
    may_sign_off(by, held.by_id).demand()
    if not agreed and not words.strip():
        raise Refused(NO_WHY)
    answer = AgreementAnswer.objects.create(
        agreement=held, agreed=agreed, words=words.strip(), by_id=by.person_id, at=at
    )
    if agreed and held.signatures_stand:
        _carry_signatures(held, by=by, at=at)
    return answer


@action("access.agreement_signed")
def sign_agreement(
    *,
    party: AgreementParty,
    agency_id: UUID | None,
    name: str,
    post: str,
    signed_on: date,
    by: Viewer,
    at: datetime,
) -> AgreementSignature:
    """Keep that a party signed. Of a kind of organisation: one of them (`agency_id`), or somebody for all."""
    may_keep_agreements(by).demand()
    _one_at_a_time()
    _standing(party.agreement_id, AgreementAct.SIGN, london(at).date())
    chosen = Agency.objects.filter(pk=agency_id).first() if agency_id else None
    if chosen is not None and chosen.kind != party.kind:
        raise Refused(NOT_OF_KIND)
    if party.signatures.filter(agency=chosen).exists():
        raise Refused(SIGNED)
    return AgreementSignature.objects.create(
        party=party,
        agency_id=agency_id,
        name=name,
        post=post,
        signed_on=signed_on,
        by_id=by.person_id,
        at=at,
    )


@action("access.agreement_reviewed")
def review_agreement(
    *, agreement_id: UUID, next_review_on: date, words: str, by: Viewer, at: datetime
) -> AgreementReview:
    """It was looked at and stands as it is until the next review."""
    may_keep_agreements(by).demand()
    held = _standing(agreement_id, AgreementAct.REVIEW, london(at).date())
    if next_review_on <= london(at).date():
        raise Refused(TOO_SOON)
    if not words.strip():
        raise Refused(NO_WHY)
    return AgreementReview.objects.create(
        agreement=held, next_review_on=next_review_on, words=words.strip(), by_id=by.person_id, at=at
    )


@action("access.agreement_withdrawn")
def withdraw_agreement(
    *, agreement_id: UUID, ends_on: date, why: str, by: Viewer, at: datetime
) -> AgreementEnding:
    """From a day on nothing more is shared under it. What was shared stays, and still names it."""
    may_keep_agreements(by).demand()
    _one_at_a_time()
    today = london(at).date()
    held = _standing(agreement_id, AgreementAct.WITHDRAW, today)
    if not why.strip():
        raise Refused(NO_WHY)
    if hasattr(held, "ending"):
        raise Refused("It has been withdrawn already.")
    if ends_on < today:
        raise Refused("It can end today at the earliest: what was shared until now was shared under it.")
    return AgreementEnding.objects.create(
        agreement=held, ends_on=ends_on, why=why.strip(), by_id=by.person_id, at=at
    )


def _one_at_a_time() -> None:
    """Numbers, answers and signatures of the register are given one after another."""
    wait_turn(LOCK)


def _standing(agreement_id: UUID, act: AgreementAct, on: date) -> Any:
    """The version, where what is to be done with it can be done now."""
    held = agreements(on=on).filter(pk=agreement_id).first()
    if held is None:
        raise Refused(GONE, hidden=True)
    AGREEMENT.may(held.state, act).demand()
    return held


def _place(replaces: SharingAgreement | None, on: date) -> tuple[int, int]:
    """The number and version of what is proposed."""
    if replaces is None:
        return last_number() + 1, 1
    held = _standing(replaces.pk, AgreementAct.CHANGE, on)
    versions = agreements(on=on).filter(number=held.number)
    if versions.filter(state=AgreementState.PROPOSED).exists():
        raise Refused(WAITS)
    return held.number, max(version.version for version in versions) + 1


def _carry_signatures(agreement: SharingAgreement, *, by: Viewer, at: datetime) -> None:
    """A change of what no party agreed to in words: signatures of the version before stand for this one."""
    before = (
        SharingAgreement.objects.filter(
            number=agreement.number, version__lt=agreement.version, answer__agreed=True
        )
        .order_by("-version")
        .first()
    )
    if before is None:
        return
    places = {(party.agency_id, party.kind): party for party in agreement.parties.all()}
    had = {(party, each.agency_id) for party in places.values() for each in party.signatures.all()}
    carried = AgreementSignature.objects.filter(party__agreement=before).select_related("party")
    AgreementSignature.objects.bulk_create(
        AgreementSignature(
            party=party,
            agency_id=each.agency_id,
            name=each.name,
            post=each.post,
            signed_on=each.signed_on,
            by_id=by.person_id,
            at=at,
        )
        for each in carried
        if (party := places.get((each.party.agency_id, each.party.kind)))
        and (party, each.agency_id) not in had
    )


def _tell_second_person(made: SharingAgreement, *, by: Viewer, at: datetime) -> None:
    for staff in holders_of("access.sign_agreements", on=london(at).date()).exclude(pk=by.person_id):
        tell(
            kind="access.agreement_to_sign",
            reference=made.reference,
            path=f"/sharing-agreements/{made.pk}/",
            staff=staff,
            by=by,
            at=at,
            digest=True,
        )
