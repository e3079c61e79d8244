"""A change, a removal or a cut in the record of access shows, and says which line (design 5, IS-06)."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from click.testing import Result
from django.db import connections
from typer.testing import CliRunner

from sightline.access import sealing
from sightline.access.actions.recording import record
from sightline.access.commands import app
from sightline.access.models import AuditEvent
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, viewing

pytestmark = [pytest.mark.django_db(databases=["default", "owner"], transaction=True), pytest.mark.alone]


@pytest.fixture
def lodged(settings: Any, tmp_path: Path) -> Path:
    settings.SIGHTLINE_SEALS = tmp_path / "seals"
    return tmp_path / "seals"


@pytest.fixture
def five_events(viewer_with: Callable[..., Viewer], lodged: Path, at: datetime) -> list[AuditEvent]:
    """Five sealed events, oldest first, and their head lodged."""
    viewer = viewer_with("adviser")
    made = []
    for number in range(5):
        with viewing(viewer):
            made.append(record(Outcome.OPENED, "test.opened", by=viewer, at=at, words=f"reason {number}"))
    assert "Lodged" in audit("lodge").stdout
    return made


def audit(command: str) -> Result:
    let_the_server_come_to_rest()
    return CliRunner().invoke(app, [command], catch_exceptions=False)


def let_the_server_come_to_rest(but: str = "") -> None:
    """Only what is older than every open transaction is sealed, and the server's own housekeeping opens some."""
    with connections["owner"].cursor() as cursor:
        for _ in range(2400):
            cursor.execute(
                "SELECT 1 FROM access_auditevent"
                " WHERE kind <> %s AND transaction >= pg_snapshot_xmin(pg_current_snapshot())",
                [but],
            )
            if cursor.fetchone() is None:
                return
            Event().wait(0.05)
    raise AssertionError("A transaction stayed open for two minutes.")


def as_owner(sql: str, *values: Any) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)


def test_an_untouched_record_agrees(five_events: list[AuditEvent]) -> None:
    said = audit("verify")
    assert said.exit_code == 0
    assert "agrees: 5 events sealed, 1 heads lodged, 0 waiting" in said.stdout


def test_what_waits_for_the_next_seal_is_counted(
    five_events: list[AuditEvent], viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    viewer = viewer_with("adviser")
    with viewing(viewer):
        record(Outcome.REFUSED, "test.refused", by=viewer, at=at)
    assert "1 waiting" in audit("verify").stdout
    assert "1 events sealed" in audit("seal").stdout
    assert "6 events sealed, 1 heads lodged, 0 waiting" in audit("verify").stdout


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'test.else'",
        "outcome = 'refused'",
        "at = at + interval '1 second'",
        "staff_id = gen_random_uuid()",
        "about = '[\"11111111-1111-4111-8111-111111111111\"]'",
        "words_digest = ''",
        "route = 'somewhere'",
        "purpose = 'other'",
    ],
)
def test_a_changed_line_is_named(five_events: list[AuditEvent], change: str) -> None:
    changed = five_events[2]
    as_owner(f"UPDATE access_auditevent SET {change} WHERE id = %s", changed.pk)
    said = audit("verify")
    assert said.exit_code == 1
    assert f"seal 3, event {changed.pk}: the event was changed" in said.stdout


def test_a_removed_line_is_named(five_events: list[AuditEvent]) -> None:
    as_owner("DELETE FROM access_auditevent WHERE id = %s", five_events[1].pk)
    said = audit("verify")
    assert said.exit_code == 1
    assert f"seal 2, event {five_events[1].pk}: the event was removed" in said.stdout


def test_a_line_removed_together_with_its_seal_leaves_a_gap(five_events: list[AuditEvent]) -> None:
    as_owner("DELETE FROM access_auditevent WHERE id = %s", five_events[1].pk)
    as_owner("DELETE FROM access_seal WHERE event_id = %s", five_events[1].pk)
    said = audit("verify")
    assert said.exit_code == 1
    assert "seal 3" in said.stdout
    assert "the chain was changed" in said.stdout


def test_a_line_slipped_in_among_sealed_ones_is_named(five_events: list[AuditEvent]) -> None:
    as_owner(
        "INSERT INTO access_auditevent (id, at, outcome, kind, purpose, route, subject_kind, about, words_digest,"
        " transaction) SELECT gen_random_uuid(), at, outcome, 'test.slipped', purpose, route, subject_kind, about,"
        " '', transaction FROM access_auditevent WHERE id = %s",
        five_events[2].pk,
    )
    said = audit("verify")
    assert said.exit_code == 1
    assert "the event stands among sealed ones but has no seal" in said.stdout


