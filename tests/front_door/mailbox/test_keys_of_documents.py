"""Keys of documents in quarantine: replaced and rehearsed with those of texts, by the system's own commands alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions.mailbox import Custody, give_to_police, open_document
from sightline.front_door.mailbox_keys import file_of, write_key
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import MailboxKey
from sightline.front_door.queries.document_keys import also_sealed_to, as_it_lies, keyed
from sightline.front_door.queries.mailbox import keys_in_use
from tests.mailbox_work import leave_envelope, run
from tests.quarantine_work import PDF, send_document, switched_on

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOTE = Custody(police_reference="22MP/7719", police_officer="PC 4412 Vale")
LONG = 80


@dataclass
class There:
    """A document that came, its officer, and the second custodian's private key."""

    document: UUID
    officer: Viewer
    second: Path


@pytest.fixture
def there(made: Path, staff_with: Callable[..., Staff], at: datetime) -> There:
    officer, other = staff_with("front_door_manager"), staff_with("front_door_manager")
    second = viewer_of(staff_with("governance_officer"), on=at.date())
    switched_on(officer, first=viewer_of(other, on=at.date()), second=second)
    told, document = send_document(leave_envelope())
    assert told == "left"
    return There(document, viewer_of(officer, on=at.date()), made)


def opened(there: There, at: datetime) -> bytes:
    with viewing(there.officer):
        return open_document(document_id=there.document, by=there.officer, at=at)[1]


def test_a_document_is_sealed_to_the_new_key_so_that_the_old_can_go(there: There, at: datetime) -> None:
    assert "key 2 is in use" in run("rotate", "quarantine").output
    assert "Of documents: 1." in run("reseal").output
    assert "Of documents: 0." in run("reseal").output
    file_of(Custodian.QUARANTINE, 1).unlink()
    assert opened(there, at) == PDF


def test_without_sealing_it_anew_the_old_key_is_still_needed(there: There, at: datetime) -> None:
    run("rotate", "quarantine")
    file_of(Custodian.QUARANTINE, 1).unlink()
    with pytest.raises(Refused, match="not at this site"):
        opened(there, at)


def test_a_loss_is_rehearsed_on_documents_too(there: There, tmp_path: Path) -> None:
    found = run("drill", str(there.second))
    assert "Documents: 1. Opened with it: 1." in found.output
    assert found.exit_code == 0
    write_key(tmp_path / "wrong", b"w" * 32)
    found = run("drill", str(tmp_path / "wrong"))
    assert ("Documents: 1. Opened with it: 0." in found.output, found.exit_code) == (True, 1)


def test_a_rehearsal_fails_where_texts_open_and_a_document_does_not(
    there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.front_door.mailbox_drill.as_it_lies", lambda _: b"changed" * 20)
    found = run("drill", str(there.second))
    assert "Texts: 1. Opened with the second custodian's key: 1." in found.output
    assert ("Documents: 1. Opened with it: 0." in found.output, found.exit_code) == (True, 1)


def test_a_new_second_custodian_opens_documents_once_sealed_anew(there: There, tmp_path: Path) -> None:
    new = tmp_path / "new"
    run("rotate", "second", "--second-out", str(new))
    assert run("drill", str(new)).exit_code == 1
    assert "Of documents: 1." in run("reseal").output
    found = run("drill", str(new))
    assert ("Documents: 1. Opened with it: 1." in found.output, found.exit_code) == (True, 0)


def test_after_a_loss_the_second_custodian_gives_documents_back(
    there: There, at: datetime, settings: Any, tmp_path: Path
) -> None:
    settings.SIGHTLINE_MAILBOX = tmp_path / "after the fire"
    with pytest.raises(Refused, match="not at this site"):
        opened(there, at)
    for custodian in ("main", "emergency", "signing", "quarantine"):
        assert run("rotate", custodian).exit_code == 0
    again = run("reseal", "--custodian", "second", "--key", str(there.second))
    assert "Of documents: 1." in again.output
    assert opened(there, at) == PDF


def test_what_the_police_have_is_left_as_it_lies(there: There, at: datetime) -> None:
    with viewing(there.officer):
        give_to_police(document_id=there.document, custody=NOTE, by=there.officer, at=at)
    run("rotate", "quarantine")
    assert "Of documents: 0." in run("reseal").output
    found = run("drill", str(there.second))
    assert "Documents: 0." in found.output
    assert "With the police, and opened by nobody here: 1." in found.output
    assert found.exit_code == 0
    with viewing(system_viewer("test")):
        assert (keyed(), as_it_lies(there.document)) == ({}, b"")


def test_nobody_of_the_staff_is_answered_not_even_the_officer(
    there: There, viewer_with: Callable[..., Viewer]
) -> None:
    run("rotate", "quarantine")
    asked = [there.officer, *(viewer_with(role) for role in ("social_worker", "governance_officer"))]
    for by in asked:
        with viewing(by):
            new = MailboxKey.objects.get(custodian=Custodian.QUARANTINE, number=2)
            assert keyed() == {}
            assert as_it_lies(there.document) == b""
            assert also_sealed_to(new, there.document, b"x" * LONG) is None
    with viewing(system_viewer("test")):
        assert len(keyed()[there.document]) == 2, "none of them added a key"


def test_a_key_is_added_only_of_a_document_s_own_custodians_and_their_newest(there: There) -> None:
    run("rotate", "quarantine")
    run("rotate", "quarantine")
    with viewing(system_viewer("test")):
        newest = keys_in_use()
        earlier = MailboxKey.objects.get(custodian=Custodian.QUARANTINE, number=2)
        for key in (newest[Custodian.MAIN], earlier):
            assert also_sealed_to(key, there.document, b"x" * LONG) is None
        quarantine = newest[Custodian.QUARANTINE]
        assert also_sealed_to(quarantine, there.document, b"x") is None
        assert also_sealed_to(quarantine, there.document, b"x" * LONG) is not None
        assert also_sealed_to(quarantine, there.document, b"y" * LONG) is None, "once"
