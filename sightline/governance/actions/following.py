"""The worker: the clock of an account, and the contact made of what was passed on. It reads no account's words."""

from datetime import datetime
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start, stop
from sightline.deadlines.models import Clock
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.given import Said
from sightline.front_door.queries import at_home
from sightline.front_door.states import Channel, Consent, FamilyTold, Origin, SharingBasis, Source
from sightline.governance.models import Account, Entry, Raised, Safety
from sightline.governance.states import LOOK_AT_IT

FROM = "A review of services"


@action("governance.account_followed")
def follow_account(*, subject_id: UUID, by: Viewer, at: datetime) -> Account:
    """Its clock follows the facts. It belongs to whoever wrote the last entry, who is never shut out of the account.

    A colleague may have looked, whose the clock is not. Done twice it changes nothing.
    """
    wait_turn(subject_id)
    account: Account = Account.objects.get(pk=subject_id)
    last = Entry.objects.filter(account=account).select_related("by", "controller").order_by("number").last()
    looked = Safety.objects.filter(entry=last).order_by("number").first()
    known = Clock.objects.filter(subject_id=subject_id, rule__code=LOOK_AT_IT)
    running = known.filter(stopped_at=None).exists()
    if last and not running and not known.filter(started_at__gte=last.at).exists():
        start(
            rule=LOOK_AT_IT,
            subject=account,
            about=[],
            started_at=last.at,
            owner_staff=last.by,
            owner_agency=last.controller,
            reference=account.reference,
            path=reverse("governance:account", args=[account.pk]),
            by=by,
            at=at,
        )
    if looked:
        stop(subject=account, rule=LOOK_AT_IT, stopped_at=looked.at, by=by, at=at)
    return account


@action("governance.contact_raised")
def raise_contact(*, subject_id: UUID, by: Viewer, at: datetime) -> Raised:
    """What was passed on becomes a contact: the words written for it and nothing else. Once for each decision."""
    wait_turn(subject_id)
    found: Safety = Safety.objects.select_related("by", "controller").get(pk=subject_id)
    before: Raised | None = Raised.objects.filter(safety=found).first()
    if before:
        return before
    whose = at_home(by, Origin.EVENT, now=at)
    contact = take_contact(said=_said(found), people=[], whose=whose, key=found.pk, by=by, at=at)
    made = Raised(
        id=uuid4(),
        account_id=found.account_id,
        safety=found,
        contact_reference=contact.reference,
        controller_id=found.controller_id,
        retention_class=Raised.RETENTION,
        at=at,
    )
    made.save(force_insert=True)
    return made


def _said(found: Safety) -> Said:
    return Said(
        received_at=found.at,
        source=Source.OTHER,
        source_detail=FROM,
        channel=Channel.SYSTEM,
        referrer_name=found.by.name if found.by else "",
        referrer_role="Scrutiny officer",
        referrer_organisation=found.controller.name,
        referrer_agency_id=found.controller_id,
        referrer_email=found.by.email if found.by else "",
        words=found.passed_words,
        unknown_child=found.whom,
        urgency=found.urgency,
        sharing_basis=SharingBasis.WELFARE,
        family_told=FamilyTold.NOT_KNOWN,
        consent=Consent.NOT_ASKED,
        their_system=FROM,
        their_reference=str(found.pk),
    )