def test_a_record_restored_into_a_new_server_goes_on_being_sealed(
    five_events: list[AuditEvent], viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    """There transactions are counted anew: what is sealed stands ahead of every one to come."""
    viewer = viewer_with("adviser")
    for kind in ("test.waited", "test.new"):
        with viewing(viewer):
            record(Outcome.OPENED, kind, by=viewer, at=at)
    far = "(pg_current_xact_id()::text::bigint + 1000000)::text::xid8"
    as_owner(f"UPDATE access_auditevent SET transaction = {far} WHERE kind = 'test.waited'")
    as_owner(f"UPDATE access_seal SET transaction = {far}")
    let_the_server_come_to_rest(but="test.waited")
    assert sealing.seal_new() == 1
    assert kinds_in_order_of_seals()[5:] == ["test.new"]
    let_the_server_come_to_rest()
    assert sealing.seal_new() == 1
    assert kinds_in_order_of_seals()[5:] == ["test.new", "test.waited"]
    assert audit("verify").exit_code == 0


def test_more_than_fit_one_statement_make_one_chain(
    viewer_with: Callable[..., Viewer], lodged: Path, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transaction's events are cut where a statement ends, and the next goes on from there."""
    monkeypatch.setattr(sealing, "BATCH", 3)
    viewer = viewer_with("adviser")
    with viewing(viewer):
        for number in range(7):
            record(Outcome.OPENED, f"test.{number}", by=viewer, at=at)
    assert "7 events sealed" in audit("seal").stdout
    assert audit("verify").exit_code == 0


def test_a_rewritten_chain_is_named(five_events: list[AuditEvent]) -> None:
    as_owner("UPDATE access_seal SET chain_hash = repeat('a', 64) WHERE number = 4")
    said = audit("verify")
    assert said.exit_code == 1
    assert "seal 4" in said.stdout
    assert "seal 5" in said.stdout


def test_a_cut_at_the_end_is_caught_by_the_lodged_head(five_events: list[AuditEvent]) -> None:
    as_owner("DELETE FROM access_seal WHERE number > 3")
    as_owner("DELETE FROM access_auditevent WHERE id = ANY(%s)", [each.pk for each in five_events[3:]])
    said = audit("verify")
    assert said.exit_code == 1
    assert "differs from the head lodged" in said.stdout


def test_a_chain_made_anew_from_end_to_end_is_caught_by_the_lodged_head(
    five_events: list[AuditEvent],
) -> None:
    """Somebody with the owner's password may seal a false record again; what was lodged before tells."""
    as_owner("UPDATE access_auditevent SET kind = 'test.else' WHERE id = %s", five_events[0].pk)
    as_owner("DELETE FROM access_seal")
    let_the_server_come_to_rest()
    sealing.seal_new()
    said = audit("verify")
    assert said.exit_code == 1
    assert "differs from the head lodged" in said.stdout


def test_a_spoilt_lodged_head_is_named(five_events: list[AuditEvent], lodged: Path) -> None:
    next(lodged.glob("*.json")).write_text(json.dumps(["not", "a", "head"]))
    said = audit("verify")
    assert said.exit_code == 1
    assert "cannot be read" in said.stdout


def test_words_may_be_disposed_of_without_breaking_the_chain(five_events: list[AuditEvent]) -> None:
    as_owner("DELETE FROM access_auditwords WHERE event_id = %s", five_events[0].pk)
    assert audit("verify").exit_code == 0


@pytest.fixture
def another_connection() -> Iterator[Any]:
    other = connections["default"].copy()
    yield other
    other.close()


SLOW_EVENT = (
    "INSERT INTO access_auditevent (id, at, outcome, kind, purpose, route, subject_kind, about, words_digest)"
    " VALUES (gen_random_uuid(), now(), 'done', 'test.slow', '', '', '', '[]', '')"
)


def kinds_in_order_of_seals() -> list[str]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT e.kind FROM access_seal s JOIN access_auditevent e ON e.id = s.event_id ORDER BY s.number"
        )
        return [row[0] for row in cursor.fetchall()]


def test_a_late_commit_cannot_slip_in_behind_a_seal(
    viewer_with: Callable[..., Viewer], lodged: Path, at: datetime, another_connection: Any
) -> None:
    """One transaction begins first and commits last; what came between waits for it."""
    viewer = viewer_with("adviser")
    another_connection.set_autocommit(False)
    with another_connection.cursor() as cursor:
        cursor.execute(SLOW_EVENT)
        with viewing(viewer):
            record(Outcome.DONE, "test.quick", by=viewer, at=at)
        assert sealing.seal_new() == 0, "the quick one waits: an older one is still open"
    another_connection.commit()
    let_the_server_come_to_rest()
    assert sealing.seal_new() == 2
    assert kinds_in_order_of_seals() == ["test.slow", "test.quick"]
    assert audit("verify").exit_code == 0


def test_an_old_transaction_given_up_holds_nothing_back(
    viewer_with: Callable[..., Viewer], lodged: Path, at: datetime, another_connection: Any
) -> None:
    viewer = viewer_with("adviser")
    another_connection.set_autocommit(False)
    with another_connection.cursor() as cursor:
        cursor.execute(SLOW_EVENT)
    with viewing(viewer):
        record(Outcome.DONE, "test.quick", by=viewer, at=at)
    another_connection.rollback()
    let_the_server_come_to_rest()
    assert sealing.seal_new() == 1
    assert kinds_in_order_of_seals() == ["test.quick"]


def test_nothing_to_seal_or_lodge(lodged: Path, db: None) -> None:
    assert "0 events sealed" in audit("seal").stdout
    assert "Nothing is sealed yet" in audit("lodge").stdout
    assert "No head is lodged yet" in audit("verify").stdout
