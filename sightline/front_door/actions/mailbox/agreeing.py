"""Whether documents may be sent: asked for with the police's agreement, switched on by a second person, off by one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.front_door.mailbox_opening import NOT_FOUND
from sightline.front_door.mailbox_states import AgreementStep, Custodian
from sightline.front_door.models import DocumentAgreement, DocumentAgreementStep
from sightline.front_door.permissions import may_agree_documents, may_confirm_documents
from sightline.front_door.queries.mailbox import keys_in_use
from sightline.front_door.queries.quarantine import in_force, may_be_officers

NO_REFERENCE = "Write the reference of the agreement with the police."
NOT_YET = "The agreement with the police is dated after today."
NO_OFFICER = "Choose who opens documents: somebody whose post includes it."
ON_ALREADY = "Documents are switched on already. Switch them off first."
STEPPED = "That was done already."
NO_KEY = "The quarantine has no key yet. Ask the system administrator to run “sightline mailbox make-keys”."
TURN = UUID("0f0a3b3c-7f0c-5b0e-8a53-5f4f7bb1d6f1")


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What was agreed with the police, when, and who opens documents."""

    police_reference: str
    agreed_on: date
    officer_id: UUID


@action("front_door.documents_asked_for")
def ask_for_documents(*, agreed: Agreed, by: Viewer, at: datetime) -> DocumentAgreement:
    """Ask that documents be taken. Nothing changes until a second person confirms."""
    may_agree_documents(by).demand()
    if not agreed.police_reference.strip():
        raise Refused(NO_REFERENCE)
    if agreed.agreed_on > london(at).date():
        raise Refused(NOT_YET)
    if agreed.officer_id not in {each.pk for each in may_be_officers(on=london(at).date())}:
        raise Refused(NO_OFFICER)
    return DocumentAgreement.objects.create(
        police_reference=agreed.police_reference.strip(),
        agreed_on=agreed.agreed_on,
        officer_id=agreed.officer_id,
        by_id=by.person_id,
        at=at,
    )


@action("front_door.documents_switched_on")
def switch_on(*, agreement_id: UUID, by: Viewer, at: datetime) -> DocumentAgreementStep:
    """A second person switches documents on, under one agreement at a time."""
    agreement = _held(agreement_id, by)
    may_confirm_documents(by, agreement.by_id).demand()
    if in_force() is not None:
        raise Refused(ON_ALREADY)
    if Custodian.QUARANTINE not in keys_in_use():
        raise Refused(NO_KEY)
    return _step(agreement, AgreementStep.CONFIRMED, by=by, at=at)


@action("front_door.documents_switched_off")
def switch_off(*, agreement_id: UUID, by: Viewer, at: datetime) -> DocumentAgreementStep:
    """Documents are not taken any more. One person is enough; it also takes back what was only asked for."""
    return _step(_held(agreement_id, by), AgreementStep.ENDED, by=by, at=at)


def _held(agreement_id: UUID, by: Viewer) -> DocumentAgreement:
    may_agree_documents(by).demand()
    wait_turn(TURN)
    found = DocumentAgreement.objects.filter(pk=agreement_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _step(
    agreement: DocumentAgreement, step: AgreementStep, *, by: Viewer, at: datetime
) -> DocumentAgreementStep:
    done = set(DocumentAgreementStep.objects.filter(agreement=agreement).values_list("step", flat=True))
    if step in done or AgreementStep.ENDED in done:
        raise Refused(STEPPED)
    return DocumentAgreementStep.objects.create(agreement=agreement, step=step, by_id=by.person_id, at=at)
