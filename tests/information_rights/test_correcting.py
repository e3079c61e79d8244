"""Taken off, sealed, severed, put away: by two people, out of sight of everybody but those named, with its readers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.looking import open_record
from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.front_door.models import Contact, ContactSubject
from sightline.information_rights.actions.correcting import (
    Asked,
    agree_correction,
    propose_correction,
    refuse_correction,
    step_inside,
)
from sightline.information_rights.models import Correction, CorrectionAnswer
from sightline.information_rights.queries.corrections import named_on, put_away
from sightline.information_rights.states import Correcting
from sightline.people.actions import NewName, add_name, confirm_link
from sightline.people.models import Name, SourceRecord
from sightline.people.naming.asked import Asked as Sought
from sightline.people.queries.search import search
from tests.front_door.conftest import child as child
from tests.front_door.conftest import contact as contact
from tests.information_rights.conftest import LATELY
from tests.information_rights.deciding import as_viewer

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., SourceRecord]


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker", name="Sam Field")


def proposed(person: SourceRecord, by: Staff, at: datetime, kind: str, **also: Any) -> Correction:
    viewer = as_viewer(by)
    with viewing(viewer):
        asked = Asked(kind=kind, why="The court has found so", **also)
        return propose_correction(record_id=person.pk, asked=asked, by=viewer, at=at)


def done(held: Correction, by: Staff, at: datetime) -> None:
    viewer = as_viewer(by)
    with viewing(viewer):
        agree_correction(correction_id=held.pk, words="Read the order", by=viewer, at=at)


def nobody_else_steps_inside(viewer: Viewer, at: datetime) -> None:
    with viewing(viewer):
        assert named_on() == []
        with pytest.raises(Refused):
            step_inside(correction_id=uuid4(), why="x", by=viewer, at=at)


def is_outside_after_an_hour_and_on_record(
    sam: Viewer, person: SourceRecord, officer: Staff, at: datetime
) -> None:
    with clock.fixed(at + timedelta(minutes=61)), viewing(sam):
        assert not SourceRecord.objects.filter(pk=person.pk).exists(), "for an hour"
    with viewing(as_viewer(officer)):
        assert (
            AuditEvent.objects.filter(kind="information_rights.sealed_opened", staff_id=sam.staff_id).count()
            == 1
        )


def sees_nothing(viewer: Viewer, person: SourceRecord) -> None:
    with viewing(viewer):
        assert not SourceRecord.objects.filter(pk=person.pk).exists()
        results = search(viewer, Sought(names="Jon Reed"))
        assert (results.found, results.ask) == ((), ()), "nobody learns that there is something"


@pytest.mark.parametrize("kind", [Correcting.FALSE_ACCUSATION, Correcting.ADOPTION])
def test_what_is_sealed_is_found_and_opened_by_nobody_but_those_named_with_a_reason(
    somebody: Makes,
    officer: Staff,
    manager: Staff,
    worker: Staff,
    at: datetime,
    kind: str,
    fixed_clock: datetime,
) -> None:
    person = somebody("Jon", "Reed", born=LATELY)
    sam, mo = as_viewer(worker), as_viewer(manager)
    with viewing(sam):
        open_record(SourceRecord.objects.visible_to(sam), sam, person.pk)
        assert search(sam, Sought(names="Jon Reed")).found
    done(proposed(person, officer, at, kind, named=(worker.pk,)), manager, at)
    for viewer in (sam, mo):
        sees_nothing(viewer, person)
    nobody_else_steps_inside(mo, at)
    with viewing(sam):
        (line,) = named_on()
        assert [who for who, _ in line.readers] == ["Sam Field"]
        with pytest.raises(Refused, match="Say why"):
            step_inside(correction_id=line.correction_id, why=" ", by=sam, at=at)
        step_inside(correction_id=line.correction_id, why="The family asked", by=sam, at=at)
        assert SourceRecord.objects.filter(pk=person.pk).exists()
    is_outside_after_an_hour_and_on_record(sam, person, officer, at)


def test_names_and_sex_put_away_are_not_shown_not_searched_and_not_in_history(
    somebody: Makes, officer: Staff, manager: Staff, worker: Staff, at: datetime
) -> None:
    person = somebody("Harold", "Reed", born=LATELY)
    sam, mo = as_viewer(worker), as_viewer(manager)
    with viewing(mo):
        add_name(record=person, name=NewName("Hanna", "Reed"), by=mo, at=at)
        old = Name.objects.get(record=person, given="Harold")
    held = proposed(
        person, officer, at, Correcting.RECOGNITION, names=(old.pk,), new_sex="F", named=(worker.pk,)
    )
    done(held, manager, at)
    with viewing(mo):
        assert [name.given for name in Name.objects.filter(record=person)] == ["Hanna"]
        assert SourceRecord.objects.get(pk=person.pk).sex == "F"
        assert search(mo, Sought(names="Hanna Reed")).found
        assert "Harold" not in str([found.facts for found in search(mo, Sought(names="Reed")).found])
        assert put_away(held.pk) is None
        assert not Correction.objects.filter(pk=held.pk).exists(), "not even that it was done"
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_nameevent WHERE given = 'Harold'")
            assert cursor.fetchone() == (0,)
    with viewing(sam):
        kept = put_away(held.pk)
        assert kept is not None
        assert (kept.names[0]["given"], kept.sex) == ("Harold", "U")


def test_the_only_name_is_not_put_away(somebody: Makes, officer: Staff, manager: Staff, at: datetime) -> None:
    person = somebody("Harold", "Reed", born=LATELY)
    with viewing(as_viewer(officer)):
        old = Name.objects.get(record=person)
    held = proposed(person, officer, at, Correcting.RECOGNITION, names=(old.pk,), named=(manager.pk,))
    with pytest.raises(Refused, match="goes by now first"):
        done(held, manager, at)
    with viewing(as_viewer(officer)):
        assert Name.objects.filter(pk=old.pk).exists()


def test_a_contact_on_the_wrong_child_is_taken_off_by_the_second_person(
    somebody: Makes, officer: Staff, manager: Staff, contact: Callable[..., Contact], at: datetime
) -> None:
    mo = as_viewer(manager)
    with viewing(mo):
        made = contact(by=mo, at=at, group_or_place="The arcade")
        subject = ContactSubject.objects.filter(contact=made).select_related("source_record").first()
    assert subject is not None
    person = subject.source_record
    wrong = proposed(person, officer, at, Correcting.WRONG_CHILD, contact="NONE")
    with pytest.raises(Refused, match="No contact of that reference"):
        done(wrong, manager, at)
    done(proposed(person, officer, at, Correcting.WRONG_CHILD, contact=made.reference), manager, at)
    with viewing(mo):
        assert person.pk not in Contact.objects.get(pk=made.pk).about


def test_an_identity_that_is_joined_is_not_severed(
    somebody: Makes, officer: Staff, manager: Staff, worker: Staff, at: datetime
) -> None:
    old, new = somebody("Jon", "Reed", born=LATELY), somebody("Jon", "Hale", born=LATELY)
    sam = as_viewer(worker)
    with viewing(sam):
        confirm_link(left=old, right=new, why="Same", by=sam, at=at)
    with pytest.raises(Refused, match="Undo the link"):
        proposed(old, officer, at, Correcting.ADOPTION, named=(worker.pk,), other_id=new.pk)


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"kind": "nothing"}, "Say why"),
        ({"kind": Correcting.FALSE_ACCUSATION}, "Name at least one"),
        ({"kind": Correcting.WRONG_CHILD}, "reference of the contact"),
        ({"kind": Correcting.RECOGNITION, "named": True}, "Choose the names"),
    ],
)
def test_what_is_incomplete_is_not_proposed(
    somebody: Makes, officer: Staff, manager: Staff, at: datetime, also: dict[str, Any], sentence: str
) -> None:
    if "named" in also:
        also = {**also, "named": (manager.pk,)}
    with pytest.raises(Refused, match=sentence):
        proposed(somebody(), officer, at, **also)


def test_one_person_alone_a_namesake_or_another_post_does_nothing(
    somebody: Makes, officer: Staff, manager: Staff, staff_with: Callable[..., Staff], at: datetime
) -> None:
    person = somebody("Jon", "Reed", born=LATELY)
    namesake = staff_with("front_door_manager", name="Jon Reed")
    held = proposed(person, manager, at, Correcting.FALSE_ACCUSATION, named=(manager.pk,))
    with pytest.raises(Refused, match="bears your name"):
        proposed(person, namesake, at, Correcting.FALSE_ACCUSATION, named=(manager.pk,))
    with pytest.raises(Refused, match="A second person"):
        done(held, manager, at)
    with pytest.raises(Refused, match="bears your name"):
        done(held, namesake, at)
    for role in ("adviser", "auditor"):
        with pytest.raises(Refused):
            proposed(person, staff_with(role), at, Correcting.FALSE_ACCUSATION, named=(manager.pk,))
    for by, sentence in ((manager, "A second person"), (staff_with("adviser"), "not yours")):
        with (
            pytest.raises(DatabaseError, match=sentence),
            viewing(as_viewer(by)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT information_rights_correct(%s, '')", [held.pk])
    second: Viewer = as_viewer(officer)
    with viewing(second):
        with pytest.raises(Refused, match="Say why"):
            refuse_correction(correction_id=held.pk, words="", by=second, at=at)
        refuse_correction(correction_id=held.pk, words="No order was seen", by=second, at=at)
        assert CorrectionAnswer.objects.get().agreed is False
        assert SourceRecord.objects.filter(pk=person.pk).exists()


@pytest.fixture
def proposed_on_the_page(
    somebody: Makes, officer: Staff, worker: Staff, signed_in: Callable[[Staff], Client], fixed_clock: object
) -> tuple[Client, Correction]:
    """Found by name, and proposed on the page."""
    person = somebody("Jon", "Reed", born=LATELY)
    first = signed_in(officer)
    find = reverse("information_rights:find")
    assert "There is a problem" in first.post(find, {}).content.decode()
    assert "Nobody of that name" in first.post(find, {"given": "No", "surname": "One"}).content.decode()
    assert "6 May 2012" in first.post(find, {"given": "jon", "surname": "REED"}).content.decode()
    correct = reverse("information_rights:correct", args=[person.pk])
    assert "Sam Field" in first.get(correct).content.decode()
    assert "There is a problem" in first.post(correct, {}).content.decode()
    sent = {"kind": "adoption", "named": [str(worker.pk)], "why": "<script>x</script>"}
    assert first.post(correct, sent).status_code == 302
    with viewing(as_viewer(officer)):
        return first, Correction.objects.get()


def test_the_pages_from_finding_to_opening(
    proposed_on_the_page: tuple[Client, Correction],
    manager: Staff,
    worker: Staff,
    signed_in: Callable[[Staff], Client],
) -> None:
    first, held = proposed_on_the_page
    second, named = signed_in(manager), signed_in(worker)
    where = reverse("information_rights:correction", args=[held.pk])
    assert (first.get(where).status_code, named.get(where).status_code) == (403, 403)
    assert "Jon Reed" in second.get(reverse("information_rights:corrections")).content.decode()
    shown = second.get(where).content.decode()
    assert "&lt;script&gt;x" in shown
    assert "<script>x" not in shown
    assert second.post(where, {"agreed": "yes", "words": "Read"}).status_code == 302
    assert second.get(where).status_code == 404
    inside, person = reverse("information_rights:open_sealed", args=[held.pk]), held.record_id
    details = reverse("people:details", args=[person])
    assert (second.get(details).status_code, second.get(inside).status_code) == (404, 404)
    assert "Adopted" in named.get(reverse("information_rights:sealed")).content.decode()
    assert "There is a problem" in named.post(inside, {}).content.decode()
    opened = named.post(inside, {"why": "The family asked"}).content.decode()
    assert "open to you for an hour" in opened
    assert "Gova Nance, last on" in opened
    assert named.get(details).status_code == 200
