"""Opening an envelope and answering it: with the reader's own key, on record each time, sealed again at once."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from sightline.access.models import AuditEvent
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.sealed import fingerprint
from sightline.front_door import mailbox_opening
from sightline.front_door.actions.mailbox import open_envelope, reply
from sightline.front_door.mailbox_keys import file_of
from sightline.front_door.mailbox_states import Custodian, Writer
from sightline.front_door.models import EnvelopeOpened, SealedKey, SealedText
from sightline.front_door.queries.mailbox import waiting
from tests.mailbox_work import TOLD, Left, leave_envelope, read_by_code, say_more

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def more_was_said(by: Viewer) -> list[bool]:
    """Of each envelope that waits, whether somebody has yet to read some of it."""
    rows: Iterable[Any] = waiting(by)
    return [row.told > row.read for row in rows]


def test_what_somebody_told_is_read_by_who_may(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        opened, read = open_envelope(envelope_id=left.envelope, by=by, at=at)
    assert [each.told for each in read] == [TOLD | {"soon": "soon"}]
    assert (opened.by_id, opened.custodian, opened.told) == (by.staff_id, Custodian.MAIN, 1)


def test_the_emergency_duty_team_opens_with_its_own_key(left: Left, on_duty: Viewer, at: datetime) -> None:
    with viewing(on_duty):
        opened, read = open_envelope(envelope_id=left.envelope, by=on_duty, at=at)
    assert opened.custodian == Custodian.EMERGENCY
    assert read[0].told


def test_every_opening_is_on_the_record_of_access(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        for _ in range(2):
            open_envelope(envelope_id=left.envelope, by=by, at=at)
        assert EnvelopeOpened.objects.filter(envelope=left.envelope, by=by.staff_id).count() == 2
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        lines = AuditEvent.objects.filter(kind="front_door.envelope_opened", staff_id=by.staff_id)
        assert lines.count() == 2


def test_the_first_opening_is_acknowledged_to_the_teller_under_a_signature(
    left: Left, by: Viewer, at: datetime
) -> None:
    with viewing(by):
        for minutes in (10, 20):
            open_envelope(envelope_id=left.envelope, by=by, at=at + timedelta(minutes=minutes))
        first = SealedText.objects.get(envelope=left.envelope, writer=Writer.TELLER)
    told, acknowledged = read_by_code(left).lines
    assert (told.writer, acknowledged.writer) == ("teller", "signed")
    assert "A worker first opened it on 4 March 2026 at 10:40am" in acknowledged.told["words"]
    assert fingerprint(bytes(first.body)) in acknowledged.told["words"]
    assert acknowledged.signed == acknowledged.told["signature"]
    assert by.name not in str(acknowledged.told)


def test_a_reply_is_read_with_the_code_and_by_those_who_open(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        open_envelope(envelope_id=left.envelope, by=by, at=at)
        later = at + timedelta(minutes=1)
        sent = reply(envelope_id=left.envelope, words="Thank you. Is she at home now?", by=by, at=later)
        assert b"Thank you" not in bytes(sent.body)
        _, read = open_envelope(envelope_id=left.envelope, by=by, at=at)
    assert {"words": "Thank you. Is she at home now?"} in [each.told for each in read]
    assert read_by_code(left).lines[-1].told == {"words": "Thank you. Is she at home now?"}
    other = leave_envelope()
    assert len(read_by_code(other).lines) == 1


def test_a_reply_sent_twice_is_there_once(left: Left, by: Viewer, at: datetime) -> None:
    key = uuid4()
    with viewing(by):
        for _ in range(2):
            reply(envelope_id=left.envelope, words="Thank you", key=key, by=by, at=at)
        assert SealedText.objects.filter(writer=Writer.STAFF).count() == 1


def test_an_empty_reply_is_refused(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by), pytest.raises(Refused, match="Write what you want to say"):
        reply(envelope_id=left.envelope, words=" ", by=by, at=at)


def test_the_teller_answers_and_it_waits_again(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        open_envelope(envelope_id=left.envelope, by=by, at=at)
        assert more_was_said(by) == [False]
    assert say_more(left, "She is at her aunt's") == "left"
    with viewing(by):
        assert more_was_said(by) == [True]
        _, read = open_envelope(envelope_id=left.envelope, by=by, at=at + timedelta(minutes=5))
        assert {"what": "She is at her aunt's"} in [each.told for each in read]
        assert more_was_said(by) == [False]


@pytest.mark.parametrize(
    "role", ["group_specialist", "agency_worker", "analyst", "administrator", "director"]
)
def test_who_may_not_open_is_refused(
    role: str, left: Left, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    other = viewer_with(role)
    with viewing(other):
        with pytest.raises(Refused, match="does not include opening"):
            open_envelope(envelope_id=left.envelope, by=other, at=at)
        with pytest.raises(Refused, match="does not include opening"):
            reply(envelope_id=left.envelope, words="x", by=other, at=at)


def test_the_system_itself_opens_nothing(left: Left, at: datetime) -> None:
    system = system_viewer("test")
    with viewing(system), pytest.raises(Refused, match="does not include opening"):
        open_envelope(envelope_id=left.envelope, by=system, at=at)


def test_no_such_envelope(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by), pytest.raises(Refused) as refused:
        open_envelope(envelope_id=uuid4(), by=by, at=at)
    assert refused.value.hidden


def test_where_no_key_of_this_site_opens_it_that_is_said(
    left: Left, by: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_opening, "read_key", lambda file: None)
    with viewing(by):
        _, read = open_envelope(envelope_id=left.envelope, by=by, at=at)
        assert [each.told for each in read] == [None]


def test_with_the_wrong_key_nothing_opens(
    left: Left, by: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_opening, "read_key", lambda file: b"w" * 32)
    with viewing(by):
        _, read = open_envelope(envelope_id=left.envelope, by=by, at=at)
        assert [each.told for each in read] == [None]


def test_without_a_key_that_signs_nothing_is_acknowledged(left: Left, by: Viewer, at: datetime) -> None:
    file = file_of(Custodian.SIGNING, 1)
    kept = file.read_text()
    file.unlink()
    try:
        with viewing(by):
            open_envelope(envelope_id=left.envelope, by=by, at=at)
    finally:
        file.write_text(kept)
    assert [line.writer for line in read_by_code(left).lines] == ["teller"]


def test_without_all_keys_nothing_is_answered(
    left: Left, by: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_opening, "keys_in_use", dict)
    with viewing(by), pytest.raises(Refused, match="no keys yet"):
        reply(envelope_id=left.envelope, words="Thank you", by=by, at=at)


def test_the_database_holds_no_word_in_the_open(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        open_envelope(envelope_id=left.envelope, by=by, at=at)
        reply(envelope_id=left.envelope, words="Quillfeather", by=by, at=at)
        held = [bytes(text.body) for text in SealedText.objects.all()]
        held += [bytes(key.wrapped) for key in SealedKey.objects.all()]
    assert len(held) == 3 + 3 * 4
    assert not any(b"Quillfeather" in each or b"grey car" in each for each in held)
