"""The agreement under which the front door shares: proposed, signed off, signed by its parties, reviewed (IS-03a)."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sightline.access.actions.agreements import (
    answer_agreement,
    propose_agreement,
    review_agreement,
    sign_agreement,
)
from sightline.access.models import AgreementParty
from sightline.access.states import SharingPurpose
from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day
from sightline.demonstration.script.hub_stage import Hub

PARTIES = ("council", "police", "community_health", "housing", "probation")
YEAR = timedelta(days=365)
FIRST = datetime(2019, 3, 4, 10, tzinfo=UTC)  # when everybody has been at work for a day
TEXT: dict[str, Any] = {
    "title": "Sharing to protect children at the front door",
    "purposes": [SharingPurpose.ENQUIRY, SharingPurpose.REFERRAL],
    "purpose": "So that every organisation that knows something of a child at risk of exploitation can say so in time.",
    "lawful_basis": "public_task",
    "law": "Children Act 2004, sections 10 and 11",
    "confidentiality_basis": "public_interest",
    "confidentiality_words": "Tell what is needed to protect the child and no more, and keep why.",
    "may_share": "What is known of the child and those round the child, dates, places, and who works with them.",
}


def agreed(hub: Hub) -> None:
    """In force for over a year, and looked at once since."""
    began, looked = max(hub.before(300, 10 * 60), FIRST), hub.before(30, 14 * 60)
    starts = london_day(began)
    text = {**TEXT, "starts_on": starts, "review_on": starts + YEAR}
    agencies = [cast.bodies()[key].id for key in PARTIES]
    made = hub.do("governance", began, propose_agreement, text=text, agencies=agencies, kinds=["school"])
    hub.do(
        "partnership",
        began + timedelta(hours=3),
        answer_agreement,
        agreement_id=made.pk,
        agreed=True,
        words="",
    )
    for party in AgreementParty.objects.filter(agreement=made).order_by("id"):
        _signs(hub, party, began + timedelta(days=1))
    words = "Read through with every party. It stands as it is."
    next_on = london_day(looked) + YEAR
    hub.do("governance", looked, review_agreement, agreement_id=made.pk, next_review_on=next_on, words=words)


def _signs(hub: Hub, party: AgreementParty, at: datetime) -> None:
    """A chief officer for an organisation, the education service for every school."""
    post = "Director of education, for every school" if party.kind else "Chief officer"
    hub.do(
        "governance",
        at,
        sign_agreement,
        party=party,
        agency_id=None,
        name="Ottilie Marchbanks",
        post=post,
        signed_on=london_day(at),
    )
