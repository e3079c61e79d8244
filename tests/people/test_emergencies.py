"""Breaking the glass: an hour with a record that is not restricted; what is reviewed afterwards (design 5)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.people import actions
from sightline.people.models import ChronologyLine, Emergency, Identifier, SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from tests.people.glass import WHY, ask, later, numbers_seen, of, told
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.usefixtures("fixed_clock")
Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]


def test_the_database_keeps_people_from_posts_that_do_not_open_them(
    child: SourceRecord, asker: Viewer
) -> None:
    with viewing(asker):
        for table in ("identifier", "address", "relationship", "chronologyline", "identifierevent"):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM people_{table}")
                assert cursor.fetchone() == (0,), table


def test_an_ordinary_record_opens_for_an_hour_and_closes_by_itself(
    child: SourceRecord, partnership: Partnership, viewer: Viewer, asker: Viewer
) -> None:
    with viewing(viewer):
        person(partnership.council, viewer, reference="C-2", **GRACE, identifiers=[("local", "G-1")])
    ask(asker)
    with viewing(asker):
        assert {each.record_id for each in Identifier.objects.all()} == {child.pk}
        assert list(SourceRecord.objects.visible_to(asker)) == [child]
    with later(minutes=59):
        assert numbers_seen(asker) == 1
    with later(minutes=60):
        assert numbers_seen(asker) == 0


def test_it_opens_for_whoever_asked_and_nobody_else(
    child: SourceRecord, asker: Viewer, staff_with: Make
) -> None:
    ask(asker)
    assert numbers_seen(of(staff_with("practitioner"))) == 0


def test_the_page_shows_the_record_and_says_until_when(
    child: SourceRecord, practitioner: Staff, governor: Staff, signed_in: SignIn
) -> None:
    client = signed_in(practitioner)
    given = {
        "names": "Amelia Okafor",
        "born-day": "4",
        "born-month": "3",
        "born-year": "2010",
        "why": WHY,
        "sure": "on",
    }
    answer = client.post(reverse("people:break_glass"), given)
    one = answer.headers["Location"]
    page = client.get(one).content.decode()
    assert "Open the record" in page
    record = client.get(f"{one}record/").content.decode()
    assert "Amelia Rose Okafor" in record
    assert "until 4 March 2026 at 11:30am" in record
    assert "943 476 5870" in record or "9434765870" in record
    assert client.get(reverse("people:details", args=[child.pk])).status_code == 403
    with later(minutes=61):
        over = signed_in(practitioner).get(f"{one}record/")
        assert over.status_code == 403
        assert "is over" in over.content.decode()
    assert told("people.emergency_opened") == {"Ines Governor"}


def test_every_opening_is_on_the_record_of_access(
    child: SourceRecord, asker: Viewer, practitioner: Staff, governor: Staff, signed_in: SignIn
) -> None:
    made = ask(asker)
    signed_in(practitioner).get(reverse("people:emergency_record", args=[made.pk]))
    with viewing(of(governor)):
        found = AuditEvent.objects.filter(staff_id=practitioner.pk)
        assert {"people.emergency_asked", "people.sourcerecord.opened"} <= set(
            found.values_list("kind", flat=True)
        )
        assert found.filter(about__contains=[str(child.pk)], outcome="opened").exists()


@pytest.mark.parametrize(
    "who",
    [
        Asked("Amelia"),
        Asked("Amelia Nobody"),
        Asked("Amelia Okafor", Born(1999, 1, 1)),
        Asked(identifier="1"),
    ],
)
def test_somebody_who_does_not_know_exactly_whom_opens_nothing(
    who: Asked, child: SourceRecord, partnership: Partnership, viewer: Viewer, asker: Viewer
) -> None:
    with viewing(viewer):
        person(partnership.council, viewer, reference="C-9", **{**AMELIA, "identifiers": []})
    with pytest.raises(Refused, match="No one record answers"):
        ask(asker, who)


def test_two_of_one_name_need_more_to_tell_them_apart(
    child: SourceRecord, partnership: Partnership, viewer: Viewer, asker: Viewer
) -> None:
    with viewing(viewer):
        person(partnership.council, viewer, **{**AMELIA, "born": Born(2012, 6, 1), "identifiers": []})
    with pytest.raises(Refused, match="No one record answers"):
        ask(asker, Asked("Amelia Okafor"))
    assert ask(asker, Asked("Amelia Okafor", Born(2010, 3, 4))).about == [child.pk]
    assert ask(asker, Asked(identifier="943 476 5870")).about == [child.pk]


def test_whoever_opens_people_anyway_does_not_break_the_glass(child: SourceRecord, adviser: Staff) -> None:
    with pytest.raises(Refused, match="without this"):
        ask(of(adviser))


def test_other_posts_may_not(child: SourceRecord, staff_with: Make, signed_in: SignIn) -> None:
    partner = staff_with("agency_worker")
    assert signed_in(partner).get(reverse("people:break_glass")).status_code == 403
    with pytest.raises(Refused, match="does not include"):
        ask(of(partner))


ROW = {"number": "EM-X", "reason": "x"}


@pytest.mark.parametrize("how", ["too_long", "another's", "tomorrow", "restricted"])
def test_the_database_refuses_what_the_action_would_not_write(
    how: str, child: SourceRecord, asker: Viewer, viewer: Viewer, staff_with: Make
) -> None:
    row: dict[str, Any] = {**ROW, "by_id": asker.staff_id, "at": AT, "until": AT + timedelta(hours=1)}
    row["about"] = [child.pk]
    if how == "too_long":
        row["until"] += timedelta(minutes=1)
    elif how == "another's":
        row["by_id"] = staff_with("practitioner").pk
    elif how == "tomorrow":
        row |= {"at": AT + timedelta(days=1), "until": AT + timedelta(days=1, hours=1)}
    else:
        with viewing(viewer):
            actions.restrict(record=child, named=[], ask="x", why="x", by=viewer, at=AT)
    with viewing(asker), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Emergency.objects.create(**row)


def test_a_restriction_placed_meanwhile_closes_it(child: SourceRecord, asker: Viewer, viewer: Viewer) -> None:
    ask(asker)
    with viewing(viewer):
        actions.restrict(record=child, named=[], ask="x", why="x", by=viewer, at=AT)
    assert numbers_seen(asker) == 0


def test_information_governance_reviews_what_was_opened(
    child: SourceRecord, asker: Viewer, governor: Staff, signed_in: SignIn
) -> None:
    made = ask(asker)
    client, wanted = signed_in(governor), f"{reverse('people:emergencies')}?review=wanted"
    assert made.number in client.get(wanted).content.decode()
    path = reverse("people:emergency_review", args=[made.pk])
    assert WHY in client.get(path).content.decode()
    client.post(path, {"finding": "justified", "words": "Spoke with her and with the team leader."})
    assert made.number not in client.get(wanted).content.decode()
    assert "reviewed already" in client.post(path, {"finding": "justified", "words": "x"}).content.decode()
    assert numbers_seen(of(governor)) == 0


def test_a_page_of_the_search_leads_to_it(
    restricted: SourceRecord, adviser: Staff, signed_in: SignIn
) -> None:
    answer = signed_in(adviser).post(reverse("people:search"), {"names": "Amelia Okafor"}, follow=True)
    assert reverse("people:break_glass") in answer.content.decode()


def test_a_longer_list_asks_no_more(
    child: SourceRecord, asker: Viewer, practitioner: Staff, governor: Staff, signed_in: SignIn
) -> None:
    made = ask(asker)
    client, theirs = signed_in(governor), signed_in(practitioner)
    paths = {
        reverse("people:emergencies"): (client, 19),
        reverse("people:emergency_one", args=[made.pk]): (client, 17),
        reverse("people:emergency_record", args=[made.pk]): (theirs, 40),
        reverse("people:break_glass"): (theirs, 14),
    }
    few: dict[str, int] = {}
    for path, (who, most) in paths.items():
        who.get(path)
        few[path] = questions(who, path)
        assert few[path] <= most, path
    for _ in range(4):
        ask(asker)
    assert {path: questions(who, path) for path, (who, _) in paths.items()} == few


def questions(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200, path
    return len(asked)


def test_what_is_held_of_another_is_not_opened_with_it(
    child: SourceRecord, partnership: Partnership, viewer: Viewer, asker: Viewer
) -> None:
    with viewing(viewer):
        other = person(partnership.council, viewer, reference="C-2", **GRACE)
    ask(asker)
    with viewing(asker):
        assert not ChronologyLine.objects.filter(record_id=other.pk).exists()
        assert not SourceRecord.objects.visible_to(asker).filter(pk=other.pk).exists()
