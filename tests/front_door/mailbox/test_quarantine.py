"""Documents in quarantine: two people switch them on, one named officer opens them, and custody ends it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.core.sealed import Unopened, key_within
from sightline.front_door.actions import mailbox as actions
from sightline.front_door.actions.mailbox import (
    Custody,
    ask_for_documents,
    give_to_police,
    open_document,
    switch_off,
    switch_on,
)
from sightline.front_door.mailbox_keys import file_of, read_key
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import (
    DocumentAgreement,
    DocumentAgreementStep,
    DocumentBody,
    DocumentCustody,
    DocumentKey,
    DocumentOpened,
    SealedDocument,
)
from sightline.front_door.queries.quarantine import in_force
from tests.mailbox_work import Left, at_the_public_door, read_by_code
from tests.quarantine_work import PDF, agreed, asked_for, make_quarantine_key, send_document, switched_on
from tests.walk.routes import routes

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOTE = Custody(police_reference="22MP/7719", police_officer="PC 4412 Vale")


@dataclass
class Quarantine:
    """The officer named, another manager, who confirms, and a document that came."""

    officer: Staff
    by: Viewer
    other: Staff
    second: Viewer
    agreement: UUID
    document: UUID


@pytest.fixture
def there(left: Left, staff_with: Callable[..., Staff], at: datetime) -> Quarantine:
    officer, other = staff_with("front_door_manager", name="Ivo Lane"), staff_with("front_door_manager")
    first = viewer_of(other, on=at.date())
    second = viewer_of(staff_with("governance_officer"), on=at.date())
    agreement = switched_on(officer, first=first, second=second)
    told, document = send_document(left)
    assert told == "left"
    return Quarantine(officer, viewer_of(officer, on=at.date()), other, second, agreement.pk, document)


def raw_of(there: Quarantine, by: Viewer, at: datetime) -> bytes:
    with viewing(by):
        return open_document(document_id=there.document, by=by, at=at)[1]


def rows_seen(by: Viewer) -> tuple[int, int]:
    with viewing(by):
        return DocumentBody.objects.count(), DocumentKey.objects.count()


def test_it_is_sealed_to_the_quarantine_and_the_second_custodian_alone(there: Quarantine) -> None:
    with viewing(there.by):
        body = bytes(DocumentBody.objects.get().body)
        keys = list(DocumentKey.objects.select_related("key"))
    assert b"Quillfeather" not in body
    assert {row.key.custodian for row in keys} == {Custodian.QUARANTINE, Custodian.SECOND}
    for custodian in (Custodian.MAIN, Custodian.EMERGENCY):
        private = read_key(file_of(custodian, 1))
        assert private
        for row in keys:
            with pytest.raises(Unopened):
                key_within(bytes(row.wrapped), private)


def test_its_officer_takes_it_out_as_a_file_of_no_known_kind(
    there: Quarantine, signed_in: Callable[[Staff], Client]
) -> None:
    pages = signed_in(there.officer)
    one = reverse("front_door:document", args=[there.document])
    text = pages.get(one).content.decode()
    assert "Nobody has opened it" in text
    assert "Quillfeather" not in text
    assert pages.get(f"{one}open/").status_code == 405
    answer = pages.post(f"{one}open/")
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="quarantine-T-')
    assert answer["Content-Disposition"].endswith('.bin"')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert "no-store" in answer["Cache-Control"]
    assert "Ivo Lane" in pages.get(one).content.decode()
    assert "Opened 1 time" in pages.get(reverse("front_door:quarantine")).content.decode()
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        kinds = AuditEvent.objects.filter(staff_id=there.officer.pk).values_list("kind", flat=True)
        assert "front_door.document_opened" in set(kinds)


def test_nobody_else_opens_one_and_the_try_is_on_record(
    there: Quarantine, signed_in: Callable[[Staff], Client], at: datetime, screener: Staff
) -> None:
    one = reverse("front_door:document", args=[there.document])
    pages = signed_in(there.other)
    assert "opens it, and nobody else" in pages.get(one).content.decode()
    assert pages.post(f"{one}open/").status_code == 403
    assert signed_in(screener).post(f"{one}open/").status_code == 403
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        refused = AuditEvent.objects.filter(outcome=Outcome.REFUSED)
        assert {there.other.pk, screener.pk} <= set(refused.values_list("staff_id", flat=True))
    for staff in (there.other, screener):
        assert rows_seen(viewer_of(staff, on=at.date())) == (0, 0), "the database holds it back too"
    assert rows_seen(system_viewer("test")) == (0, 0)
    assert rows_seen(there.by) == (1, 2)


def test_a_reader_of_the_envelope_sees_that_one_came(
    there: Quarantine, left: Left, screener: Staff, signed_in: Callable[[Staff], Client]
) -> None:
    text = signed_in(screener).get(reverse("front_door:envelope", args=[left.envelope])).content.decode()
    assert "1 document came with it" in text
    assert "front_door:quarantine" not in text
    assert reverse("front_door:quarantine") not in text


def test_the_custody_note_ends_it_for_everybody_here(
    there: Quarantine, signed_in: Callable[[Staff], Client], at: datetime
) -> None:
    pages, one = signed_in(there.officer), reverse("front_door:document", args=[there.document])
    assert "Enter the police’s reference" in pages.post(one, {"police_officer": "PC 1"}).content.decode()
    typed = {"police_reference": NOTE.police_reference, "police_officer": NOTE.police_officer}
    text = pages.post(one, typed, follow=True).content.decode()
    assert "PC 4412 Vale took it on, reference 22MP/7719" in text
    assert "Take the document out" not in text
    with pytest.raises(Refused, match="Nobody here can open it"):
        raw_of(there, there.by, at)
    with viewing(there.by), pytest.raises(Refused, match="Nobody here can open it"):
        give_to_police(document_id=there.document, custody=NOTE, by=there.by, at=at)
    assert rows_seen(there.by) == (0, 0), "its bytes and keys are given to nobody of the site"
    with viewing(there.by):
        assert DocumentCustody.objects.get().by_id == there.officer.pk
        assert not DocumentOpened.objects.exists(), "it need not have been opened"
    assert "With the police" in pages.get(reverse("front_door:quarantine")).content.decode()


def test_a_note_says_who_took_it_on(there: Quarantine, at: datetime) -> None:
    empty = Custody(police_reference="22MP/7719", police_officer=" ")
    with viewing(there.by), pytest.raises(Refused, match="own reference"):
        give_to_police(document_id=there.document, custody=empty, by=there.by, at=at)


def test_two_people_switch_it_on_and_one_switches_it_off(
    left: Left, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client], at: datetime
) -> None:
    manager, officer = staff_with("front_door_manager"), staff_with("governance_officer")
    make_quarantine_key()
    assert send_document(left)[0] == "off"
    path, pages = reverse("front_door:documents_agreement"), signed_in(manager)
    assert "<strong>Off.</strong>" in pages.get(path).content.decode()
    day = {"agreed_on-day": "2", "agreed_on-month": "2", "agreed_on-year": "2026"}
    typed = {"police_reference": "MP/2026/114", "officer": str(manager.pk), **day}
    text = pages.post(path, typed, follow=True).content.decode()
    assert "A second person has to confirm it" in text
    with viewing(viewer_of(manager, on=at.date())):
        asked = DocumentAgreement.objects.get()
    assert pages.post(reverse("front_door:documents_on", args=[asked.pk])).status_code == 403
    assert send_document(left)[0] == "off"
    other = signed_in(officer)
    text = other.post(reverse("front_door:documents_on", args=[asked.pk]), follow=True).content.decode()
    assert "<strong>On.</strong> Agreement MP/2026/114" in text
    assert send_document(left)[0] == "left"
    text = pages.post(reverse("front_door:documents_off", args=[asked.pk]), follow=True).content.decode()
    assert "<strong>Off.</strong>" in text
    assert send_document(left)[0] == "off"


def test_the_database_asks_for_the_second_person_too(there: Quarantine, at: datetime) -> None:
    by = viewer_of(there.other, on=at.date())
    asked = asked_for(there.officer, by)
    with viewing(by), pytest.raises(ProgrammingError, match="row-level security"):
        DocumentAgreementStep.objects.create(agreement=asked, step="confirmed", by_id=there.other.pk, at=at)


def test_nobody_signs_for_another(there: Quarantine, at: datetime) -> None:
    with viewing(there.by), pytest.raises(ProgrammingError, match="row-level security"):
        DocumentCustody.objects.create(
            document_id=there.document, police_reference="x", police_officer="x", by=there.other, at=at
        )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"police_reference": " "}, "reference"),
        ({"agreed_on": date(2026, 3, 5)}, "after today"),
        ({"officer_id": UUID(int=1)}, "whose post includes it"),
    ],
)
def test_what_an_agreement_needs(
    there: Quarantine, at: datetime, changes: dict[str, object], why: str
) -> None:
    given = type(agreed(there.officer))(**{**vars(agreed(there.officer)), **changes})
    with viewing(there.by), pytest.raises(Refused, match=why):
        ask_for_documents(agreed=given, by=there.by, at=at)


def test_one_agreement_at_a_time_and_each_step_once(there: Quarantine, at: datetime) -> None:
    asked = asked_for(there.officer, there.by)
    with viewing(there.second):
        with pytest.raises(Refused, match="on already"):
            switch_on(agreement_id=asked.pk, by=there.second, at=at)
        switch_off(agreement_id=there.agreement, by=there.second, at=at)
        with pytest.raises(Refused, match="done already"):
            switch_off(agreement_id=there.agreement, by=there.second, at=at)
        assert in_force() is None
    assert raw_of(there, there.by, at) == PDF, "its officer sees to what came before"


def test_without_a_key_it_is_not_switched_on(
    left: Left, staff_with: Callable[..., Staff], at: datetime
) -> None:
    manager = staff_with("front_door_manager")
    first, second = (
        viewer_of(manager, on=at.date()),
        viewer_of(staff_with("governance_officer"), on=at.date()),
    )
    asked = asked_for(manager, first)
    with viewing(second), pytest.raises(Refused, match="no key yet"):
        switch_on(agreement_id=asked.pk, by=second, at=at)


def test_its_teller_is_not_given_it_again(there: Quarantine, left: Left) -> None:
    found = read_by_code(left)
    assert all("Quillfeather:" in line.told["what"] for line in found.lines if line.writer == "teller")
    with at_the_public_door(), connection.cursor() as cursor:
        cursor.execute("SELECT body FROM for_tests.read(%s)", [left.keys.lookup])
        assert len(cursor.fetchall()) == len(found.lines)
    with viewing(there.by):
        assert SealedDocument.objects.count() == 1


def test_no_address_and_no_action_shows_copies_cleans_or_forwards_one() -> None:
    named = {route.name.partition(":")[2] for route in routes()}
    assert {name for name in named if "document" in name or "quarantine" in name} == {
        *("quarantine", "document", "document_open"),
        *("documents_agreement", "documents_on", "documents_off"),
    }
    assert {name for name in actions.__all__ if "document" in name or "police" in name} == {
        *("ask_for_documents", "give_to_police", "open_document", "seal_documents_to_new_keys"),
    }
