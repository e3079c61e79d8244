"""Recording a contact (FD-01 to FD-06, FD-29)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import attach, take_contact
from sightline.front_door.given import Named
from sightline.front_door.models import Contact, ContactSubject, Decision, Move
from sightline.front_door.states import ContactState, OlderSource, SubjectRole, Urgency
from sightline.people.models import ChronologyLine, SourceRecord
from tests.front_door.conftest import SOON, spoken

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_contact_is_kept_with_whom_it_is_about_and_its_clocks(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        assert made.reference.startswith("C-2026-")
        assert made.state == ContactState.NEW
        assert made.older_source == OlderSource.EDUCATION
        assert made.decision_due_on == date(2026, 3, 5)
        assert {clock.rule.code for clock in clocks_of([made.pk])} == {"CL-01", "CL-02-AMBER"}
        subject = ContactSubject.objects.get(contact=made)
        assert made.about == [subject.source_record_id] == subject.about
        assert Move.objects.of(made.pk).get().now == ContactState.NEW
        line = ChronologyLine.objects.get(reference_id=made.pk)
        assert line.title == f"Contact {made.reference} from a school or college"


def test_sending_the_page_twice_saves_once(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by, key = viewer_with("adviser"), uuid4()
    with viewing(by):
        one = contact(by=by, at=at, key=key)
        two = contact(by=by, at=at, key=key)
        assert one.pk == two.pk == key
        assert Contact.objects.count() == 1
        assert ContactSubject.objects.count() == 1


def test_somebody_else_s_key_is_answered_as_not_there(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    one, other, key = viewer_with("adviser"), viewer_with("adviser"), uuid4()
    with viewing(one):
        contact(by=one, at=at, key=key)
    with viewing(other), pytest.raises(Refused) as refused:
        contact(by=other, at=at, key=key)
    assert refused.value.hidden


def test_a_place_or_an_unknown_child_needs_no_person(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        for also in (
            {"unknown_child": "A girl of about 13 in a green coat"},
            {"group_or_place": "The bus station"},
        ):
            made = take_contact(said=spoken(at, **also), people=[], by=by, at=at)
            assert made.about == []


@pytest.mark.parametrize("also", [{}, {"unknown_child": "  ", "group_or_place": "\n"}])
def test_a_contact_about_nobody_is_refused(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime, also: dict[str, str]
) -> None:
    by = viewer_with("adviser")
    with viewing(by), pytest.raises(Refused, match="whom it is about"):
        take_contact(said=spoken(at, **also), people=[], by=by, at=at)


def test_a_contact_from_the_future_is_refused(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    by = viewer_with("adviser")
    said = spoken(at + timedelta(minutes=1), group_or_place="The bus station")
    with viewing(by), pytest.raises(Refused, match="future"):
        take_contact(said=said, people=[], by=by, at=at)


def test_a_person_who_is_not_there_is_refused(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by), pytest.raises(Refused, match="not there"):
        take_contact(said=spoken(at), people=[Named(record_id=uuid4())], by=by, at=at)


@pytest.mark.parametrize(
    "role", ["agency_worker", "partnership_officer", "practitioner", "governance_officer"]
)
def test_others_do_not_record_contacts(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime, role: str
) -> None:
    by = viewer_with(role)
    with viewing(by), pytest.raises(Refused, match="does not include recording"):
        take_contact(said=spoken(at, group_or_place="The bus station"), people=[], by=by, at=at)


def test_urgency_chooses_the_clock_and_none_is_no_clock(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        red = contact(by=by, at=at, urgency=Urgency.RED)
        none = contact(by=by, at=at, urgency="", about=red.about)
        assert {clock.rule.code for clock in clocks_of([red.pk])} == {"CL-01", "CL-02-RED"}
        assert {clock.rule.code for clock in clocks_of([none.pk])} == {"CL-01"}


def test_another_child_attached_later_brings_every_row(
    viewer_with: Callable[..., Viewer],
    contact: Callable[..., Contact],
    child: Callable[..., SourceRecord],
    at: datetime,
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        other = child(by=by, at=at, given="Ada", surname="Reed")
        person = Named(record_id=other.pk, role=SubjectRole.OTHER_CHILD)
        for _ in range(2):
            attach(contact_id=made.pk, person=person, by=by, at=at + SOON)
        made.refresh_from_db()
        assert set(made.about) == {*made.about, other.pk}
        assert len(made.about) == 2
        for row in [*ContactSubject.objects.of(made.pk), *Move.objects.of(made.pk), *clocks_of([made.pk])]:
            assert set(row.about) == set(made.about)
        assert ContactSubject.objects.of(made.pk).get(source_record=other).number == 2
        lines = ChronologyLine.objects.filter(record=other)
        assert [line.happened_at for line in lines] == [made.received_at]
        assert set(lines[0].about) == set(made.about)
        assert Decision.objects.count() == 0


def test_a_contact_without_a_team_is_refused(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    by = viewer_with("adviser", team=None)
    with viewing(by), pytest.raises(Refused, match="needs a front-door team"):
        take_contact(said=spoken(at, group_or_place="The bus station"), people=[], by=by, at=at)
