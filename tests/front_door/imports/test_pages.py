"""The pages of files, from sending one to seeing what came of it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.front_door.models import ColumnMapping, Contact, Import, Upload
from sightline.front_door.tasks import bring_in_file
from tests.front_door.imports.census_files import child
from tests.front_door.imports.sent_files import ROW, census_file, contacts_file

pytestmark = pytest.mark.usefixtures("partnership", "rules", "fixed_clock")


@pytest.fixture
def browser(staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(staff_with("front_door_manager"))


def send(
    browser: Client, raw: bytes, *, kind: str = "contacts", mapping: str = "", name: str = "a.csv"
) -> str:
    answer = browser.post(
        reverse("front_door:file_send"),
        {"kind": kind, "mapping": mapping, "file": SimpleUploadedFile(name, raw)},
    )
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return str(answer["Location"])


def only_upload() -> Upload:
    with viewing(system_viewer("test")):
        found: Upload = Upload.objects.get()
    return found


def test_a_census_from_sending_to_what_came_of_it(browser: Client) -> None:
    where = send(browser, census_file(child("T1"), child(None)).raw, kind="census", name="cin.xml")
    page = browser.get(where).content.decode()
    assert "1 child" in page
    assert "no local identifier" in page
    assert browser.post(where)["Location"] == reverse("front_door:files")
    bring_in_file(str(only_upload().pk), "")
    listed = browser.get(reverse("front_door:files")).content.decode()
    assert "cin.xml" in listed
    assert "1 child, 1 referral" in listed
    with viewing(system_viewer("test")):
        made = Import.objects.get()
        assert not Upload.objects.exists()
    assert "no local identifier" in browser.get(reverse("front_door:file", args=[made.pk])).content.decode()


def test_columns_are_set_out_once_and_saved(browser: Client) -> None:
    raw = b"When,Came from,Who,Shoes\n02/03/2026,Blue lights,Ada Brook,4\n03/03/2026,Nobody,,5\n"
    where = send(browser, raw)
    page = browser.get(where).content.decode()
    assert "Column “Came from”" in page
    assert "First value: Blue lights" in page
    posted = {
        "title": "Police list", "system": "Police", "dates": "day_first",
        "meanings": "Source: Blue lights = Police", "column_0": "received_on", "column_1": "source",
        "column_2": "child_name", "column_3": "",
    }  # fmt: skip
    assert "cannot be read" in browser.post(where, posted | {"meanings": "nonsense"}).content.decode()
    assert "date received" in browser.post(where, posted | {"column_0": ""}).content.decode()
    check = browser.post(where, posted)["Location"]
    assert check.endswith("check/?mapping=police-list")
    assert "2 contacts" in browser.get(check).content.decode()
    browser.post(check)
    bring_in_file(str(only_upload().pk), "police-list")
    with viewing(system_viewer("test")):
        assert set(Contact.objects.values_list("source", flat=True)) == {"police", "other"}
        assert ColumnMapping.objects.get().number == 1
        assert Import.objects.get().their_system == "Police"


def test_a_saved_mapping_goes_straight_to_the_check(browser: Client) -> None:
    where = send(browser, contacts_file(ROW).raw, mapping="plain")
    assert where.endswith("check/?mapping=plain")
    assert "Nothing in it needs to be looked at" in browser.get(where).content.decode()


def test_a_file_that_cannot_be_read_says_why_and_can_be_let_go(browser: Client) -> None:
    for kind, raw, word in (
        ("contacts", b"%PDF-1.7", "PDF"),
        ("census", b"<html/>", "not a children in need"),
    ):
        page = browser.get(send(browser, raw, kind=kind)).content.decode()
        assert word in page
        with viewing(system_viewer("test")):
            key: UUID = Upload.objects.get().pk
        browser.post(reverse("front_door:file_drop", args=[key]))
        with viewing(system_viewer("test")):
            assert not Upload.objects.exists()


def test_nobody_else_sees_a_file_that_was_sent(
    browser: Client, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    where = send(browser, contacts_file(ROW).raw, mapping="plain")
    other = signed_in(staff_with("front_door_manager", name="Somebody Else"))
    assert other.get(where).status_code == 404
    assert "a.csv" not in other.get(reverse("front_door:files")).content.decode()


def test_a_second_run_of_the_job_finds_nothing_to_do(browser: Client, at: datetime) -> None:
    send(browser, contacts_file(ROW).raw, mapping="plain")
    key = str(only_upload().pk)
    bring_in_file(key, "plain")
    bring_in_file(key, "plain")
    with viewing(system_viewer("test")):
        assert Import.objects.count() == 1
