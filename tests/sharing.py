"""Sharing agreements for tests: proposed, signed off, and signed by every party."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sightline.access.actions import agreements as acts
from sightline.access.models import Agency, SharingAgreement
from sightline.access.states import SharingPurpose
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock

TEXT: dict[str, Any] = {
    "title": "Sharing at the front door",
    "purposes": [SharingPurpose.ENQUIRY, SharingPurpose.REFERRAL],
    "purpose": "To protect children at risk of exploitation.",
    "lawful_basis": "public_task",
    "law": "Children Act 2004, section 11",
    "confidentiality_basis": "public_interest",
    "confidentiality_words": "Tell what is needed to protect the child, and keep why.",
    "may_share": "What is known, dates, and who is working with the child.",
}


def proposed(
    by: Viewer, agencies: Iterable[Agency] = (), kinds: Iterable[str] = ("school",), **other: Any
) -> SharingAgreement:
    """A version that waits for a second person."""
    today = clock.today()
    days = {"starts_on": today, "review_on": today + timedelta(days=365)}
    columns = {**TEXT, **days, **{k: v for k, v in other.items() if k not in {"replaces", "why"}}}
    apart = {k: v for k, v in other.items() if k in {"replaces", "why"}}
    with viewing(by):
        return acts.propose_agreement(
            text=columns, agencies=[a.pk for a in agencies], kinds=kinds, by=by, at=clock.now(), **apart
        )


def signed_off(
    by: Viewer,
    second: Viewer,
    agencies: Iterable[Agency] = (),
    kinds: Iterable[str] = ("school",),
    **other: Any,
) -> SharingAgreement:
    """A version that a second person signed off, with no party's signature yet."""
    made = proposed(by, agencies, kinds, **other)
    with viewing(second):
        acts.answer_agreement(agreement_id=made.pk, agreed=True, words="", by=second, at=clock.now())
    return made


def sign(by: Viewer, made: SharingAgreement, of: Agency | None = None, on: date | None = None) -> None:
    """Every party's signature; with `of`, of one organisation of a kind alone."""
    with viewing(by):
        for party in made.parties.all():
            acts.sign_agreement(
                party=party,
                agency_id=of.pk if of and party.kind else None,
                name="Sam Signatory",
                post="Chief officer",
                signed_on=on or clock.today(),
                by=by,
                at=clock.now(),
            )
