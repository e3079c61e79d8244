"""Staff who opened a record of their own or their family's name are listed for review (design 5)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.actions.recording import record as keep
from sightline.access.looking import open_record
from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.people.actions import NewName
from sightline.people.models import SourceRecord
from sightline.people.naming.births import Born
from tests.people.glass import of
from tests.people.making import person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.usefixtures("fixed_clock")
Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]


def opens(staff: Staff, record: SourceRecord) -> None:
    with viewing(of(staff)):
        open_record(SourceRecord.objects.all(), of(staff), record.pk)


def child_named(partnership: Partnership, by: Viewer, given: str, surname: str) -> SourceRecord:
    with viewing(by):
        names = [NewName(given, surname)]
        return person(partnership.council, by, names=names, born=Born(2012, 1, 2))


@pytest.mark.parametrize(
    ("looker", "child", "alike"),
    [
        ("Jo Okafor", ("Amelia", "Okafor"), "The same surname"),
        ("Amelia Okafor", ("Amelia", "Okafor"), "The same given name and surname"),
        ("Jo SMITH-JONES", ("Amelia", "Jones"), "The same surname"),
        ("Renée Núñez", ("Ana", "Nunez"), "The same surname"),
        ("Ирина Петрова", ("Анна", "Петрова"), "The same surname"),
        ("Okafor Brown", ("Amelia", "Okafor"), ""),  # a given name is no surname
        ("Jo Okaforson", ("Amelia", "Okafor"), ""),
        ("Jo Brown", ("Brown", "Green"), ""),
    ],
)
def test_names_are_compared_by_their_parts(
    looker: str,
    child: tuple[str, str],
    alike: str,
    partnership: Partnership,
    viewer: Viewer,
    staff_with: Make,
    governor: Staff,
    signed_in: SignIn,
) -> None:
    opens(staff_with("adviser", name=looker), child_named(partnership, viewer, *child))
    page = signed_in(governor).get(reverse("people:looks")).content.decode()
    assert (f">{alike}</td>" in page) if alike else "waits to be reviewed" in page
    assert child[0] not in page or child[0] in looker


def test_one_is_reviewed_once_and_not_by_whoever_looked(
    partnership: Partnership, viewer: Viewer, staff_with: Make, governor: Staff, signed_in: SignIn
) -> None:
    opens(staff_with("adviser", name="Jo Okafor"), child_named(partnership, viewer, "Amelia", "Okafor"))
    client = signed_in(governor)
    with viewing(of(governor)):
        event = AuditEvent.objects.get(outcome="opened", kind="people.sourcerecord.opened")
    path = reverse("people:look", args=[event.pk])
    assert "Jo Okafor" in client.get(path).content.decode()
    given = {"finding": "not_related", "words": "Spoke with her manager: it was her call."}
    client.post(path, given)
    assert "waits to be reviewed" in client.get(reverse("people:looks")).content.decode()
    assert "They are not related" in client.get(reverse("people:looks"), {"reviewed": "on"}).content.decode()
    assert "reviewed already" in client.post(path, given).content.decode()
    auditor = signed_in(staff_with("auditor"))
    assert "Spoke with her manager" in auditor.get(path).content.decode()


def test_governance_s_own_looking_is_the_auditor_s_to_review(
    partnership: Partnership, viewer: Viewer, staff_with: Make, signed_in: SignIn
) -> None:
    mine = staff_with("governance_officer", name="Ines Okafor")
    record = child_named(partnership, viewer, "Amelia", "Okafor")
    with viewing(of(mine)):
        event = keep(Outcome.OPENED, "people.opened", by=of(mine), at=clock.now(), about=[record.pk])
    path = reverse("people:look", args=[event.pk])
    refused = signed_in(mine).get(path)
    assert refused.status_code == 403
    assert "Somebody else must review it" in refused.content.decode()
    assert signed_in(staff_with("auditor")).get(path).status_code == 200


def test_others_are_told_nothing(
    partnership: Partnership, viewer: Viewer, staff_with: Make, signed_in: SignIn
) -> None:
    jo = staff_with("adviser", name="Jo Okafor")
    opens(jo, child_named(partnership, viewer, "Amelia", "Okafor"))
    assert signed_in(jo).get(reverse("people:looks")).status_code == 403
    with viewing(of(jo)), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_looks_alike('2020-01-01', '2030-01-01')")
        assert cursor.fetchone() == (0,)


def test_a_longer_list_asks_no_more(
    partnership: Partnership, viewer: Viewer, staff_with: Make, governor: Staff, signed_in: SignIn
) -> None:
    child = child_named(partnership, viewer, "Amelia", "Okafor")
    opens(staff_with("adviser", name="Jo Okafor"), child)
    client, path = signed_in(governor), reverse("people:looks")
    client.get(path)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    few = questions()
    for number in range(5):
        opens(staff_with("adviser", name=f"Jo{number} Okafor"), child)
    assert questions() == few <= 18
