"""Opening an enquiry (FD-13, FD-14): one question to every agency, each with its own clock and its own wall."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start
from sightline.deadlines.queries import would_be_due
from sightline.enquiries.actions.hand import NOT_FOUND, _fork_of, _keep, _page_of, _staff_of
from sightline.enquiries.given import Asking, Whom
from sightline.enquiries.models import Asked, Enquiry, Naming, Subject
from sightline.enquiries.permissions import is_registered, may_open
from sightline.enquiries.rows import of_enquiry
from sightline.enquiries.states import URGENCY_RULE, Urgency
from sightline.follow_up.actions import ask
from sightline.follow_up.references import reference_of
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.models import Contact
from sightline.people.actions import write_chronology

MAY_SHARE = "Only with those of your own organisation who must know in order to answer."
NOT_ON_IT = "Choose from the people the contact is about."


@action("enquiries.opened")
def open_enquiry(
    *, contact_id: UUID, asking: Asking, by: Viewer, at: datetime, key: UUID | None = None
) -> Enquiry:
    """Ask every agency chosen, mark it as a safeguarding request, start its clock, name its social worker."""
    may_open(by).demand()
    is_registered(_staff_of(by), on=london(at).date()).demand()
    if key:
        wait_turn(key)
        before: Enquiry | None = Enquiry.objects.visible_to(by).filter(pk=key, by_id=by.staff_id).first()
        if before:
            return before
    contact: Contact | None = Contact.objects.visible_to(by).filter(pk=contact_id).first()
    if contact is None:
        raise Refused(NOT_FOUND, hidden=True)
    asking.stands().demand()
    enquiry = _saved(contact, asking, key or uuid4(), by, at)
    _keep(Naming, enquiry, by=by, at=at, staff_id=by.staff_id, number=1, named=True)
    for place, each in enumerate(asking.about, 1):
        who = {"part": each.part, "record_id": each.record_id, "called": each.called}
        _keep(Subject, enquiry, by=by, at=at, place=place, **who)
    for whom in asking.whom:
        _ask(enquiry, asking, whom, by, at)
    _begin(enquiry, contact, len(asking.whom), by, at)
    return enquiry


def _saved(contact: Contact, asking: Asking, key: UUID, by: Viewer, at: datetime) -> Enquiry:
    about = sorted({each.record_id for each in asking.about if each.record_id})
    if not set(about) <= set(contact.about):
        raise Refused(NOT_ON_IT)
    made = Enquiry(
        id=key,
        reference=reference_of(key, "ENQ"),
        contact=contact,
        about=about,
        owner_team_id=contact.team_id,
        concern=asking.concern,
        urgency=asking.urgency,
        question=asking.question,
        why=asking.why,
        basis_words=asking.basis_words,
        agreement=asking.agreement,
        due_at=would_be_due(URGENCY_RULE[asking.urgency], at),
        lawful_basis=asking.lawful_basis,
        confidentiality_basis=asking.confidentiality_basis,
        controller_id=contact.controller_id,
        retention_class=Enquiry.RETENTION,
        by_id=by.staff_id,
        at=at,
    )
    made.save(force_insert=True)
    made.refresh_from_db(fields=["walls"])
    return made


def _ask(enquiry: Enquiry, asking: Asking, whom: Whom, by: Viewer, at: datetime) -> None:
    key = uuid4()
    request = Request(
        kind=Kind.ENQUIRY,
        agency=whom.agency,
        team=whom.team,
        what=asking.question,
        why=asking.why,
        may_share=MAY_SHARE,
        due_on=london(at).date() if asking.urgency == Urgency.RED else None,
        safeguarding=True,
        lawful_basis=asking.lawful_basis,
        answered_there=True,
    )
    asks: dict[str, Any] = {"owner_team": enquiry.owner_team} if enquiry.owner_team_id else {}
    sent = ask(
        request=request, about=enquiry.about, by=by, at=at, origin=enquiry, origin_path=_fork_of(key), **asks
    )
    of_enquiry(
        Asked,
        enquiry,
        by=by,
        at=at,
        key=key,
        agency=whom.agency,
        team=whom.team,
        follow_up=sent,
        standing=whom.standing,
    ).save(force_insert=True)


def _begin(enquiry: Enquiry, contact: Contact, asked: int, by: Viewer, at: datetime) -> None:
    start(
        rule=URGENCY_RULE[Urgency(enquiry.urgency)],
        subject=enquiry,
        about=enquiry.about,
        started_at=at,
        owner_staff=_staff_of(by),
        path=_page_of(enquiry),
        by=by,
        at=at,
    )
    plural = "" if asked == 1 else "s"
    write_chronology(
        about=enquiry.about,
        happened_at=at,
        kind="enquiries.opened",
        title=f"Enquiry opened: {asked} organisation{plural} asked ({enquiry.reference})",
        reference_id=enquiry.pk,
        controller_id=contact.controller_id,
        by=by,
        at=at,
    )
