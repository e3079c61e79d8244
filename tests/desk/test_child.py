"""A child's page: who, where things stand, one chronology; opening it is on the record (section 1, 9)."""

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.front_door.actions import Decided, decide
from sightline.front_door.models import Contact
from sightline.front_door.states import FirstOutcome, Level
from sightline.people.actions import confirm_link
from sightline.people.models import SourceRecord

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Opens = Callable[[Staff], Client]
Makes = Callable[..., Contact]


def eyes(staff: Staff, at: datetime) -> Viewer:
    return viewer_of(staff, on=at.date())


def page_of(record: SourceRecord) -> str:
    return reverse("desk:child", args=[record.pk])


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def opened() -> list[AuditEvent]:
    with viewing(system_viewer("test", capabilities={"access.read_record"})):
        return list(AuditEvent.objects.filter(outcome=Outcome.OPENED))


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker")


def test_the_page_says_who_and_where_things_stand(
    worker: Staff, signed_in: Opens, child: Callable[..., SourceRecord], contact: Makes, at: datetime
) -> None:
    by = eyes(worker, at)
    with viewing(by):
        record = child(by=by, at=at, given="Amelia", surname="Okafor")
        kept = contact(by=by, at=at, about=[record.pk])
    page = text(signed_in(worker), page_of(record))
    assert "Amelia Okafor" in page
    assert "A contact waits for a decision" in page
    assert page.count(kept.reference) >= 2
    assert "Age not known" in page


def test_opening_is_on_the_record_with_every_linked_record(
    worker: Staff, signed_in: Opens, child: Callable[..., SourceRecord], at: datetime
) -> None:
    by = eyes(worker, at)
    with viewing(by):
        one, other = (child(by=by, at=at, given=name) for name in ("Jon", "John"))
        confirm_link(left=one, right=other, why="Same NHS number", by=by, at=at)
    page = text(signed_in(worker), page_of(one))
    assert "John Reed" in page
    line = opened()[-1]
    assert line.subject_id == one.pk
    assert set(line.about) == {str(one.pk), str(other.pk)}
    assert line.staff_id == worker.pk


def test_the_chronology_is_narrowed_by_the_address(
    worker: Staff, signed_in: Opens, child: Callable[..., SourceRecord], contact: Makes, at: datetime
) -> None:
    by = eyes(worker, at)
    with viewing(by):
        record = child(by=by, at=at)
        contact(by=by, at=at, about=[record.pk])
    client = signed_in(worker)
    assert "moj-timeline__item" in text(client, page_of(record) + "?kind=front_door")
    assert "moj-timeline__item" not in text(client, page_of(record) + "?kind=people")
    assert "moj-timeline__item" in text(client, page_of(record) + "?kind=nonsense")


def test_the_chronology_is_paged(
    worker: Staff, signed_in: Opens, child: Callable[..., SourceRecord], contact: Makes, at: datetime
) -> None:
    by = eyes(worker, at)
    with viewing(by):
        record = child(by=by, at=at)
        for minutes in range(60):
            moment = at - timedelta(days=1, minutes=minutes)
            contact(by=by, at=at, about=[record.pk], received_at=moment)
    client = signed_in(worker)
    first = text(client, page_of(record))
    assert first.count("moj-timeline__item") == 50
    onwards = re.search(r'href="([^"]*before=[^"#]*)', first)
    assert onwards is not None
    rest = text(client, html.unescape(onwards[1]))
    assert rest.count("moj-timeline__item") == 10
    assert "before=" not in rest


def test_a_decision_changes_where_things_stand(
    worker: Staff, signed_in: Opens, child: Callable[..., SourceRecord], contact: Makes, at: datetime
) -> None:
    by = eyes(worker, at)
    outcome = Decided(level=Level.VULNERABLE, outcome=FirstOutcome.EARLY_HELP, reason="A worry at school")
    with viewing(by):
        record = child(by=by, at=at)
        kept = contact(by=by, at=at, about=[record.pk])
        decide(contact_id=kept.pk, decided=outcome, seen=0, by=by, at=at)
    page = text(signed_in(worker), page_of(record))
    assert "A contact waits for a decision" not in page
    assert "With the front door" in page
    assert "Who works with them" in page


def test_reads_do_not_grow_with_what_is_held(
    worker: Staff, signed_in: Opens, child: Callable[..., SourceRecord], contact: Makes, at: datetime
) -> None:
    by, client = eyes(worker, at), signed_in(worker)
    with viewing(by):
        record = child(by=by, at=at)
        contact(by=by, at=at, about=[record.pk])

    def reads() -> int:
        with CaptureQueriesContext(connection) as seen:
            text(client, page_of(record))
        return len(seen)

    reads()  # the first also notes that the session is in use
    few = reads()
    with viewing(by):
        for _ in range(5):
            contact(by=by, at=at, about=[record.pk])
    assert reads() == few


def test_an_unknown_child_answers_as_a_hidden_one(worker: Staff, signed_in: Opens, at: datetime) -> None:
    with clock.fixed(at):
        response = signed_in(worker).get("/children/11111111-1111-4111-8111-111111111111/")
    assert response.status_code == 404
