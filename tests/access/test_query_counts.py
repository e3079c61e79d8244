"""Lists ask the database the same number of questions however long they are (section 10)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sightline.access.actions.recording import record
from sightline.access.models import Staff
from sightline.access.states import Outcome
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]


def questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("role", "path", "most"),
    [
        ("administrator", "/administration/staff/", 16),
        ("administrator", "/administration/agencies/", 14),
        ("administrator", "/administration/", 18),
        ("governance_officer", "/record/", 20),
    ],
)
def test_a_longer_list_asks_no_more(
    role: str, path: str, most: int, staff_with: Make, signed_in: SignIn
) -> None:
    client = signed_in(staff_with(role))
    client.get(path)  # the first visit also writes the session
    few = questions(client, path)
    for _ in range(12):
        somebody = viewer_of(staff_with("adviser"), on=clock.today())
        with viewing(somebody):
            record(Outcome.OPENED, "people.opened", by=somebody, at=clock.now(), words="On duty")
    assert questions(client, path) == few
    assert few <= most
