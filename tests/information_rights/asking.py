"""Somebody whose records are asked for, and those who answer."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.information_rights.actions.deciding import Given
from sightline.information_rights.actions.requests import Wanted, collect_records, take_request
from sightline.information_rights.models import RecordsRequest, RequestLine
from sightline.information_rights.pack import digest_of, pack_of
from sightline.information_rights.queries.requests import decisions_of, lines_of
from sightline.people.actions import write_chronology
from sightline.people.models import SourceRecord
from tests.information_rights.conftest import LATELY
from tests.information_rights.deciding import as_viewer
from tests.people_of_the_tests import Partnership

Makes = Callable[..., SourceRecord]
SignIn = Callable[[Staff], Client]
GIVE = Given(choice="give")
WANTED = Wanted(
    requester="solicitor",
    name="Lee Marsh",
    reach="by post",
    wanted="Everything",
    received_on=date(2026, 3, 2),
)


@pytest.fixture
def manager(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def officer(staff_with: Callable[..., Staff]) -> Staff:
    """Who collects: opens people, and reads no other agency's own entries, since no registration is held."""
    staff = staff_with("front_door_manager", name="Gova Nance")
    staff.social_work_number = ""
    staff.save()
    return staff


@pytest.fixture
def known(somebody: Makes, partnership: Partnership, manager: Staff, at: datetime) -> SourceRecord:
    """Jon Reed, with a line of the council's and one only the police may read."""
    jon, by = somebody("Jon", "Reed", born=LATELY), as_viewer(manager)
    with viewing(by):
        for title, whose, only in (
            ("Seen at school by his aunt Kay", partnership.council, None),
            ("Seen at the arcade", partnership.police, partnership.police.pk),
        ):
            write_chronology(
                about=[jon.pk], happened_at=at, kind="x.y", title=title, controller_id=whose.pk, by=by, at=at,
                only_employer_id=only,
            )  # fmt: skip
    return jon


@pytest.fixture
def taken(known: SourceRecord, officer: Staff, at: datetime) -> RecordsRequest:
    by = as_viewer(officer)
    with viewing(by):
        return take_request(record_id=known.pk, given=WANTED, by=by, at=at)


def collected(held: RecordsRequest, by: Viewer, at: datetime) -> list[RequestLine]:
    with viewing(by):
        return collect_records(request_id=held.pk, by=by, at=at)


def shown(held: RecordsRequest) -> str:
    """The digest of the pack as a page shows it now."""
    return digest_of(pack_of(held, decisions_of(list(lines_of(held.pk)))))
