"""The mailbox's keys: made once, replaced, older texts sealed to the new ones, a loss rehearsed and survived."""

import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.front_door.actions.mailbox import open_envelope, reply, seal_to_new_keys
from sightline.front_door.mailbox_keys import file_of, pair_in, read_key, write_key
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import MailboxKey, SealedKey
from sightline.front_door.queries.mailbox import keys_in_use, missing_keys
from tests.mailbox_work import Left, leave_envelope, read_by_code, run

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_keys_are_made_once(made: Path) -> None:
    with viewing(system_viewer("test")):
        assert missing_keys() == []
        assert {key.number for key in keys_in_use().values()} == {1}
    assert "Nothing was missing" in run("make-keys").output
    assert not file_of(Custodian.SECOND, 1).exists(), "the second custodian's lies nowhere at this site"
    for file in (made, file_of(Custodian.MAIN, 1)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_second_custodian_s_key_needs_a_file_of_its_own(keys: Path, rules: None) -> None:
    assert "--second-out" in run("make-keys").output
    there = keys / "there"
    there.write_text("something else")
    refused = run("make-keys", "--second-out", str(there))
    assert refused.exit_code != 0
    assert there.read_text() == "something else"
    with viewing(system_viewer("test")):
        assert not MailboxKey.objects.filter(custodian=Custodian.SECOND).exists()


def test_a_key_is_never_written_over_another(tmp_path: Path) -> None:
    write_key(tmp_path / "key", b"k" * 32)
    with pytest.raises(FileExistsError):
        write_key(tmp_path / "key", b"x" * 32)
    assert read_key(tmp_path / "key") == b"k" * 32
    assert pair_in(tmp_path / "key", Custodian.MAIN)[0] == b"k" * 32


def test_what_is_no_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("abcd\n")
    with pytest.raises(ValueError, match="holds no key"):
        read_key(tmp_path / "key")


def test_after_a_key_is_replaced_old_and_new_are_read(made: Path, by: Viewer, at: datetime) -> None:
    old = leave_envelope()
    assert "key 2 is in use" in run("rotate", "main").output
    new = leave_envelope()
    for left in (old, new):
        with viewing(by):
            _, read = open_envelope(envelope_id=left.envelope, by=by, at=at)
        assert read[0].told
    with viewing(system_viewer("test")):
        main = MailboxKey.objects.filter(custodian=Custodian.MAIN).order_by("number")
        held = [SealedKey.objects.filter(key=key, text__envelope=new.envelope).exists() for key in main]
    assert held == [False, True], "what is new is not sealed to the old key"


def test_older_texts_are_sealed_to_the_new_key_so_that_the_old_can_go(
    made: Path, by: Viewer, at: datetime
) -> None:
    old = leave_envelope()
    run("rotate", "main")
    assert "Keys sealed anew: 1" in run("reseal").output
    assert "Keys sealed anew: 0" in run("reseal").output
    for gone in (file_of(Custodian.MAIN, 1), file_of(Custodian.EMERGENCY, 1)):
        gone.unlink()
    with viewing(by):
        _, read = open_envelope(envelope_id=old.envelope, by=by, at=at)
    assert read[0].told
    assert read_by_code(old).lines, "the code still opens it"


def test_a_loss_is_rehearsed_with_the_second_custodian_s_key(made: Path) -> None:
    leave_envelope()
    leave_envelope()
    found = run("drill", str(made))
    assert "Texts: 2. Opened with the second custodian's key: 2." in found.output
    assert found.exit_code == 0


def test_a_rehearsal_with_the_wrong_key_or_none_fails(made: Path, tmp_path: Path) -> None:
    leave_envelope()
    write_key(tmp_path / "wrong", b"w" * 32)
    for file in (tmp_path / "wrong", tmp_path / "none"):
        found = run("drill", str(file))
        assert (found.exit_code, "Opened with the second custodian's key: 0." in found.output) == (1, True)


def test_after_this_site_s_keys_are_lost_the_second_custodian_gives_everything_back(
    made: Path, by: Viewer, at: datetime, settings: Any, tmp_path: Path
) -> None:
    left = leave_envelope()
    with viewing(by):
        reply(envelope_id=left.envelope, words="Thank you", by=by, at=at)
    settings.SIGHTLINE_MAILBOX = tmp_path / "after the fire"
    with viewing(by):
        _, lost = open_envelope(envelope_id=left.envelope, by=by, at=at)
    assert {each.told is None for each in lost} == {True}
    for custodian in ("main", "emergency", "signing"):
        assert run("rotate", custodian).exit_code == 0
    assert "Keys sealed anew: 4" in run("reseal", "--custodian", "second", "--key", str(made)).output
    with viewing(by):
        _, found = open_envelope(envelope_id=left.envelope, by=by, at=at)
    assert all(each.told for each in found)


def test_a_new_second_custodian(made: Path, tmp_path: Path) -> None:
    leave_envelope()
    new = tmp_path / "new"
    assert "key 2 is in use" in run("rotate", "second", "--second-out", str(new)).output
    assert run("drill", str(new)).exit_code == 1
    run("reseal")
    assert run("drill", str(new)).exit_code == 0


def test_texts_that_no_key_at_hand_opens_are_left_as_they_are(made: Path, at: datetime) -> None:
    leave_envelope()
    run("rotate", "main")
    by = system_viewer("test")
    with viewing(by):
        wrong = {key.pk: b"w" * 32 for key in MailboxKey.objects.all()}
        assert seal_to_new_keys(privates=wrong, by=by, at=at) == []


def test_no_member_of_staff_makes_keys_on_a_page(
    made: Path, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    """There is no such page; and whoever opens envelopes cannot put a key of their own in use."""
    from django.db import ProgrammingError, transaction

    from sightline.front_door.actions.mailbox import make_key

    other = viewer_with("social_worker")
    with viewing(other), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        make_key(custodian=Custodian.MAIN, public=b"k" * 32, why="Mine", by=other, at=at)


def test_the_walls_hold_in_the_database_too(left: Left, viewer_with: Callable[..., Viewer]) -> None:
    for role, sees in (
        ("social_worker", True),
        ("group_specialist", True),
        ("agency_worker", False),
        ("analyst", False),
    ):
        other = viewer_with(role)
        with viewing(other):
            assert SealedKey.objects.exists() is sees, role
