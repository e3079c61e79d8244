"""Two calls at one moment."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.models import Contact
from tests.api.conftest import Caller, contact_body
from tests.conftest import STILL

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
SYSTEM = system_viewer("test")


def test_two_at_once_make_one_contact_and_are_told_the_same(charity: Caller) -> None:
    gate, found = Barrier(2), list[Any]()

    def call() -> None:
        try:
            gate.wait(60)
            with clock.fixed(STILL):
                found.append(charity.post("contacts", contact_body(), once="one-and-the-same"))
        finally:
            connection.close()

    threads = [Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [each.status_code for each in found] == [201, 201]
    assert found[0].json() == found[1].json()
    with viewing(SYSTEM):
        assert Contact.objects.count() == 1
