"""Open work on paper: through one door, on record, marked, and nobody restricted on it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.front_door.forms.blank import blank_fields
from sightline.front_door.forms.contact import ContactForm
from sightline.front_door.hub_tasks import make_pack
from sightline.front_door.models import Contact, DowntimePack, PackTaken
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SHEET, PAGE = "/contacts/paper/open-work/", "/contacts/paper/"


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SIGHTLINE_DOWNTIME = tmp_path / "paper"
    return tmp_path / "paper"


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def by(manager: Staff, at: datetime) -> Viewer:
    return viewer_of(manager, on=at.date())


@pytest.fixture
def client(manager: Staff, signed_in: Callable[[Staff], Client], fixed_clock: datetime) -> Client:
    return signed_in(manager)


def wall_round(contact: Contact, by: Viewer, at: datetime) -> None:
    record = SourceRecord.objects.get(pk=contact.about[0])
    restrict(record=record, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)


def test_the_sheet_says_what_is_open_and_taking_it_is_on_record(
    client: Client,
    by: Viewer,
    contact: Callable[..., Contact],
    staff_with: Callable[..., Staff],
    at: datetime,
) -> None:
    with viewing(by):
        made = contact(by=by, at=at, urgency="red", worry="<b>=HYPERLINK(1)</b> " + "x" * 400)
    page = client.post(SHEET).content.decode()
    for words in ("OFFICIAL-SENSITIVE", made.reference, "Jon Reed", "Red: now", "01632 960001", "Mo Lane"):
        assert words in page
    assert "&lt;b&gt;=HYPERLINK" in page
    assert "x" * 301 not in page
    with viewing(by):
        assert PackTaken.objects.get().about == made.about
    officer = viewer_of(staff_with("governance_officer"), on=at.date())
    with viewing(officer):
        event = AuditEvent.objects.get(kind="front_door.paper_taken")
        assert event.about == [str(each) for each in made.about]
    assert client.get(SHEET).status_code == 405


def test_a_restricted_child_is_not_on_paper_even_for_those_inside(
    client: Client, by: Viewer, contact: Callable[..., Contact], at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        wall_round(made, by, at)
    page = client.post(SHEET).content.decode()
    assert "Restricted: nothing more is put on paper" in page
    assert "Jon Reed" not in page
    assert "01632 960001" not in page
    with viewing(by):
        assert PackTaken.objects.get().about == []


def test_the_worker_makes_the_file_each_morning_and_it_opens_without_the_system(
    folder: Path, client: Client, by: Viewer, contact: Callable[..., Contact], at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        hidden = contact(by=by, at=at)
        wall_round(hidden, by, at)
    file = make_pack(now=at)
    assert file is not None
    text = file.read_text()
    assert made.reference in text
    assert hidden.reference not in text
    assert "OFFICIAL-SENSITIVE" in text
    assert "<link" not in text
    assert "<script" not in text
    assert file.stat().st_mode & 0o077 == 0
    page = client.get(PAGE).content.decode()
    assert "1 line" in page
    with viewing(by):
        pack = DowntimePack.objects.get()
    taken = client.post(reverse("front_door:downtime_file", args=[pack.pk]))
    assert taken.content == file.read_bytes()
    assert "attachment" in taken["Content-Disposition"]
    file.unlink()
    assert client.post(reverse("front_door:downtime_file", args=[pack.pk])).status_code == 302
    with viewing(by):
        assert [each.pack_id for each in PackTaken.objects.all()] == [pack.pk]


def test_a_pack_goes_behind_the_wall_of_somebody_restricted_later(
    folder: Path,
    by: Viewer,
    contact: Callable[..., Contact],
    staff_with: Callable[..., Staff],
    partnership: Partnership,
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
    make_pack(now=at)
    with viewing(by):
        pack = DowntimePack.objects.get()
        wall_round(made, by, at)
    outside = staff_with("emergency_duty", team=partnership.emergency_duty)
    assert signed_in(outside).post(reverse("front_door:downtime_file", args=[pack.pk])).status_code == 404


def test_three_files_are_kept(folder: Path, partnership: Partnership, rules: None, at: datetime) -> None:
    for hour in range(5):
        make_pack(now=at.replace(hour=6 + hour))
    assert len(list(folder.glob("*.html"))) == 3
    with viewing(system_viewer("test")):
        assert DowntimePack.objects.count() == 5


def test_without_a_front_door_nothing_is_made(folder: Path, db: None, at: datetime) -> None:
    assert make_pack(now=at) is None


def test_the_blank_form_asks_what_the_form_asks(client: Client) -> None:
    labels = [field.label for field in blank_fields()]
    assert labels == [str(field.label) for field in ContactForm.base_fields.values() if field.label]
    page = client.get("/contacts/paper/blank/").content.decode()
    assert "What did they say?" in page
    assert "Date of birth, or about how old" in page
