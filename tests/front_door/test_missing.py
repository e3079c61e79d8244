"""Missing reports as the front door receives them (MS-03, MS-04), and calls that are no contact (FD-20a)."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.tasks import react
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.files.faults import Unreadable
from sightline.core.leave import Refused
from sightline.core.models import Event
from sightline.front_door.actions.missing import RECEIVED, Notice, assess_link, raise_itself, receive_notice
from sightline.front_door.imports.missing_notices import receive_file
from sightline.front_door.imports.running import importer
from sightline.front_door.kinds import MissingLinked
from sightline.front_door.models import Contact, LoggedCall, MissingLink, MissingNotice, MissingReport
from sightline.front_door.states import Origin
from sightline.people.actions.restrictions import restrict
from sightline.people.models import SourceRecord
from sightline.people.naming.births import Born
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def notice(at: datetime, **also: object) -> Notice:
    given: dict[str, object] = {
        "their_reference": "MP-2026-0117",
        "reported_at": at,
        "person_reference": "N-4411",
        "given": "Jon",
        "surname": "Reed",
        "born": Born(2011, 5, 14),
        "last_seen": "The bus station",
        "circumstances": "Left home at six and has not come back. A second phone.",
        "told_by": "PC Hale",
    }
    return Notice(**{**given, **also})  # type: ignore[arg-type]


def test_a_notice_raises_itself_once_as_a_contact(
    rules: None,
    partnership: Partnership,
    viewer_with: Callable[..., Viewer],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    by = importer()
    with viewing(by):
        for _ in range(2):
            receive_notice(notice=notice(at), agency=partnership.police, by=by, at=at)
        event = Event.objects.get(kind=RECEIVED)
    for _ in range(2):
        react(str(event.pk))
    adviser = viewer_with("adviser")
    with viewing(adviser):
        made = Contact.objects.get()
        assert (made.origin, made.source, made.their_reference) == (Origin.EVENT, "police", "MP-2026-0117")
        assert made.exploitation == "text_match"
        report = MissingReport.objects.get(contact=made)
        assert report.notice_id == MissingNotice.objects.get().pk
        assert SourceRecord.objects.get(pk=made.about[0]).agency_id == partnership.police.pk


def test_a_child_the_police_sent_before_is_the_same_record(
    rules: None, partnership: Partnership, at: datetime
) -> None:
    by = importer()
    with viewing(by):
        one = receive_notice(notice=notice(at), agency=partnership.police, by=by, at=at)
        two = receive_notice(
            notice=notice(at, their_reference="MP-2"), agency=partnership.police, by=by, at=at
        )
        assert one.source_record_id == two.source_record_id
        assert (
            raise_itself(subject_id=one.pk, by=by, at=at).pk
            == raise_itself(subject_id=one.pk, by=by, at=at).pk
        )


def test_a_notice_about_a_restricted_child_lands_behind_the_wall(
    rules: None,
    partnership: Partnership,
    viewer_with: Callable[..., Viewer],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    by, manager, adviser = importer(), viewer_with("front_door_manager"), viewer_with("adviser")
    with viewing(by):
        first = receive_notice(notice=notice(at), agency=partnership.police, by=by, at=at)
    with viewing(manager):
        record = SourceRecord.objects.get(pk=first.source_record_id)
        assert manager.staff_id
        restrict(record=record, named=[manager.staff_id], ask="the manager", why="Safety", by=manager, at=at)
    by = importer()
    with viewing(by):
        receive_notice(notice=notice(at, their_reference="MP-3"), agency=partnership.police, by=by, at=at)
        events = list(Event.objects.filter(kind=RECEIVED))
    for event in events:
        react(str(event.pk))
    with viewing(adviser):
        assert Contact.objects.count() == MissingReport.objects.count() == MissingNotice.objects.count() == 0
    with viewing(manager):
        assert Contact.objects.count() == 2


def test_every_missing_report_is_assessed_for_a_link(
    rules: None,
    partnership: Partnership,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    contact: Callable[..., Contact],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    system, adviser = importer(), staff_with("adviser")
    with viewing(system):
        made = raise_itself(
            subject_id=receive_notice(notice=notice(at), agency=partnership.police, by=system, at=at).pk,
            by=system,
            at=at,
        )
    client = signed_in(adviser)
    page = client.get(reverse("front_door:contact", args=[made.pk])).content.decode()
    assert "may be in danger" in page
    assert "Nobody has said yet whether this missing report is linked" in page
    where = reverse("front_door:missing_link", args=[made.pk])
    assert "Choose whether it is linked" in client.post(where, {}).content.decode()
    for linked in ("suspected", "linked"):
        client.post(where, {"linked": linked, "why": "Seen with older men"})
    _stands(viewer_of(adviser, on=at.date()), contact, at)
    page = client.get(reverse("front_door:contact", args=[made.pk])).content.decode()
    assert "Linked to exploitation" in page
    assert "Nobody has said yet" not in page


def _stands(by: Viewer, contact: Callable[..., Contact], at: datetime) -> None:
    """Both findings are kept; what is no missing report is not assessed as one."""
    with viewing(by):
        assert [row.linked for row in MissingLink.objects.order_by("number")] == ["suspected", "linked"]
        plain = contact(by=by, at=at)
        with pytest.raises(Refused, match="no missing report"):
            assess_link(contact_id=plain.pk, linked=MissingLinked.LINKED, why="x", by=by, at=at)


HEADS = (
    "reference,reported_at,person_reference,given_names,family_name,born,missing_since,last_seen,"
    "circumstances,reported_by\n"
)


def test_a_file_s_faults_are_told_by_line_and_keep_nothing_else_back(
    rules: None, partnership: Partnership, at: datetime
) -> None:
    lines = [
        "M1,2026-03-04T10:00,,Jon,Reed,2011-05,,,,PC Hale",
        ",2026-03-04T10:00,,Jon,Reed,,,,,",
        "M2,2026-03-04T10:00,,,,,,,,",
        "M3,,,Jon,Reed,,,,,",
        "M4,yesterday,,Jon,Reed,,,,,",
        "M5,2026-03-04T10:00,,Jon,Reed,spring,,,,",
    ]
    done = receive_file((HEADS + "\n".join(lines)).encode(), at=at)
    assert done.kept == 1
    assert [fault.partition(":")[0] for fault in done.faults] == [f"line {number}" for number in range(3, 8)]
    for raw in (b"\xff\xfe\x00", b"a,b\n"):
        with pytest.raises(Unreadable):
            receive_file(raw, at=at)


CALL = {
    "source": "education",
    "caller": "Ann Teacher",
    "wanted": "Sam Field",
    "new_worry": "no",
    "done": "message",
    "received_at-day": "4",
    "received_at-month": "3",
    "received_at-year": "2026",
    "received_at-time": "10:00",
}


def test_a_call_for_a_social_worker_is_logged_and_is_no_contact(
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    contact: Callable[..., Contact],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    adviser = staff_with("adviser")
    by, client = viewer_of(adviser, on=at.date()), signed_in(adviser)
    with viewing(by):
        about = str(contact(by=by, at=at).about[0])
    where, once = reverse("front_door:log_call"), str(uuid4())
    assert client.get(where).status_code == 200
    assert about in client.post(where, {**CALL, "find_names": "Jon Reed", "_find": "1"}).content.decode()
    assert "record it as a contact" in client.post(where, {**CALL, "new_worry": "yes"}).content.decode()
    for _ in range(2):
        assert client.post(where, {**CALL, "person": about, "_once": once}).status_code == 302
    page = client.get(reverse("front_door:call_log")).content.decode()
    assert "Ann Teacher" in page
    assert "Jon Reed" in page
    with viewing(by):
        assert LoggedCall.objects.count() == Contact.objects.count() == 1
    assert "Call received" not in page


def test_no_stranger_reads_a_call(viewer_with: Callable[..., Viewer], at: datetime, rules: None) -> None:
    outside = viewer_with("agency_worker")
    with viewing(outside):
        assert LoggedCall.objects.visible_to(outside).count() == 0
    with viewing(system_viewer("test")):
        assert LoggedCall.objects.count() == 0
