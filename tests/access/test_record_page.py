"""The record of access, read: by whom, about whom, what, when; and that reading is on it too (IS-06)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from sightline.access.actions.recording import record
from sightline.access.models import Staff
from sightline.access.pages.record import act_in_words
from sightline.access.states import Outcome
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from tests.conftest import STILL

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
PERSON = uuid4()


@pytest.fixture
def officer(staff_with: Make, signed_in: SignIn) -> Client:
    adviser = viewer_of(staff_with("adviser", name="Ada Visor"), on=STILL.date())
    with viewing(adviser):
        record(
            Outcome.OPENED,
            "people.sourcerecord.opened",
            by=adviser,
            at=STILL,
            about=[PERSON],
            words="On duty",
        )
        record(Outcome.SEARCHED, "people.searched", by=adviser, at=STILL, words="Quill")
        later = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)
        record(Outcome.REFUSED, "access.refused", by=adviser, at=later, words="Not yours")
    return signed_in(staff_with("governance_officer", name="Gova Nance"))


def read(client: Client, path: str = "/record/", **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200, answer.content.decode()
    page = answer.content.decode()
    return page.split("<tbody", 1)[1] if "<tbody" in page else page


def test_every_line_says_who_what_and_why(officer: Client) -> None:
    page = read(officer)
    assert "Ada Visor" in page
    assert "Wrekinshire Council" in page
    assert "People: searched" in page
    assert "Quill" in page
    assert "4 March 2026 at 10:30am" in page


def test_it_is_narrowed_by_address(officer: Client) -> None:
    assert "People: searched" not in read(officer, person=str(PERSON))
    assert "On duty" in read(officer, person=str(PERSON))
    refused = read(officer, outcome="refused")
    assert "Not yours" in refused
    assert "On duty" not in refused
    assert "On duty" in read(officer, staff="visor", kind="opened")
    assert "Nothing on the record fits" in read(officer, staff="nobody at all")
    day = {"since-day": "5", "since-month": "3", "since-year": "2026"}
    day |= {"until-day": "5", "until-month": "3", "until-year": "2026"}
    assert "Not yours" in read(officer, **day)
    assert "On duty" not in read(officer, **day)


def test_a_mistake_in_a_filter_is_said_and_left_out(officer: Client) -> None:
    answer = officer.get("/record/", {"person": "Quill", "kind": "searched"})
    page = answer.content.decode()
    assert "Enter an identifier" in page
    assert "People: searched" in page


def test_reading_is_on_the_record_and_the_auditor_reviews_it(
    officer: Client, staff_with: Make, signed_in: SignIn
) -> None:
    read(officer, outcome="refused")
    assert officer.get("/record/readers/").status_code == 403
    auditor = signed_in(staff_with("auditor"))
    page = read(auditor, "/record/readers/")
    assert "Gova Nance" in page
    assert "What happened: refused" in page
    assert "Ada Visor" not in page


def test_long_records_are_paged(officer: Client, staff_with: Make) -> None:
    adviser = viewer_of(staff_with("adviser"), on=clock.today())
    with viewing(adviser):
        for minute in range(60):
            record(Outcome.OPENED, "people.opened", by=adviser, at=STILL + timedelta(minutes=minute))
    first = officer.get("/record/", {"kind": "people.opened"}).content.decode()
    assert first.count("People: opened") == 50
    assert "?kind=people.opened&amp;page=2" in first
    second = officer.get("/record/", {"kind": "people.opened", "page": "2"}).content.decode()
    assert second.count("People: opened") == 10


def test_words_for_acts() -> None:
    assert act_in_words("access.totp_activated") == "Access: code app activated"
    assert act_in_words("front_door.contact_taken") == "Front door: contact taken"


def test_the_filtered_lines_leave_as_a_file_and_that_is_on_the_record(
    officer: Client, staff_with: Make, signed_in: SignIn
) -> None:
    adviser = viewer_of(staff_with("adviser"), on=clock.today())
    with viewing(adviser):
        record(Outcome.SEARCHED, "people.searched", by=adviser, at=STILL, words="=1+1")
    assert officer.get("/record/file/").status_code == 405
    sent = officer.post("/record/file/?kind=searched")
    lines = sent.content.decode("utf-8-sig").splitlines()
    assert sent.headers["Content-Disposition"].startswith('attachment; filename="record-of-access-')
    assert lines[0] == "When,Who,Employer,What,Act,Said,About"
    assert len(lines) == 3
    assert "'=1+1" in sent.content.decode()
    auditor = signed_in(staff_with("auditor"))
    page = read(auditor, "/record/readers/")
    assert "Access: record exported" in page
    assert "2 lines" in page
    assert "/record/file/?kind=searched" in officer.get("/record/", {"kind": "searched"}).content.decode()


def test_too_many_lines_are_taken_in_parts(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.access.views.record.MOST", 1)
    refused = officer.post("/record/file/")
    assert refused.status_code == 403
    assert "take them in parts" in refused.content.decode()
