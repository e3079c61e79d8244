"""The viewer of a transaction: signed outside the database, worth nothing when set by hand (design 5)."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.access.models import Draft
from sightline.access.viewer import Viewer, claim_of, set_viewer, viewing

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)


def asked(sql: str, *values: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
    return row[0] if row else None


def test_a_signed_viewer_is_known_to_the_database(viewer_with: Callable[..., Viewer]) -> None:
    viewer = viewer_with("adviser")
    with viewing(viewer):
        assert asked("SELECT access_staff()") == viewer.staff_id
        assert asked("SELECT access_may('front_door.take_contact')") is True
        assert asked("SELECT access_may('access.administer')") is False
        assert asked("SELECT access_walls()") == []


def test_the_viewer_ends_with_the_transaction(viewer_with: Callable[..., Viewer]) -> None:
    with viewing(viewer_with("adviser")):
        pass
    assert asked("SELECT access_viewer()") is None


def test_a_post_without_records_stands_outside_every_wall(viewer_with: Callable[..., Viewer]) -> None:
    with viewing(viewer_with("administrator")):
        assert asked("SELECT access_walls()") is None


def test_a_viewer_set_by_hand_is_nobody(viewer_with: Callable[..., Viewer]) -> None:
    with viewing(viewer_with("adviser")):
        kept = asked("SELECT current_setting('sightline.viewer')")
    with transaction.atomic():
        asked("SELECT set_config('sightline.viewer', %s, true)", str(kept))
        assert asked("SELECT access_viewer()") is None


def test_a_viewer_changed_by_hand_is_nobody(viewer_with: Callable[..., Viewer]) -> None:
    with viewing(viewer_with("adviser")):
        kept = str(asked("SELECT current_setting('sightline.viewer')"))
        asked(
            "SELECT set_config('sightline.viewer', %s, true)",
            kept.replace("front_door.read", "people.restrict"),
        )
        assert asked("SELECT access_viewer()") is None


@pytest.mark.parametrize("signature", ["0", "1", "2", "-1", "1.5", "9" * 617])
def test_a_claim_without_a_true_signature_is_refused(
    viewer_with: Callable[..., Viewer], signature: str
) -> None:
    connection.ensure_connection()
    claim = claim_of(viewer_with("adviser"), backend=connection.connection.info.backend_pid)
    with pytest.raises(DatabaseError, match="not signed"), transaction.atomic():
        asked("SELECT access_set_viewer(%s, %s::numeric)", claim, signature)


def test_a_signature_does_not_carry_over_to_another_backend(
    viewer_with: Callable[..., Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = viewer_with("adviser")
    monkeypatch.setattr(
        "sightline.access.viewer.claim_of", lambda viewer, backend: claim_of(viewer, backend=backend + 1)
    )
    with pytest.raises(DatabaseError, match="not signed"), transaction.atomic():
        set_viewer(viewer)


@pytest.mark.parametrize(
    "forbidden",
    [
        "SELECT access_viewer_code('{}')",
        "SELECT access_signature_holds('{}', 2)",
        "SELECT * FROM access_viewer_secret",
        "SELECT * FROM access_viewer_key",
        "INSERT INTO access_viewer_key (modulus) VALUES (15)",
        "UPDATE access_auditevent SET kind = 'x'",
        "DELETE FROM access_auditevent",
        "TRUNCATE access_auditevent",
        "INSERT INTO access_seal VALUES (1, gen_random_uuid(), '', '')",
        "ALTER TABLE access_draft DISABLE ROW LEVEL SECURITY",
        "SET ROLE sightline_owner",
        "SET session_replication_role = replica",
    ],
)
def test_the_site_s_role_is_refused(forbidden: str, viewer_with: Callable[..., Viewer]) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        viewing(viewer_with("governance_officer")),
    ):
        connection.cursor().execute(forbidden)


def test_a_draft_is_its_writer_s_alone(viewer_with: Callable[..., Viewer]) -> None:
    from sightline.access.actions.drafts import keep_draft
    from sightline.core import clock

    writer, colleague = viewer_with("adviser"), viewer_with("adviser")
    with viewing(writer):
        keep_draft(form="contact", path="/", fields={"words": "typed"}, by=writer, at=clock.now())
        assert Draft.objects.count() == 1
    with viewing(colleague):
        assert Draft.objects.count() == 0
