"""Two people, or one person twice, at the same moment: one is saved, and the other is told (design section 11)."""

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from sightline.access.viewer import Viewer, viewing
from sightline.core.versions import Conflict
from sightline.front_door.actions import decide, take_contact
from sightline.front_door.given import Named
from sightline.front_door.models import Contact, Decision
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help, spoken

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)


def at_once(*tries: Callable[[], object]) -> list[object]:
    """Run each in a thread of its own, all starting together; what each gave or raised."""
    gate, found = Barrier(len(tries)), [None] * len(tries)

    def run(place: int, attempt: Callable[[], object]) -> None:
        try:
            gate.wait(60)
            found[place] = attempt()  # type: ignore[call-overload]
        except Exception as fault:
            found[place] = fault  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(tries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found  # type: ignore[return-value]


def test_two_social_workers_decide_at_once(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    one, other = viewer_with("social_worker"), viewer_with("social_worker")
    with viewing(one):
        made = contact(by=one, at=at)

    def deciding(by: Viewer, reason: str) -> Callable[[], object]:
        def run() -> object:
            with viewing(by):
                return decide(contact_id=made.pk, decided=early_help(reason=reason), seen=0, by=by, at=at)

        return run

    found = at_once(deciding(one, "One"), deciding(other, "Other"))
    clash = next(each for each in found if isinstance(each, Conflict))
    saved = next(each for each in found if isinstance(each, Decision))
    assert clash.saved["reason"] == saved.reason
    assert {clash.typed["reason"], saved.reason} == {"One", "Other"}
    with viewing(one):
        assert Decision.objects.count() == 1


def test_the_same_page_sent_twice_at_once_saves_one_contact(
    viewer_with: Callable[..., Viewer], rules: None, child: Callable[..., SourceRecord], at: datetime
) -> None:
    by, key = viewer_with("adviser"), uuid4()
    with viewing(by):
        record = child(by=by, at=at)

    def taking() -> object:
        with viewing(by):
            people = [Named(record_id=record.pk)]
            return take_contact(said=spoken(at), people=people, key=key, by=by, at=at).pk

    assert at_once(taking, taking, taking) == [key] * 3
    with viewing(by):
        assert Contact.objects.count() == 1


def test_contacts_taken_at_once_have_references_of_their_own(
    viewer_with: Callable[..., Viewer], rules: None, at: datetime
) -> None:
    by = viewer_with("adviser")

    def taking() -> object:
        with viewing(by):
            said = spoken(at, group_or_place="The bus station")
            return take_contact(said=said, people=[], by=by, at=at).reference

    found = at_once(*[taking] * 4)
    assert len(set(map(str, found))) == 4
    assert all(str(each).startswith("C-2026-") for each in found)
