"""Documents for tests: switched on by two people, left through the door of the public process, sealed as they are."""

from datetime import date
from uuid import UUID, uuid5

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core import clock
from sightline.front_door.actions.mailbox import Agreed, ask_for_documents, make_key, switch_on
from sightline.front_door.mailbox_keys import file_of, pair_in
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import DocumentAgreement
from sightline.front_door.queries.mailbox import keys_in_use
from sightline.public import sending
from sightline.public.tokens import begin
from tests.mailbox_work import Left, at_the_public_door, make_keys

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nQuillfeather\n%%EOF\n"


def make_quarantine_key() -> None:
    """The key that only the quarantine opens with."""
    make_keys()
    by = system_viewer("test")
    with viewing(by):
        if Custodian.QUARANTINE not in keys_in_use():
            _, public = pair_in(file_of(Custodian.QUARANTINE, 1), Custodian.QUARANTINE)
            make_key(custodian=Custodian.QUARANTINE, public=public, why="test", by=by, at=clock.now())


def agreed(officer: Staff) -> Agreed:
    return Agreed(police_reference="MP/2026/114", agreed_on=date(2026, 2, 2), officer_id=officer.pk)


def asked_for(officer: Staff, by: Viewer) -> DocumentAgreement:
    with viewing(by):
        return ask_for_documents(agreed=agreed(officer), by=by, at=clock.now())


def switched_on(officer: Staff, *, first: Viewer, second: Viewer) -> DocumentAgreement:
    """Documents are taken, and this officer opens them."""
    make_quarantine_key()
    asked = asked_for(officer, first)
    with viewing(second):
        switch_on(agreement_id=asked.pk, by=second, at=clock.now())
    return asked


def send_document(left: Left, raw: bytes = PDF, kind: str = "pdf") -> tuple[str, UUID]:
    """What the public process answers, and the document's id."""
    handed = begin(left.code)
    with at_the_public_door():
        told = sending.attach(kind, raw, handed.text, left.keys)
    return told, uuid5(UUID(handed.text), "document")
